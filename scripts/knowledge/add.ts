/**
 * Report files → the folder of added reports.
 * Comes in: paths of files and folders, what a person says about them. Goes out: what was kept, what was not and why.
 * Never: a file that stops the others; a figure.
 */

import { stat } from "node:fs/promises";
import type { Tables } from "../../knowledge/base.ts";
import type { Document, Given } from "../../knowledge/read/document.ts";
import { readDocuments } from "../../knowledge/read/read.ts";
import { type Kept, keepAdded, lackingIn, saidBefore } from "./added.ts";
import { type Listed, listFolder, readListed } from "./folder.ts";

/** What can be said about a report. */
export type Field = ReturnType<typeof lackingIn>[number];

/** What came of a file. */
export interface Outcome {
  file: string;
  path: string;
  /** The report it became, one that was there before or not; null where it could not be read. */
  id: string | null;
  replaced: boolean;
  documents: Document[];
  /** Why it could not be read, or what is doubtful about the report. */
  problems: string[];
}

/** Asks a person for what could not be told; null where nobody can be asked. */
export type Ask = ((file: string, field: Field) => Promise<string>) | null;

/** What files are added to, and with. */
export interface Ground {
  folder: string;
  /** What is in the folder; those added join it. */
  records: Map<string, Kept>;
  tables: Tables;
  ask: Ask;
}

/** Lists the files that paths stand for. */
export async function listPaths(paths: readonly string[]): Promise<{ listed: Listed[]; problems: string[] }> {
  const listed: Listed[] = [];
  const problems: string[] = [];
  for (const path of paths) {
    const found = await stat(path).catch(() => null);
    if (!found) problems.push(`${path}：找不到`);
    else if (found.isDirectory()) {
      const inside = await listFolder(path);
      problems.push(...inside.problems);
      if (inside.listed.length === 0) problems.push(`${path}：文件夹里没有报告`);
      listed.push(...inside.listed);
    } else listed.push({ file: path, path, said: [{}] });
  }
  return { listed, problems };
}

/** Reads one file and keeps the reports in it. */
export async function addFile(listed: Listed, told: Given, ground: Ground): Promise<Outcome[]> {
  try {
    const { text, said } = await readListed(listed);
    const outcomes: Outcome[] = [];
    for (const given of said) outcomes.push(await addReport(listed, text, { ...given, ...told }, ground));
    return outcomes;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return [unread(listed, reason)];
  }
}

const unread = ({ file, path }: Listed, reason: string): Outcome => {
  return { file, path, id: null, replaced: false, documents: [], problems: [reason] };
};

async function addReport(
  listed: Listed,
  text: string,
  now: Given,
  { folder, records, tables, ask }: Ground,
): Promise<Outcome> {
  const { file, path } = listed;
  let said: Given = { ...saidBefore(records, text, now), ...now };
  let documents = readDocuments(text, said, tables);
  const [only] = documents;
  if (!only) return unread(listed, "没有读到正文");
  // What holds for one report of several does not hold for the others: those are added from files of their own.
  if (ask && documents.length === 1) {
    for (const field of lackingIn(only)) {
      // A committee tells its region.
      if (!documents.some((document) => lackingIn(document).includes(field))) continue;
      const answer = await ask(file, field);
      if (answer === "") continue;
      said = { ...said, [field]: answer };
      documents = readDocuments(text, said, tables);
    }
  }
  const { id, replaced } = await keepAdded(folder, records, { file, text, said, documents });
  const problems = documents.flatMap((document) => document.doubts);
  return { file, path, id, replaced, documents, problems };
}
