/**
 * The built assets, opened: reads only what a question needs and keeps what was read, within a bound.
 * Comes in: a function that reads an asset by its path. Goes out: figures, catalogue entries, tables.
 * Never: a write, a search, a decision.
 */

import {
  type Buckets,
  entryIn,
  kindKey,
  type Manifest,
  type PackedArea,
  type PackedEntry,
  type PackedKind,
  type PackedPlace,
  type PackedRegion,
  type PackedReport,
  pathOf,
  reportKey,
  reportsPath,
  unpackFigure,
} from "./codec.ts";
import { KEPT, keeper, MADE } from "./kept.ts";
import type { CharTables } from "./normalize.ts";
import { type PackedText, textKey, unpackTexts } from "./passages/pack.ts";
import type { ReportText } from "./passages/report.ts";
import { readPeriod } from "./periods.ts";
import type { Divisions } from "./places.ts";
import type { Sitting } from "./sittings.ts";
import type { Figure, ReadAsset } from "./types.ts";

/** `tables.json`: what reading a question needs besides the vocabulary. */
export interface Tables extends CharTables, Divisions {
  /** Characters that sound alike, a string each. */
  homophones: string[];
}

/** A period of a region, newest first in its list. */
export interface PeriodEntry {
  period: string;
  year: number | null;
  reported: number | null;
  /** ISO date of the report, or empty. */
  date: string;
}

/** What the base has of a region. */
export interface RegionEntry {
  region: string;
  committee: string;
  /** The area of the catalogue that lists it. */
  area: string;
  periods: PeriodEntry[];
  /** Periods of which there are intentions only. */
  ahead: PeriodEntry[];
  /** A session of its committee whose year is known; null where its reports name none. */
  sitting: Sitting | null;
}

/** An entry of the catalogue: one place, or an area with several of them. */
export interface AreaEntry {
  /** Of a place its region, of an area the last part of its id. */
  name: string;
  places: number;
  reports: number;
}

/** Figures that share metric, scope and measure. */
export interface Kind {
  kind: string;
  samples: readonly Figure[];
}

/** The knowledge base as the stages see it. */
export interface Base {
  manifest(): Promise<Manifest>;
  tables(): Promise<Tables>;
  /** What an area of the catalogue lists; the country's id is empty, 贵州/贵阳 is one below 贵州. */
  area(id: string): Promise<readonly AreaEntry[] | null>;
  region(name: string): Promise<RegionEntry | null>;
  figures(region: string, period: string): Promise<readonly Figure[]>;
  /** Kinds of figures of all committees that speak of a concept, each with a few of them. */
  byConcept(id: string): Promise<readonly Kind[]>;
  /** The largest and smallest figures of a kind, over all years or of one period. */
  leading(kind: string, period: string | null): Promise<readonly Figure[]>;
  /** Reports that hold a named thing (《…》, “…”). */
  byName(name: string): Promise<ReadonlyArray<readonly [string, string]>>;
  byValue(value: number): Promise<readonly Figure[]>;
  /** Reports whose sentences hold a name. */
  mentions(name: string): Promise<ReadonlyArray<readonly [string, string]>>;
  /** What added reports of a region and period say; nothing for shipped figures. */
  texts(region: string, period: string): Promise<readonly ReportText[]>;
}

/** The assets are missing or not what this code was built for. */
export class BaseError extends Error {
  override name = "BaseError";
}

/** What every question needs: read at the first one and kept, for there is one of each. */
export interface Ground {
  manifest(): Promise<Manifest>;
  tables(): Promise<Tables>;
  /** The words that packed figures name by their numbers. */
  words(): Promise<readonly string[]>;
}

/** Opens the ground of a base. Nothing is read before the first question. */
export function openGround(read: ReadAsset): Ground {
  // Values are kept, never promises: one that failed, or that belonged to a request that is gone, would be
  // handed to everybody after it. Of two read at once the first stays: fold() keys its map on the tables.
  function once<T>(path: string): () => Promise<T> {
    let held: { value: T } | null = null;
    return async () => {
      if (held) return held.value;
      const text = await read(path);
      if (text === null) throw new BaseError(`knowledge base: ${path} is missing; run \`npm run knowledge\``);
      const value: T = JSON.parse(text);
      held ??= { value };
      return held.value;
    };
  }
  return { manifest: once("manifest.json"), tables: once("tables.json"), words: once("words.json") };
}

