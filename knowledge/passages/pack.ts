/**
 * The form in which sentences lie in assets: the one thing that the build and the reader of them share.
 * Comes in: documents as read, or the arrays they were packed into. Goes out: the other of the two.
 * Never: I/O; a part too large for a file, however long a report is.
 */

import { reportKey } from "../codec.ts";
import type { Document } from "../read/document.ts";
import type { ReportText, TextSection } from "./report.ts";

/** heading, plan, sentences, and which of them are captions. */
export type PackedSection = [string, 0 | 1, string[], number[]];

/** A paper of one committee about one period: title, publisher, date, sections. */
export type PackedPaper = [string, string, string, PackedSection[]];

/** Part of what a committee's reports about one period say; `parts` is how many there are. */
export interface PackedText {
  committee: string;
  region: string;
  period: string;
  parts: number;
  papers: PackedPaper[];
}

/** A part holds about this many characters, which is three times as many bytes. */
const PART_CHARS = 25_000;

/** Where a part lies. */
export function textKey(region: string, period: string, part: number): string {
  return `${reportKey(region, period)}|${part}`;
}

/** Packs documents; those of one committee and period lie together. */
export function packTexts(documents: readonly Document[]): Map<string, PackedText> {
  const reports = new Map<string, Document[]>();
  for (const document of documents) {
    const key = reportKey(document.region, document.period);
    reports.set(key, [...(reports.get(key) ?? []), document]);
  }
  const packed = new Map<string, PackedText>();
  for (const papers of reports.values()) {
    const [first] = papers;
    if (!first) continue;
    const { committee, region, period } = first;
    const parts = partsOf(papers);
    parts.forEach((part, i) => {
      packed.set(textKey(region, period, i), {
        committee,
        region,
        period,
        parts: parts.length,
        papers: part,
      });
    });
  }
  return packed;
}

/** Papers cut between sentences, so that no part is too large. */
function partsOf(documents: readonly Document[]): PackedPaper[][] {
  const parts: PackedPaper[][] = [[]];
  let size = 0;
  for (const { title, publisher, date, sections } of documents) {
    let paper: PackedPaper | null = null;
    for (const { heading, kind, sentences } of sections) {
      let section: PackedSection | null = null;
      for (const { text, kind: form } of sentences) {
        if (size > 0 && size + text.length > PART_CHARS) {
          parts.push([]);
          size = 0;
          paper = null;
          section = null;
        }
        if (!paper) {
          paper = [title, publisher, date, []];
          parts.at(-1)?.push(paper);
        }
        if (!section) {
          section = [heading, kind === "plan" ? 1 : 0, [], []];
          paper[3].push(section);
        }
        if (form === "caption") section[3].push(section[2].length);
        section[2].push(text);
        size += text.length;
      }
    }
  }
  return parts;
}

/** Puts the parts of a report together again. */
export function unpackTexts(parts: readonly PackedText[]): ReportText[] {
  const reports: ReportText[] = [];
  for (const { committee, region, period, papers } of parts) {
    for (const [title, publisher, date, packed] of papers) {
      const sections = packed.map(sectionOf);
      const last = reports.at(-1);
      const goesOn = last?.source.title === title && last.source.date === date;
      if (last && goesOn)
        reports[reports.length - 1] = { ...last, sections: [...last.sections, ...sections] };
      else reports.push({ committee, region, period, source: { title, publisher, date }, sections });
    }
  }
  return reports;
}

function sectionOf([heading, plan, texts, captions]: PackedSection): TextSection {
  const sentences = texts.map((text, i) => ({ text, caption: captions.includes(i) }));
  return { heading, plan: plan === 1, sentences };
}
