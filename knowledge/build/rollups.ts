/**
 * Figures of all committees by what they are about: how a question over all of them reads a few small files.
 * Comes in: figures, first to be counted and then to be added. Goes out: per concept its kinds of figures, per kind
 * the largest and smallest figures, over all years and of each period. Never: a kind that no concept leads to.
 */

import { kindKey, type PackedEntry, type PackedKind, packFigure } from "../codec.ts";
import { magnitude } from "../numbers.ts";
import type { Figure } from "../types.ts";
import type { Shape } from "./shapes.ts";

/** A ranking shows at most this many; more are never read. */
const TOP = 20;
/** A concept's kinds beyond these are each so rare that a question about them names more than the concept. */
const KINDS = 60;
/** Figures by which it is told whether a kind fits a question. */
const SAMPLES = 2;

type Numbers = ReadonlyMap<string, number>;

/** Collects roll-ups: `count` all, `choose`, then `add` all again. */
export function rollUps(shapeOf: (figure: Figure) => Shape): {
  count(figure: Figure): void;
  choose(): void;
  add(figure: Figure): void;
  concepts(numbers: Numbers): Iterable<readonly [string, PackedKind[]]>;
  kinds(numbers: Numbers): Iterable<readonly [string, PackedEntry[]]>;
} {
  const counts = new Map<string, Map<string, number>>();
  const samples = new Map<string, Map<string, Figure[]>>();
  const leaders = new Map<string, { all: Figure[]; periods: Map<string, Figure[]> }>();
  return {
    count(figure) {
      const { kind, concepts } = shapeOf(figure);
      for (const concept of concepts) {
        const kinds = counts.get(concept) ?? new Map<string, number>();
        counts.set(concept, kinds.set(kind, (kinds.get(kind) ?? 0) + 1));
      }
    },
    choose() {
      for (const [concept, kinds] of counts) {
        const frequent = [...kinds].sort((a, b) => b[1] - a[1]).slice(0, KINDS);
        samples.set(concept, new Map(frequent.map(([kind]) => [kind, []])));
        for (const [kind] of frequent) leaders.set(kind, { all: [], periods: new Map() });
      }
      counts.clear();
    },
    add(figure) {
      const { kind, concepts } = shapeOf(figure);
      const leading = leaders.get(kind);
      if (!leading) return;
      for (const concept of concepts) {
        const list = samples.get(concept)?.get(kind);
        if (list && list.length < SAMPLES) list.push(figure);
      }
      const own = leading.periods.get(figure.period) ?? [];
      leading.periods.set(figure.period, own);
      insert(figure, own);
      insert(figure, leading.all);
    },
    *concepts(numbers) {
      for (const [concept, kinds] of samples)
        yield [
          concept,
          [...kinds].map(([kind, list]): PackedKind => [kind, list.map((one) => entryOf(one, numbers))]),
        ];
    },
    *kinds(numbers) {
      const pack = (list: readonly Figure[]): PackedEntry[] => list.map((one) => entryOf(one, numbers));
      for (const [kind, { all, periods }] of leaders) {
        yield [kindKey(kind, null), pack(all)];
        const held = [...periods.values()].reduce((sum, list) => sum + list.length, 0);
        // What the list of all years holds already is found there.
        if (held <= all.length) continue;
        for (const [period, list] of periods) yield [kindKey(kind, period), pack(list)];
      }
    },
  };
}

/** Keeps a list sorted, the largest first, and of it the first and the last TOP. */
function insert(figure: Figure, list: Figure[]): void {
  const own = magnitude(figure);
  const at = list.findIndex((other) => magnitude(other) < own);
  const full = list.length === 2 * TOP;
  if (full && at === TOP) return;
  list.splice(at < 0 ? list.length : at, 0, figure);
  if (full) list.splice(TOP, 1);
}

function entryOf(figure: Figure, numbers: Numbers): PackedEntry {
  const { committee, region, period, source } = figure;
  return [
    committee,
    region,
    period,
    [source.title, source.publisher, source.date],
    packFigure(figure, numbers),
  ];
}
