/**
 * A base of invented reports on disk. In: how many reports. Out: a folder of assets, what making it took and how large it
 * is. Never: a base that is kept for another run.
 */
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Tables } from "../../../knowledge/base.ts";
import { assetFiles } from "../../../knowledge/build/assets.ts";
import type { Figure } from "../../../knowledge/types.ts";

export interface Made {
  folder: string;
  seconds: number;
  /** Of all memory the process ever had. */
  memory: number;
  files: number;
  bytes: number;
  largest: number;
}

/** Makes the assets. */
export function makeBase(reports: Iterable<readonly Figure[]>, tables: Tables, folder: string): Made {
  const begin = performance.now();
  const made: Made = { folder, seconds: 0, memory: 0, files: 0, bytes: 0, largest: 0 };
  rmSync(folder, { recursive: true, force: true });
  for (const [path, text] of assetFiles(reports, tables)) {
    const contents = Buffer.from(text);
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, contents);
    made.files += 1;
    made.bytes += contents.length;
    made.largest = Math.max(made.largest, contents.length);
  }
  made.seconds = (performance.now() - begin) / 1000;
  made.memory = process.resourceUsage().maxRSS * 1024;
  return made;
}
