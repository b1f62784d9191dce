// A place to add reports in, as an operator has one: the real command, its folder, its assets.
// Comes in: nothing. Goes out: what the command said, the table it wrote, answers. Never: the project's own folders.

import { spawnSync } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ask, openBase } from "../../../knowledge/ask.ts";
import type { Answer } from "../../../knowledge/types.ts";
import { readFrom } from "../../../scripts/cli.ts";
import { readSheet, sheetOf } from "../../../scripts/knowledge/sheet.ts";

const ROOT = join(import.meta.dirname, "../../..");

export interface Said {
  status: number | null;
  stdout: string;
  stderr: string;
}

export interface Workplace {
  /** A path in it. */
  at(...parts: string[]): string;
  put(name: string, content: string | Uint8Array): Promise<string>;
  /** `npm run knowledge -- …` */
  knowledge(...args: string[]): Said;
  rows(id: string): Promise<Array<Record<string, string>>>;
  /** Changes rows of a report's table as a person does in a table program. */
  edit(id: string, change: (row: Record<string, string>) => Record<string, string>): Promise<void>;
  ask(question: string): Promise<Answer>;
  leave(): Promise<void>;
}

export async function workplace(): Promise<Workplace> {
  const folder = await mkdtemp(join(tmpdir(), "knowledge-"));
  const at = (...parts: string[]): string => join(folder, ...parts);
  const table = (id: string): string => at("reports", id, "核对表.csv");
  const rows: Workplace["rows"] = async (id) => readSheet(await readFile(table(id)));
  return {
    at,
    rows,
    async put(name, content) {
      await writeFile(at(name), content);
      return at(name);
    },
    knowledge(...args) {
      const [below = "build", ...rest] = args;
      const places = ["--folder", at("reports"), "--out", at("assets")];
      const { status, stdout, stderr } = spawnSync(
        process.execPath,
        ["scripts/knowledge.ts", below, ...rest, ...places],
        { cwd: ROOT, encoding: "utf8", input: "" },
      );
      return { status, stdout, stderr };
    },
    async edit(id, change) {
      const changed = (await rows(id)).map(change);
      const header = Object.keys(changed[0] ?? {});
      const cells = changed.map((row) => header.map((name) => row[name] ?? ""));
      await writeFile(table(id), sheetOf(header, cells));
    },
    ask: (question) => ask({ question, today: "2026-11-22" }, openBase(readFrom(at("assets")))),
    leave: () => rm(folder, { recursive: true }),
  };
}
