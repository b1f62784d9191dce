/**
 * Reads the texts of these tests.
 * Comes in: a text, what is given. Goes out: its documents, and views of them that tests compare.
 * Never: a text of a real report.
 */

import type { Document, Given } from "../../../knowledge/read/document.ts";
import { readDocuments } from "../../../knowledge/read/read.ts";
import { fixtureTables } from "../fixture.ts";

const tables = fixtureTables();

/** All documents of a text. */
export const documentsOf = (text: string, given: Given = {}): Document[] =>
  readDocuments(text, given, tables);

/** The only document of a text. */
export function documentOf(text: string, given: Given = {}): Document {
  const [document, ...others] = documentsOf(text, given);
  if (!document || others.length > 0)
    throw new Error(`fixture: ${others.length + (document ? 1 : 0)} documents`);
  return document;
}

/** Its sentences of one kind, in order. */
export const sentencesIn = (document: Document, kind: "text" | "caption" = "text"): string[] =>
  document.sections.flatMap(({ sentences }) =>
    sentences.filter((one) => one.kind === kind).map((one) => one.text),
  );

/** Its sentences that state intentions. */
export const plansIn = (document: Document): string[] =>
  document.sections
    .filter((section) => section.kind === "plan")
    .flatMap(({ sentences }) => sentences.map((one) => one.text));
