/**
 * What a number is: “353场次是什么”.
 * Comes in: the numbers a question states, places and years it names. Goes out: the figures printed so.
 * Never: a figure of another value or of another kind of unit.
 */

import { covered } from "./asked.ts";
import type { StatedNumber } from "./asks.ts";
import type { Base, Tables } from "./base.ts";
import { magnitude } from "./numbers.ts";
import type { Parsed } from "./parse.ts";
import { periodFor } from "./targets.ts";
import type { Figure } from "./types.ts";
import { familiesOf, unitFit } from "./units.ts";
import { viewOf } from "./view.ts";

/** Finds the figures that print a stated number. */
export async function figuresFor(
  stated: StatedNumber,
  parsed: Parsed,
  base: Base,
  tables: Tables,
): Promise<Figure[]> {
  const found = (await ofValue(stated.value, parsed, base)).filter((figure) => sameUnit(stated, figure));
  // 26件 is not 26项 when something is printed as 26件.
  const exact = found.filter((figure) => stated.unit !== "" && unitFor(stated, figure) === 1);
  const alike = exact.length > 0 ? exact : found;
  const regions = new Set(parsed.places.map((place) => place.region));
  const inPlace = regions.size === 0 ? alike : alike.filter((figure) => regions.has(figure.region));
  const inYear: Figure[] = [];
  for (const figure of inPlace) {
    const region = await base.region(figure.region);
    const fits =
      parsed.years.length === 0 ||
      parsed.years.some(
        (year) => region && periodFor(region, year)?.periods.some((entry) => entry.period === figure.period),
      );
    if (fits) inYear.push(figure);
  }
  // What else the question says (提案 of “517件提案是什么”) tells figures of one value apart.
  const words = parsed.whole.words;
  if (words.length === 0 || inYear.length < 2) return inYear;
  const speaking = inYear.filter((figure) => {
    const view = viewOf(figure, tables);
    const text = Object.values(view.text).join("\n");
    return words.every(
      (w) =>
        (w.concept && w.kind !== "light" ? view.concepts.has(w.concept.id) : true) &&
        (w.kind !== "rest" || covered(w.text, text) > 0.5),
    );
  });
  return speaking.length > 0 ? speaking : inYear;
}

/**
 * Figures of a value: where places are named, all that their reports of the years named hold, for the index has only
 * some of a value that is frequent in the country.
 */
async function ofValue(value: number, { places, years }: Parsed, base: Base): Promise<readonly Figure[]> {
  if (places.length === 0) return base.byValue(value);
  const found: Figure[] = [];
  for (const name of new Set(places.map((place) => place.region))) {
    const region = await base.region(name);
    const named = region ? years.flatMap((year) => periodFor(region, year)?.periods ?? []) : [];
    for (const { period } of years.length > 0 ? new Set(named) : (region?.periods ?? [])) {
      const report = await base.figures(name, period);
      found.push(...report.filter((figure) => figure.value === value || magnitude(figure) === value));
    }
  }
  return found;
}

function unitFor(stated: StatedNumber, figure: Figure): number {
  return unitFit({ unit: stated.unit, families: [...familiesOf(stated.unit)] }, figure.unit);
}

function sameUnit(stated: StatedNumber, figure: Figure): boolean {
  return stated.unit === "" || unitFor(stated, figure) >= 0.9;
}
