/**
 * The catalogue: which committees have which periods, and where their figures lie.
 * Comes in: reports with the number of their file, documents. Goes out: regions, and the areas by which they are browsed.
 * Never: figures.
 */

import type { PackedArea, PackedRegion } from "../codec.ts";
import { readPeriod } from "../periods.ts";
import type { Divisions } from "../places.ts";
import type { Document } from "../read/document.ts";
import type { Figure } from "../types.ts";
import { layAreas } from "./areas.ts";

/** Collects the catalogue. */
export function catalogue(): {
  add(report: readonly Figure[], file: number): void;
  addDocument(document: Document): void;
  lay(divisions: Divisions): { areas: Map<string, PackedArea>; catalog: Map<string, PackedRegion> };
} {
  const regions = new Map<string, PackedRegion>();
  const entryOf = (region: string, committee: string): PackedRegion => {
    const entry = regions.get(region) ?? { committee, area: "", periods: [], ahead: [] };
    regions.set(region, entry);
    return entry;
  };
  return {
    add(report, file) {
      const [first] = report;
      if (!first) return;
      const { periods, ahead } = entryOf(first.region, first.committee);
      // What a report intends for the next year makes no report of that year.
      const list = report.every(({ kind }) => kind === "plan") ? ahead : periods;
      list.push([first.period, first.source.date, file]);
    },
    // A report may print names and no figures, or only what it intends.
    addDocument({ committee, region, period, date, sitting }) {
      const entry = entryOf(region, committee);
      const planned = entry.ahead.find(([known]) => known === period);
      if (planned) entry.ahead = entry.ahead.filter((one) => one !== planned);
      if (!entry.periods.some(([known]) => known === period))
        entry.periods.push(planned ?? [period, date, -1]);
      if (sitting) entry.sitting ??= sitting;
    },
    lay(divisions) {
      for (const { periods, ahead } of regions.values()) {
        for (const list of [periods, ahead]) list.sort((a, b) => yearOf(b[0]) - yearOf(a[0]));
      }
      const reports = new Map([...regions].map(([region, { periods }]) => [region, periods.length]));
      const { areas, listedIn } = layAreas(reports, divisions);
      for (const [region, entry] of regions) entry.area = listedIn.get(region) ?? "";
      return { areas, catalog: regions };
    },
  };
}

function yearOf(period: string): number {
  const { year, reported } = readPeriod(period);
  return year ?? reported ?? 0;
}
