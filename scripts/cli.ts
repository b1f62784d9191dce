/**
 * What the commands that ask share.
 * Comes in: nothing. Goes out: today in Beijing, built assets as a reader, lines of standard input.
 * Never: an answer.
 */

import { existsSync, statSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { ReadAsset } from "../knowledge/types.ts";
import { beijingDate, systemClock } from "../src/core/clock.ts";
import { ASSETS, buildKnowledge, FIGURES } from "./build-knowledge.ts";

/** Today in Beijing, `YYYY-MM-DD`. */
export const beijingToday = (): string => beijingDate(systemClock.now());

/** Checks a `YYYY-MM-DD` argument. */
export function isDay(text: string): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text));
}

/** Builds the assets when they are missing or older than what they are made of. */
export async function freshAssets(): Promise<ReadAsset> {
  const manifest = join(ASSETS, "manifest.json");
  const built = existsSync(manifest) ? statSync(manifest).mtimeMs : 0;
  const sources = await under(join(FIGURES, ".."));
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

/** Folders too: one that has lost a file is newer for it. */
async function under(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.map((entry) => join(entry.parentPath, entry.name));
}

/** Lines of standard input, in order, without blank ones. */
export async function* inputLines(): AsyncGenerator<string> {
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
    if (line.trim() !== "") yield line;
  }
}
