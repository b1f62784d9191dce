/**
 * The same thing on both sides of a comparison.
 * Comes in: what several reports have to say to one question. Goes out: the same, where one report has several figures
 * or another one than its neighbour, with the one that is called as the neighbour's. Never: a figure that the question
 * does not mean.
 */

import { find } from "./lookup.ts";
import type { Reading } from "./reading.ts";
import type { Ground, Outcome } from "./resolve.ts";
import type { Figure } from "./types.ts";

const alike = (one: Figure, other: Figure): boolean =>
  one.metric === other.metric && one.scope === other.scope && one.kind === other.kind;

/** Makes the sides of a comparison speak of one thing, where each has it. */
export async function align(readings: readonly Reading[], ground: Ground): Promise<void> {
  if (readings.length < 2 || readings.some(({ outcomes }) => outcomes.length !== 1)) return;
  const told = readings.flatMap(({ outcomes: [only] }) => (only?.kind === "one" ? [only.figure] : []));
  const [first] = told;
  if (!first || (told.length === readings.length && told.every((figure) => alike(figure, first)))) return;
  for (const model of told) {
    const sides = await Promise.all(readings.map((reading) => sideLike(model, reading, ground)));
    if (!sides.every((side) => side !== null)) continue;
    readings.forEach((reading, i) => {
      const side = sides[i];
      if (side) reading.outcomes = [side];
    });
    return;
  }
}

/** The one figure of a report that is called like the model and answers the question. */
async function sideLike(
  model: Figure,
  { target, asks, outcomes }: Reading,
  ground: Ground,
): Promise<Outcome | null> {
  const [known] = outcomes;
  if (known?.kind === "one" && alike(known.figure, model)) return known;
  const [part] = asks;
  if (!part) return null;
  const figures: Figure[] = [];
  for (const { period } of target.periods) {
    const all = await ground.base.figures(target.region.region, period);
    figures.push(...all.filter((figure) => alike(figure, model)));
  }
  const [only, ...more] = figures;
  if (!only || more.length > 0) return null;
  const found = find(part, [only], ground.tables, ground.options);
  return found.kind === "one" ? { ...found, target } : null;
}
