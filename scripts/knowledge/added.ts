/**
 * The folder of added reports, a folder each: the text as read, what is known of it (JSON), its table for review.
 * Comes in: the folder; texts with what was said about them. Goes out: added reports as documents.
 * Never: a place in git (reports' sentences stay with whoever added them); the figures in a report.
 */

import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join, parse } from "node:path";
import * as z from "zod/mini";
import type { Tables } from "../../knowledge/base.ts";
import type { Document, Given } from "../../knowledge/read/document.ts";
import { readDocuments, UNKNOWN } from "../../knowledge/read/read.ts";

const TEXT = "text.txt";
const RECORD = "report.json";

const FIELDS = ["committee", "region", "period", "title", "publisher", "url", "date"] as const;
/** Without these a report is not answered from. */
const NEEDED = ["committee", "region", "period", "title"] as const;

const givenSchema = z.pipe(
  z.record(z.string(), z.string()),
  z.transform((fields: Record<string, string>) => fieldsOf(fields)),
);
const recordSchema = z.object({
  /** The file it was read from. */
  file: z.string(),
  /** SHA-256 of the text: one that was changed by hand is no longer the report. */
  sha256: z.string(),
  /** What a person said about it. */
  said: givenSchema,
  /** What each report in it was told to be. */
  told: z.array(givenSchema),
});
/** What is known of an added report. */
export type Kept = z.infer<typeof recordSchema>;

/** An added report; a file about several committees holds several documents. */
export interface Added {
  id: string;
  dir: string;
  file: string;
  text: string;
  said: Given;
  documents: Document[];
  /** The text is not the one that was read. */
  changed: boolean;
}

/** What could not be told of a document. */
export function lackingIn(document: Document): Array<(typeof NEEDED)[number]> {
  return NEEDED.filter((field) => document[field] === UNKNOWN || document[field] === "");
}

/** Whether all of a report can be answered from. */
export const isFinished = ({ documents }: Added): boolean =>
  documents.every((document) => lackingIn(document).length === 0);

/** The documents that can be answered from. */
export const finishedOf = ({ documents }: Added): Document[] =>
  documents.filter((document) => lackingIn(document).length === 0);

/** An added report cannot be opened, in one line for people. */
export class AddedError extends Error {
  override name = "AddedError";
}

/** Opens all added reports, by their ids. */
export async function openAdded(folder: string, tables: Tables): Promise<Added[]> {
  const found: Added[] = [];
  for (const id of await idsIn(folder)) {
    const dir = join(folder, id);
    const record = await recordIn(dir);
    const text = await readFile(join(dir, TEXT), "utf8").catch(() => {
      throw new AddedError(`${dir} 里没有 ${TEXT}：请把这份报告再加一次，或者整个文件夹删掉`);
    });
    const documents = documentsOf(id, text, record.said, record.told, tables);
    const changed = digestOf(text) !== record.sha256;
    found.push({ id, dir, file: record.file, text, said: record.said, documents, changed });
  }
  return found;
}

/** The records of all added reports by their ids: read once for any number of files that are added. */
export async function recordsIn(folder: string): Promise<Map<string, Kept>> {
  const ids = await idsIn(folder);
  return new Map(await Promise.all(ids.map(async (id) => [id, await recordIn(join(folder, id))] as const)));
}

/** Keeps a report; the same one added before is replaced, but for its table. */
export async function keepAdded(
  folder: string,
  records: Map<string, Kept>,
  report: { file: string; text: string; said: Given; documents: readonly Document[] },
): Promise<{ id: string; replaced: boolean }> {
  const { file, text, said, documents } = report;
  const told = documents.map(fieldsOf);
  const record: Kept = { file, sha256: digestOf(text), said: fieldsOf(said), told };
  const [before, old] = [...records].find(([, known]) => isSame(known, record)) ?? [];
  const stays = old !== undefined && (isTold(old) || !isTold(record));
  const id = before !== undefined && stays ? before : freeId(record, documents, records);
  const dir = join(folder, id);
  await mkdir(folder, { recursive: true });
  if (before !== undefined && !stays) {
    await rename(join(folder, before), dir);
    records.delete(before);
  } else await mkdir(dir, { recursive: true });
  await writeFile(join(dir, TEXT), text);
  await writeFile(join(dir, RECORD), `${JSON.stringify(record, null, 2)}\n`);
  records.set(id, record);
  return { id, replaced: before !== undefined };
}

/** What was said about this text when it was added before. */
export function saidBefore(records: ReadonlyMap<string, Kept>, text: string, said: Given): Given {
  const now: Kept = { file: "", sha256: digestOf(text), said, told: [] };
  return [...records.values()].find((known) => isSame(known, now))?.said ?? {};
}

/** Removes a report with its table; false when there is none of this id. */
export async function removeAdded(folder: string, id: string): Promise<boolean> {
  if (!(await idsIn(folder)).includes(id)) return false;
  await rm(join(folder, id), { recursive: true });
  return true;
}

async function idsIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith("."))
    .map((entry) => entry.name)
    .sort();
}

async function recordIn(dir: string): Promise<Kept> {
  try {
    return recordSchema.parse(JSON.parse(await readFile(join(dir, RECORD), "utf8")));
  } catch {
    throw new AddedError(`${join(dir, RECORD)} 读不懂：请把这份报告再加一次，或者整个文件夹删掉`);
  }
}

/** A report keeps the identity it was told when it was added, whatever a later version would read. */
function documentsOf(id: string, text: string, said: Given, told: readonly Given[], tables: Tables) {
  const [only] = told;
  const given = only && told.length === 1 ? { ...said, ...only } : said;
  return readDocuments(text, { ...given, id }, tables);
}

/** One text is one report, unless an index parts it by committees; else the same paper of the same committee. */
function isSame(known: Kept, added: Kept): boolean {
  const committees = [known.said.committee, added.said.committee];
  const parted = committees.every((name) => name !== undefined) && committees[0] !== committees[1];
  if (known.sha256 === added.sha256) return !parted;
  const [before, now] = [known.told[0], added.told[0]];
  return (
    before !== undefined &&
    now !== undefined &&
    NEEDED.every((field) => before[field] !== undefined && before[field] === now[field])
  );
}

/** Whether a report has a name to be called by. */
const isTold = ({ told: [first] }: Kept): boolean =>
  first?.region !== undefined && first.period !== undefined;

/** 贵阳-2024; the name of its file as long as that much is not known. */
function freeId(kept: Kept, [first, ...more]: readonly Document[], taken: ReadonlyMap<string, Kept>): string {
  const several = more.length > 0 ? `等${more.length + 1}份` : "";
  const called =
    first && isTold(kept) ? `${first.region}${several}-${first.period}` : `未完成-${parse(kept.file).name}`;
  const name = called.replace(/[^\p{L}\p{N}-]+/gu, "");
  for (let n = 1; ; n += 1) {
    const id = n === 1 ? name : `${name}-${n}`;
    if (!taken.has(id)) return id;
  }
}

const digestOf = (text: string): string => createHash("sha256").update(text).digest("hex");

function fieldsOf(from: { readonly [field in (typeof FIELDS)[number]]?: string | undefined }): Given {
  return Object.fromEntries(
    FIELDS.flatMap((field) => {
      const value = from[field];
      return value === undefined || value === "" || value === UNKNOWN ? [] : [[field, value]];
    }),
  );
}
