/**
 * Rows of the figures' tables, checked.
 * Comes in: records as a CSV parser gives them. Goes out: figures, or errors that name file and line.
 * Never: I/O; a figure without source, unit or value.
 */

import * as z from "zod/mini";
import { composeQuote } from "../codec.ts";
import { chineseNumber } from "../numbers.ts";
import type { Figure } from "../types.ts";

/** The columns of a table, in order. */
export const COLUMNS = [
  "committee",
  "region",
  "period",
  "metric",
  "scope",
  "context",
  "parts",
  "printed",
  "value",
  "approx",
  "unit",
  "kind",
  "section",
  "terms",
  "title",
  "publisher",
  "date",
] as const;

const filled = z.string().check(z.minLength(1, "is empty"));

const rowSchema = z.strictObject({
  committee: filled,
  region: filled,
  period: z
    .string()
    .check(z.regex(/^(?:\d{4}|未标年份（\d{4}年报道）)$/, "is neither a year nor 未标年份（…年报道）")),
  metric: filled,
  scope: z.string(),
  context: z.string(),
  parts: z.string(),
  printed: filled,
  value: filled,
  approx: z.string(),
  unit: filled,
  kind: z.enum(["done", "plan", "cumulative"]),
  section: z.string(),
  terms: z.string(),
  title: filled,
  publisher: z.string(),
  date: z.string().check(z.regex(/^(?:\d{4}(?:-\d\d(?:-\d\d)?)?)?$/, "is not an ISO date")),
});

/** A record with the place it came from. */
export interface SourceRow {
  file: string;
  line: number;
  record: Record<string, string>;
}

/** All that is wrong with the tables, one line each. */
export class RowsError extends Error {
  override name = "RowsError";
  readonly problems: string[];
  constructor(problems: string[]) {
    super(problems.join("\n"));
    this.problems = problems;
  }
}

const list = (text: string, by: RegExp): string[] =>
  text
    .split(by)
    .map((word) => word.trim())
    .filter((word) => word !== "");

/** Digits that stand in a printed form, in half width: 1,500余 holds 1500. */
function standsIn(value: string, printed: string): boolean {
  return printed.normalize("NFKC").replaceAll(",", "").includes(value.normalize("NFKC").replaceAll(",", ""));
}

/**
 * Turns checked rows into figures.
 * @throws RowsError with every problem found, not only the first.
 */
export function figuresFromRows(rows: readonly SourceRow[]): Figure[] {
  const problems: string[] = [];
  const figures: Figure[] = [];
  const seen = new Map<string, string>();
  for (const { file, line, record } of rows) {
    const where = `${file}:${line}`;
    const parsed = rowSchema.safeParse(record);
    if (!parsed.success) {
      for (const issue of parsed.error.issues)
        problems.push(`${where}: ${issue.path.join(".")} ${issue.message}`);
      continue;
    }
    const row = parsed.data;
    const digits = /^\d[\d,]*(?:\.\d+)?$/.test(row.value);
    const value = digits ? Number(row.value.replaceAll(",", "")) : chineseNumber(row.value);
    if (value === null) problems.push(`${where}: value ${row.value} is not a number`);
    if (!standsIn(row.value, row.printed))
      problems.push(`${where}: ${row.value} does not stand in ${row.printed}`);
    // What an answer is told apart by; two rows alike in all of it could only be guessed between.
    const identity = [row.region, row.period, row.metric, row.scope, row.context, row.parts, row.unit].join(
      "|",
    );
    const twin = seen.get(identity);
    if (twin !== undefined) problems.push(`${where}: says the same as ${twin}`);
    seen.set(identity, where);
    const bare = {
      id: idOf(identity),
      committee: row.committee,
      region: row.region,
      period: row.period,
      metric: row.metric,
      value: value ?? 0,
      approx: row.approx,
      unit: row.unit,
      printed: row.printed,
      scope: row.scope,
      context: list(row.context, /、/),
      parts: list(row.parts, /、/),
      kind: row.kind,
      terms: list(row.terms, /\s+/),
    };
    const source = { title: row.title, publisher: row.publisher, date: row.date, section: row.section };
    figures.push({ ...bare, quote: composeQuote(bare), source });
  }
  if (problems.length > 0) throw new RowsError(problems);
  return figures;
}

/** 64 bits of FNV-1a in base 36: stable as long as the row keeps its meaning, whatever its value. */
function idOf(identity: string): string {
  let hash = 0xcbf29ce484222325n;
  for (const char of identity) {
    hash = BigInt.asUintN(64, (hash ^ BigInt(char.codePointAt(0) ?? 0)) * 0x100000001b3n);
  }
  return hash.toString(36);
}
