/**
 * Reports become files, filled one after the other.
 * Comes in: the figures of each report, the numbers of frequent words. Goes out: files, and to whoever listens each
 * report with the number of its file. Never: a report in two files.
 */

import { joinEntries, type PackedReport, packFigure, reportKey, reportsPath } from "../codec.ts";
import type { Figure } from "../types.ts";
import { byteLength } from "./files.ts";

/** Full at this size: large enough for 30,000 reports in the files there may be, small enough to be read at once. */
const FULL_BYTES = 150_000;

/** Packs reports in their order, so that the years of a committee lie together. */
export function* packReports(
  reports: Iterable<readonly Figure[]>,
  numbers: ReadonlyMap<string, number>,
  listen: (report: readonly Figure[], file: number) => void,
): Generator<readonly [path: string, text: string]> {
  let entries: Array<readonly [string, string]> = [];
  let bytes = 0;
  let file = 0;
  for (const report of reports) {
    const [first] = report;
    if (!first) continue;
    const json = JSON.stringify(packReport(first, report, numbers));
    const size = byteLength(json);
    if (bytes > 0 && bytes + size > FULL_BYTES) {
      yield [reportsPath(file), joinEntries(entries)];
      entries = [];
      bytes = 0;
      file += 1;
    }
    entries.push([reportKey(first.region, first.period), json]);
    bytes += size;
    listen(report, file);
  }
  yield [reportsPath(file), joinEntries(entries)];
}

function packReport(
  { committee, region, period }: Figure,
  figures: readonly Figure[],
  numbers: ReadonlyMap<string, number>,
): PackedReport {
  const packed: PackedReport = { committee, region, period, sources: [], figures: [] };
  for (const figure of figures) {
    const { title, publisher, date } = figure.source;
    let at = packed.sources.findIndex((known) => known[0] === title && known[2] === date);
    if (at < 0) at = packed.sources.push([title, publisher, date]) - 1;
    packed.figures.push([at, packFigure(figure, numbers)]);
  }
  return packed;
}
