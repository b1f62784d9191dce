/**
 * What the command lines share.
 * Comes in: nothing. Goes out: a command in one style, today in Beijing, built assets as a reader, lines of standard input.
 * Never: an answer.
 */

import { existsSync, statSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { Command } from "commander";
import type { ReadAsset } from "../knowledge/types.ts";
import { ASSETS, buildKnowledge, FIGURES } from "./build-knowledge.ts";

/** A command as one types it, with what it does and how it explains itself. */
export function command(typed: string, does: string): Command {
  return new Command(typed).description(does).helpOption("--help", "显示这段说明");
}

/** Today in Beijing, `YYYY-MM-DD`. */
export function beijingToday(now = Date.now()): string {
  return new Date(now + 8 * 3600_000).toISOString().slice(0, 10);
}

/** Checks a `YYYY-MM-DD` argument. */
export function isDay(text: string): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text));
}

/** Builds the assets when they are missing or older than what they are made of. */
export async function freshAssets(): Promise<ReadAsset> {
  const manifest = join(ASSETS, "manifest.json");
  const built = existsSync(manifest) ? statSync(manifest).mtimeMs : 0;
  const sources = await filesUnder(join(FIGURES, ".."));
  if (sources.some((path) => statSync(path).mtimeMs > built)) await buildKnowledge();
  return readFrom(ASSETS);
}

/** Reads assets of a folder. */
export function readFrom(folder: string): ReadAsset {
  return async (path) => {
    const file = join(folder, path);
    return existsSync(file) ? readFile(file, "utf8") : null;
  };
}

async function filesUnder(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

/** Lines of standard input, in order, without blank ones. */
export async function* inputLines(): AsyncGenerator<string> {
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
    if (line.trim() !== "") yield line;
  }
}