/** Opens a base; `bound` is how much of it is kept in memory, in the weights of kept.ts. */
export function openBase(read: ReadAsset, bound = KEPT, ground = openGround(read)): Base {
  const kept = keeper(bound);

  /** One entry of a file, made into what the stages use. */
  async function entry<P, T>(path: string, key: string, make: (packed: P) => T): Promise<T | null> {
    const name = `${path} ${key}`;
    const hit = kept.known<T | null>(name);
    if (hit !== undefined) return hit;
    let file = kept.known<string>(path);
    if (file === undefined) {
      const text = await read(path);
      if (text === null) return null;
      file = kept.keep(path, text, text.length);
    }
    const json = entryIn(file, key);
    if (json === null) return kept.keep<T | null>(name, null, name.length);
    return kept.keep(name, make(JSON.parse(json)), json.length * MADE);
  }

  async function shard<P, T>(family: keyof Buckets, key: string, make: (packed: P) => T): Promise<T | null> {
    const { buckets } = await ground.manifest();
    return entry(pathOf(family, key, buckets), key, make);
  }

  const listed = (region: string): Promise<Listed | null> =>
    shard("catalog", region, (packed: PackedRegion) => unpackRegion(region, packed));

  async function figures(region: string, period: string): Promise<readonly Figure[]> {
    const file = (await listed(region))?.files.get(period);
    if (file === undefined) return [];
    const words = await ground.words();
    const list = await entry(reportsPath(file), reportKey(region, period), (report: PackedReport) =>
      report.figures.map(([at, packed]) =>
        unpackFigure(packed, words, report, report.sources[at] ?? ["", "", ""]),
      ),
    );
    return list ?? [];
  }

  async function texts(region: string, period: string): Promise<readonly ReportText[]> {
    const part = (number: number): Promise<PackedText | null> =>
      shard("texts", textKey(region, period, number), (packed: PackedText) => packed);
    const first = await part(0);
    if (!first) return [];
    let list = told.get(first);
    if (!list) {
      const others = await Promise.all(Array.from({ length: first.parts - 1 }, (_, i) => part(i + 1)));
      list = unpackTexts([first, ...others.filter((one) => one !== null)]);
      told.set(first, list);
    }
    return list;
  }
  // Put together of several entries, gone together with the first of them.
  const told = new WeakMap<object, readonly ReportText[]>();

  async function byConcept(id: string): Promise<readonly Kind[]> {
    const words = await ground.words();
    const kinds = await shard("concepts", id, (packed: PackedKind[]) =>
      packed.map(([kind, entries]) => ({ kind, samples: entries.map((one) => unpackEntry(one, words)) })),
    );
    return kinds ?? [];
  }

  async function leading(kind: string, period: string | null): Promise<readonly Figure[]> {
    const words = await ground.words();
    const of = (when: string | null): Promise<Figure[] | null> =>
      shard("kinds", kindKey(kind, when), (entries: PackedEntry[]) =>
        entries.map((one) => unpackEntry(one, words)),
      );
    const own = await of(period);
    if (own || period === null) return own ?? [];
    // A kind with few figures has them all in one list.
    return ((await of(null)) ?? []).filter((figure) => figure.period === period);
  }

  const places = async (family: "names" | "mentions", name: string): Promise<Array<[string, string]>> =>
    (await shard(family, name, (packed: Array<[string, string]>) => packed)) ?? [];

  return {
    manifest: ground.manifest,
    tables: ground.tables,
    figures,
    byConcept,
    leading,
    texts,
    async area(id) {
      return shard("areas", id, (entries: PackedArea) =>
        entries.map(([name, places, reports]) => ({ name, places, reports })),
      );
    },
    region: async (name) => (await listed(name))?.entry ?? null,
    byName: (name) => places("names", name),
    mentions: (name) => places("mentions", name),
    async byValue(value) {
      const places = (await shard("values", String(value), (packed: PackedPlace[]) => packed)) ?? [];
      const found = await Promise.all(
        places.map(async ([region, period, at]) => (await figures(region, period))[at]),
      );
      return found.filter((figure) => figure !== undefined);
    },
  };
}

/** A region with the files that hold its reports. */
interface Listed {
  entry: RegionEntry;
  files: ReadonlyMap<string, number>;
}

function unpackRegion(region: string, packed: PackedRegion): Listed {
  const { committee, area, periods, ahead, sitting } = packed;
  const periodsOf = (list: PackedRegion["periods"]): PeriodEntry[] =>
    list.map(([period, date]) => ({ period, date, ...readPeriod(period) }));
  return {
    entry: {
      region,
      committee,
      area,
      periods: periodsOf(periods),
      ahead: periodsOf(ahead),
      sitting: sitting ?? null,
    },
    files: new Map([...periods, ...ahead].flatMap(([period, , file]) => (file < 0 ? [] : [[period, file]]))),
  };
}

function unpackEntry(
  [committee, region, period, source, packed]: PackedEntry,
  words: readonly string[],
): Figure {
  return unpackFigure(packed, words, { committee, region, period }, source);
}
