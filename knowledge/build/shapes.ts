/**
 * What a figure is about, of its words alone: the kind it is of, the concepts it speaks of.
 * Comes in: a figure. Goes out: its shape, worked out once for figures that have the same words.
 * Never: its place, its period, its value.
 */

import { wordsOf } from "../codec.ts";
import type { CharTables } from "../normalize.ts";
import type { Figure } from "../types.ts";
import { familiesOf } from "../units.ts";
import { viewOf } from "../view.ts";

/** `kind` is what figures of one ranking share: the concepts and words of metric and scope, and the measure. */
export interface Shape {
  kind: string;
  concepts: readonly string[];
}

/** A committee uses the same words from year to year, and its reports come one after the other. */
const REMEMBERED = 20_000;

/** Gives a function that tells shapes. */
export function shapes(tables: CharTables): (figure: Figure) => Shape {
  const known = new Map<string, Shape>();
  return (figure) => {
    const words = `${figure.context.length} ${figure.parts.length} ${wordsOf(figure).join("|")}`;
    let shape = known.get(words);
    if (!shape) {
      const view = viewOf(figure, tables);
      const named = (zone: "metric" | "scope"): string =>
        view.words[zone].map((word) => word.concept?.id ?? word.text).join("+");
      const kind = [named("metric"), named("scope"), [...familiesOf(figure.unit)][0], figure.kind].join("|");
      shape = { kind, concepts: [...view.concepts.keys()] };
      if (known.size > REMEMBERED) known.clear();
      known.set(words, shape);
    }
    return shape;
  };
}
