/**
 * A folder of reports → documents.
 * Comes in: a folder, with or without an index.json. Goes out: the documents in it, and what could not be read or told.
 * Never: a file that stops the others; a figure.
 */

import type { Dirent } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { join, relative } from "node:path";
import * as z from "zod/mini";
import type { Tables } from "../../knowledge/base.ts";
import type { Document, Given } from "../../knowledge/read/document.ts";
import { readDocuments } from "../../knowledge/read/read.ts";
import { isReport, textOf } from "./files.ts";

const INDEX = "index.json";

const word = z.optional(z.union([z.string(), z.pipe(z.number(), z.transform(String))]));
const entrySchema = z.object({
  id: word,
  file: word,
  committee: word,
  region: word,
  period: word,
  title: word,
  publisher: word,
  url: word,
  date: word,
});
type Entry = z.infer<typeof entrySchema>;

const FIELDS = ["id", "committee", "region", "period", "title", "publisher", "url", "date"] as const;
/** How front matter may name a field. */
const NAMES: Readonly<Record<string, (typeof FIELDS)[number]>> = {
  单位: "committee",
  地区: "region",
  年份: "period",
  时期: "period",
  标题: "title",
  来源: "publisher",
  链接: "url",
  日期: "date",
};

/** A file of reports, with what an index says about it: once for each report in it. */
export interface Listed {
  /** As people see it: its path below the folder. */
  file: string;
  path: string;
  said: Given[];
}

/** Lists every report file of a folder and the folders in it. */
export async function listFolder(dir: string): Promise<{ listed: Listed[]; problems: string[] }> {
  let found: Dirent[];
  try {
    found = await readdir(dir, { recursive: true, withFileTypes: true });
  } catch {
    return { listed: [], problems: [`${dir}：打不开这个文件夹`] };
  }
  const problems: string[] = [];
  const files = found
    .filter((entry) => entry.isFile() && !/^\.|^readme\.md$/i.test(entry.name))
    .map((entry) => relative(dir, join(entry.parentPath, entry.name)))
    .filter(isReport)
    .sort();
  const entries = await readIndex(dir, problems);
  for (const entry of entries) {
    if (!files.some((file) => isOf(entry, file)))
      problems.push(`${INDEX}：找不到 ${entry.file ?? entry.id} 的文件`);
  }
  const listed = files.map((file): Listed => {
    const own = entries.filter((entry) => isOf(entry, file)).map(givenIn);
    return { file, path: join(dir, file), said: own.length > 0 ? own : [{}] };
  });
  return { listed, problems };
}

/**
 * Reads a file's text, and joins what its front matter and the index say.
 * @throws UnreadableError with the reason in Chinese
 */
export async function readListed({ file, path, said }: Listed): Promise<{ text: string; said: Given[] }> {
  const { text, given } = frontMatter(await textOf(path));
  return { text, said: said.map((one) => ({ id: file, ...given, ...one })) };
}

/** Reads every report of a folder and the folders in it. */
export async function readFolder(
  dir: string,
  tables: Tables,
): Promise<{ documents: Document[]; problems: string[] }> {
  const documents: Document[] = [];
  const { listed, problems } = await listFolder(dir);
  for (const one of listed) {
    try {
      const { text, said } = await readListed(one);
      for (const given of said) {
        const found = readDocuments(text, given, tables);
        if (found.length === 0) problems.push(`${one.file}：没有读到正文`);
        for (const document of found) {
          documents.push(document);
          problems.push(...document.doubts.map((doubt) => `${one.file}：${doubt}`));
        }
      }
    } catch (error) {
      problems.push(`${one.file}：${error instanceof Error ? error.message : String(error)}`);
    }
  }
  return { documents, problems };
}

/** An entry names its file, with or without ending, or only its id does. */
function isOf({ file, id }: Entry, path: string): boolean {
  return [file, id].some(
    (name) => name !== undefined && (name === path || name === path.replace(/\.\w+$/, "")),
  );
}

function givenIn(entry: Record<string, unknown>): Given {
  return Object.fromEntries(
    FIELDS.flatMap((field) => {
      const value = entry[field];
      return typeof value === "string" && value.trim() !== "" ? [[field, value.trim()]] : [];
    }),
  );
}

async function readIndex(dir: string, problems: string[]): Promise<Entry[]> {
  let text: string;
  try {
    text = await readFile(join(dir, INDEX), "utf8");
  } catch {
    return [];
  }
  try {
    const parsed = z.array(entrySchema).safeParse(JSON.parse(text));
    if (parsed.success) return parsed.data;
    problems.push(
      `${INDEX}：要写成 [{"file":"…","committee":"…"}]，第 ${Number(parsed.error.issues[0]?.path[0] ?? 0) + 1} 项不对`,
    );
  } catch {
    problems.push(`${INDEX}：不是 JSON`);
  }
  return [];
}

/** What stands between two lines of --- at the beginning of a text. */
function frontMatter(text: string): { text: string; given: Given } {
  const match = /^\uFEFF?---[ \t]*\r?\n([\s\S]*?)\r?\n---[ \t]*(?:\r?\n|$)/.exec(text);
  if (!match) return { text, given: {} };
  const pairs = (match[1] ?? "").split(/\r?\n/).flatMap((line) => {
    const [, name, value] = /^\s*([\p{L}_]+)\s*[:：]\s*["']?(.*?)["']?\s*$/u.exec(line) ?? [];
    return name === undefined || value === undefined ? [] : [[NAMES[name] ?? name, value]];
  });
  return { text: text.slice(match[0].length), given: givenIn(Object.fromEntries(pairs)) };
}
