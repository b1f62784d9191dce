/**
 * The built assets, opened: reads only what a question needs and keeps what was read, within a bound.
 * Comes in: a function that reads an asset by its path. Goes out: figures, catalogue entries, tables.
 * Never: a write, a search, a decision.
 */

import {
  type Buckets,
  kindKey,
  type Manifest,
  type PackedArea,
  type PackedEntry,
  type PackedKind,
  type PackedRegion,
  type PackedReport,
  pathOf,
  reportKey,
  unpackFigure,
} from "./codec.ts";
import type { CharTables } from "./normalize.ts";
import { readPeriod } from "./periods.ts";
import type { Divisions } from "./places.ts";
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
}

/** The assets are missing or not what this code was built for. */
export class BaseError extends Error {
  override name = "BaseError";
}

/**
 * Parsed files are kept up to this many characters of JSON. Parsed JSON takes three to four times its
 * text, so that 4 million stay well under the 64 MB the whole worker may use.
 */
const CACHE_CHARS = 4_000_000;

/** Opens a base. Nothing is read before the first question. */
export function openBase(read: ReadAsset, cacheChars = CACHE_CHARS): Base {
  const kept = new Map<string, { value: unknown; size: number }>();
  let size = 0;

  async function load<T>(path: string): Promise<T | null> {
    const hit = kept.get(path);
    if (hit) {
      // Moving it to the end makes the map's first entry the one unused for longest.
      kept.delete(path);
      kept.set(path, hit);
      return hit.value as T;
    }
    const text = await read(path);
    if (text === null) return null;
    const value: T = JSON.parse(text);
    if (!kept.has(path)) size += text.length;
    kept.set(path, { value, size: text.length });
    for (const [oldest, entry] of kept) {
      if (size <= cacheChars || oldest === path) break;
      kept.delete(oldest);
      size -= entry.size;
    }
    return value;
  }

  // Parsed values are kept, never promises: one that failed, or that belonged to a request that is gone, would
  // be handed to everybody after it.
  let opened: Manifest | null = null;
  async function manifest(): Promise<Manifest> {
    opened ??= await load<Manifest>("manifest.json");
    if (opened) return opened;
    throw new BaseError("knowledge base: manifest.json is missing; run `npm run knowledge`");
  }

  let tables: Tables | null = null;
  async function readTables(): Promise<Tables> {
    if (tables) return tables;
    // Outside the bounded cache: every question needs them, and fold() keys its map on the object.
    const text = await read("tables.json");
    if (text === null) throw new BaseError("knowledge base: tables.json is missing; run `npm run knowledge`");
    tables ??= JSON.parse(text) as Tables;
    return tables;
  }

  async function shard<T>(family: keyof Buckets, key: string): Promise<T | null> {
    const { buckets } = await manifest();
    const file = await load<Record<string, T>>(pathOf(family, key, buckets));
    return file && Object.hasOwn(file, key) ? (file[key] ?? null) : null;
  }

  // Unpacked once per parsed report, gone together with it.
  const unpacked = new WeakMap<object, readonly Figure[]>();
  async function figures(region: string, period: string): Promise<readonly Figure[]> {
    const report = await shard<PackedReport>("reports", reportKey(region, period));
    if (!report) return [];
    let list = unpacked.get(report);
    if (!list) {
      list = report.figures.map(([at, packed]) =>
        unpackFigure(packed, report, report.sources[at] ?? ["", "", ""]),
      );
      unpacked.set(report, list);
    }
    return list;
  }

  const rolled = new WeakMap<object, readonly Kind[]>();
  async function byConcept(id: string): Promise<readonly Kind[]> {
    const packed = await shard<PackedKind[]>("concepts", id);
    if (!packed) return [];
    let list = rolled.get(packed);
    if (!list) {
      list = packed.map(([kind, entries]) => ({ kind, samples: entries.map(unpackEntry) }));
      rolled.set(packed, list);
    }
    return list;
  }

  async function leading(kind: string, period: string | null): Promise<readonly Figure[]> {
    const entries = await shard<PackedEntry[]>("kinds", kindKey(kind, period));
    if (!entries) return [];
    let list = unpacked.get(entries);
    if (!list) {
      list = entries.map(unpackEntry);
      unpacked.set(entries, list);
    }
    return list;
  }

  return {
    manifest,
    tables: readTables,
    figures,
    byConcept,
    leading,
    async area(id) {
      const entries = await shard<PackedArea>("areas", id);
      return entries?.map(([name, places, reports]) => ({ name, places, reports })) ?? null;
    },
    async region(name) {
      const entry = await shard<PackedRegion>("catalog", name);
      if (!entry) return null;
      const periods = entry.periods.map(([period, date]) => ({ period, date, ...readPeriod(period) }));
      return { region: name, committee: entry.committee, area: entry.area, periods };
    },
    async byName(name) {
      return (await shard<Array<[string, string]>>("names", name)) ?? [];
    },
    async byValue(value) {
      const keys = (await shard<Array<[string, string, string]>>("values", String(value))) ?? [];
      const found = await Promise.all(
        keys.map(async ([region, period, id]) => (await figures(region, period)).find((f) => f.id === id)),
      );
      return found.filter((figure) => figure !== undefined);
    },
  };
}

function unpackEntry([committee, region, period, source, packed]: PackedEntry): Figure {
  return unpackFigure(packed, { committee, region, period }, source);
}
