/**
 * The first questions offered to someone new: one figure, two years side by side, who has most.
 * Comes in: an opened base. Goes out: questions that were tried. Never: a kind of question the base cannot answer.
 */

import { ask } from "./ask.ts";
import type { AreaEntry, Base, RegionEntry } from "./base.ts";
import { byMatter } from "./matters.ts";
import { brief, choicesFor, LABEL } from "./suggest.ts";
import type { Answer, Choice, Figure } from "./types.ts";
import { metricName } from "./wording.ts";

type Found = Extract<Answer, { kind: "answer" }>;

/** A search ends after so many places, kinds and questions that did not do: nobody waits long for examples. */
const TRIES = 6;
/** What every committee counts, so that there is somebody to be compared with. */
const COMMON = ["提案", "社情民意", "协商", "帮扶"];

/** The answer to a complete question; null for anything else than an answer. */
async function answered(question: string, base: Base): Promise<Found | null> {
  // No day is needed: the questions made here name their year.
  const answer = await ask({ question, today: "0000-01-01" }, base);
  return answer.kind === "answer" ? answer : null;
}

/** Buttons for figures of one report, each of them tried as a question of its own. */
export async function triedFor(figures: readonly Figure[], base: Base): Promise<Choice[]> {
  const tried: Choice[] = [];
  for (const choice of await choicesFor(figures, { base, tables: await base.tables() })) {
    const { figures: found = [] } = (await answered(choice.question, base)) ?? {};
    if (found.length === 1 && figures.some(({ id }) => id === found[0]?.id)) tried.push(choice);
  }
  return tried;
}

/** One figure of each of the first matters of a report. */
export async function sampleOf(figures: readonly Figure[], count: number, base: Base): Promise<Choice[]> {
  const matters = byMatter(figures, await base.tables());
  const firsts = [...matters.values()].flatMap(([first]) => first ?? []);
  return triedFor(firsts.slice(0, count), base);
}

// The same for everybody as long as the base is the same.
const known = new WeakMap<Base, readonly Choice[]>();

/** The first questions, of as many kinds as the base can answer. */
export async function openers(base: Base): Promise<readonly Choice[]> {
  const before = known.get(base);
  if (before) return before;
  const years = await twoYears(base);
  const one = await oneFigure(base, years?.region);
  const most = await whoHasMost(base);
  const found = [one, years?.choice, most].filter((choice) => choice !== undefined);
  known.set(base, found);
  return found;
}

/** Places of the catalogue one after the other, as far as they are wanted. */
async function* placesIn(
  id: string,
  base: Base,
  fits: (entry: AreaEntry) => boolean,
): AsyncGenerator<RegionEntry> {
  for (const entry of (await base.area(id)) ?? []) {
    if (!fits(entry)) continue;
    if (entry.places > 1) yield* placesIn(id === "" ? entry.name : `${id}/${entry.name}`, base, fits);
    else {
      const region = await base.region(entry.name);
      if (region) yield region;
    }
  }
}

/** One figure of the newest report of the first place, rather of another one than is spoken of already. */
async function oneFigure(base: Base, but: string | undefined): Promise<Choice | undefined> {
  let left = TRIES;
  let spare: Choice | undefined;
  for await (const { region, periods } of placesIn("", base, () => true)) {
    const figures = await base.figures(region, periods[0]?.period ?? "");
    const [sample] = await sampleOf(figures, 1, base);
    const choice = sample && { label: brief(sample.question), question: sample.question };
    if (choice && region !== but) return choice;
    spare ??= choice;
    left -= 1;
    if (left === 0) break;
  }
  return spare;
}

/** A place that says the same of two years. */
async function twoYears(base: Base): Promise<{ region: string; choice: Choice } | undefined> {
  let left = TRIES;
  for await (const { region, periods } of placesIn("", base, (entry) => entry.reports > entry.places)) {
    if (left <= 0) break;
    left -= 1;
    const [late, early] = periods.filter(({ year }) => year !== null);
    if (!late || !early) continue;
    const before = await base.figures(region, early.period);
    for (const figure of await base.figures(region, late.period)) {
      const same = before.filter((other) => metricName(other) === metricName(figure));
      if (figure.kind !== "done" || figure.scope !== "" || same.length !== 1) continue;
      const question = `${region}${early.year}年和${late.year}年${figure.metric}哪年多`;
      const answer = await answered(question, base);
      // Two years that are not counted alike are no good first example.
      if (answer?.operation === "compare" && answer.figures.length === 2 && answer.notes.length === 0) {
        const label = question.length <= LABEL ? question : `${region}${figure.metric}哪年多`;
        return { region, choice: { label: brief(label), question } };
      }
      left -= 1;
      if (left <= 0) break;
    }
  }
  return undefined;
}

/** Something that several committees count, in the newest year in which several do. */
async function whoHasMost(base: Base): Promise<Choice | undefined> {
  let left = TRIES;
  for (const concept of COMMON) {
    for (const { kind, samples } of (await base.byConcept(concept)).slice(0, TRIES)) {
      const [sample, another] = samples;
      if (!another || sample?.kind !== "done" || sample.scope !== "") continue;
      if (left === 0) return undefined;
      left -= 1;
      const leading = await base.leading(kind, null);
      const years = [...new Set(leading.map(({ period }) => period))].sort().reverse();
      const shared = years.find(
        (year) => /^\d/.test(year) && leading.filter(({ period }) => period === year).length > 1,
      );
      if (shared === undefined) continue;
      const question = `${shared}年哪家${sample.metric}最多`;
      const answer = await answered(question, base);
      if (answer?.operation === "rank" && answer.figures.length > 1 && answer.notes.length === 0) {
        return { label: brief(question), question };
      }
    }
  }
  return undefined;
}
