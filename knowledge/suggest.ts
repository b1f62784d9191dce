/**
 * Buttons: complete questions that are known to find their figure.
 * Comes in: figures to offer. Goes out: choices, tried before they are offered.
 * Never: a button that leads to another figure.
 */

import type { Base, Tables } from "./base.ts";
import { find } from "./lookup.ts";
import { fold } from "./normalize.ts";
import { parseNormal } from "./parse.ts";
import type { Choice, Figure } from "./types.ts";
import { viewOf } from "./view.ts";
import { labelAmong, metricName, questionsFor } from "./wording.ts";

interface Ground {
  base: Base;
  tables: Tables;
}

/** A button's text is cut off on a phone beyond this. */
export const LABEL = 20;
/** A label that fits a button. */
export const brief = (label: string): string =>
  label.length <= LABEL ? label : `${label.slice(0, LABEL - 1)}…`;

/** More settings than these are not tried; what they cannot tell apart, more would not either. */
const TRIES = 8;

/** The shortest question that finds a figure in its report, with the setting that was needed. */
async function questionThatFinds(
  figure: Figure,
  ground: Ground,
): Promise<{ question: string; setting: string } | null> {
  const report = await ground.base.figures(figure.region, figure.period);
  const terms = figure.terms.filter((term) => term.length >= 3);
  const settings = [
    "",
    ...figure.context,
    ...(figure.parts.length > 1 ? [figure.parts.join("")] : []),
    ...terms,
  ];
  for (const setting of settings.slice(0, TRIES)) {
    for (const question of questionsFor(figure, setting)) {
      const parsed = parseNormal(fold(question, ground.tables), ground.tables, "0000-01-01");
      const found = find(parsed.whole, report, ground.tables, {
        plan: figure.kind === "plan",
        total: false,
        relaxed: false,
      });
      if (found.kind === "one" && found.figure === figure) return { question, setting };
    }
  }
  return null;
}

/** A button for each figure that a question can be made for. */
export async function choicesFor(figures: readonly Figure[], ground: Ground): Promise<Choice[]> {
  const choices: Choice[] = [];
  for (const figure of figures) {
    const own = await sameIn(figure, ground);
    const found = await questionThatFinds(own, ground);
    if (!found) continue;
    const label = labelAmong(figure, figures, found.setting);
    choices.push({ label: brief(label), question: found.question });
  }
  return choices;
}

/** The figure as its report holds it: roll-ups hold copies. */
async function sameIn(figure: Figure, { base }: Ground): Promise<Figure> {
  const report = await base.figures(figure.region, figure.period);
  return report.find((other) => other.id === figure.id) ?? figure;
}

/** Questions that follow naturally: the same in another year, then what the report says beside it. */
export async function followupsOf(
  figures: readonly Figure[],
  count: number,
  ground: Ground,
): Promise<Choice[]> {
  const [first] = figures;
  if (!first) return [];
  const offers: Figure[] = [];
  const region = await ground.base.region(first.region);
  for (const { period } of region?.periods ?? []) {
    // One other year is enough, the newest: each is another report to be read.
    if (offers.length > 0) break;
    if (figures.some((figure) => figure.period === period && figure.region === first.region)) continue;
    const there = await ground.base.figures(first.region, period);
    const same = there.filter((figure) => metricName(figure) === metricName(first));
    if (same.length === 1) offers.push(...same);
  }
  offers.push(...(await beside(first, figures, ground)));
  const choices: Choice[] = [];
  for (const figure of offers) {
    if (choices.length === count) break;
    const found = await questionThatFinds(figure, ground);
    const label = figure.period === first.period ? metricName(figure) : `${figure.period}年呢`;
    if (found) choices.push({ label: brief(label), question: found.question });
  }
  return choices;
}

/** What the same report says about the same matter, nearest first. */
async function beside(
  first: Figure,
  figures: readonly Figure[],
  { base, tables }: Ground,
): Promise<Figure[]> {
  const own = viewOf(first, tables).concepts;
  return (await base.figures(first.region, first.period))
    .filter((figure) =>
      figures.every((shown) => shown.id !== figure.id && metricName(shown) !== metricName(figure)),
    )
    .map((figure) => {
      const shared = [...viewOf(figure, tables).concepts.keys()].filter((id) => own.has(id)).length;
      return { figure, near: shared + Number(figure.source.section === first.source.section) };
    })
    .filter(({ near }) => near >= 2)
    .sort((a, b) => b.near - a.near)
    .slice(0, 6)
    .map(({ figure }) => figure);
}
