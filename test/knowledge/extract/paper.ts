// Small reports of our own: in, sentences; out, a document as reading makes it, its figures, a base over them.

import { type Base, openBase } from "../../../knowledge/ask.ts";
import { buildAssets } from "../../../knowledge/build/assets.ts";
import { extractFigures } from "../../../knowledge/extract/figures.ts";
import type { Document, Section } from "../../../knowledge/read/document.ts";
import type { Figure } from "../../../knowledge/types.ts";
import { fixtureTables } from "../fixture.ts";

const tables = fixtureTables();

/** A report of 云川市政协 about 2024; `about` changes what it is. */
export function paper(sentences: readonly string[], about: Partial<Document & Section> = {}): Document {
  const { heading = "", kind = "work", ...document } = about;
  return {
    id: "paper",
    committee: "云川市政协",
    region: "云川",
    level: "city",
    period: "2024",
    title: "云川市政协2024年工作综述",
    publisher: "",
    date: "",
    url: "",
    doubts: [],
    sections: [{ heading, kind, sentences: sentences.map((text) => ({ text, kind: "text" })) }],
    ...document,
  };
}

/** The figures of a report. */
export function figuresOf(sentences: readonly string[], about: Partial<Document & Section> = {}): Figure[] {
  return extractFigures(paper(sentences, about), tables);
}

/** Each figure in short: 党组会议 22次, 社情民意信息采用（省政协） 12篇. */
export function inShort(figures: readonly Figure[]): string[] {
  return figures.map(
    ({ metric, scope, printed }) => `${metric}${scope === "" ? "" : `（${scope}）`} ${printed}`,
  );
}

/** A base of reports. */
export function baseOf(...documents: readonly Document[]): Base {
  const regions = Object.fromEntries(documents.map(({ region }) => [region, [region, "", 2] as const]));
  const files = buildAssets(
    documents.flatMap((document) => extractFigures(document, tables)),
    { ...tables, names: { ...tables.names, ...regions } },
  );
  return openBase((path) => Promise.resolve(files.get(path) ?? null));
}
