/**
 * What is to be worked out of printed figures: how much more, by how many percent, which share, how much each.
 * Comes in: a question in its pieces. Goes out: the printed figures with the bot's formula below them, a refusal where
 * a part is missing or does not fit, or null where nothing is to be worked out.
 * Never: arithmetic that nobody asked for; a share of what the report prints as a share itself.
 */

import { answerWith, refuseWith } from "./answer.ts";
import { type Operator, workOut } from "./arithmetic.ts";
import { covered } from "./asked.ts";
import { differences, verdict, withCaveat } from "./compare.ts";
import type { AskPart, Context } from "./context.ts";
import { type Held, NOTHING } from "./held.ts";
import { type Job, jobOf } from "./jobs.ts";
import { fold } from "./normalize.ts";
import type { Parsed } from "./parse.ts";
import { readPeriod } from "./periods.ts";
import type { Answer, Figure } from "./types.ts";
import { askFor, familiesOf, unitFit } from "./units.ts";
import { viewOf } from "./view.ts";
/** Works out what is asked to be worked out. */
export async function compute(context: Context, askPart: AskPart): Promise<Answer | null> {
  const job = jobOf(context);
  if (!job) return null;
  if (job.printed !== undefined) {
    const printed = await askPart(job.printed);
    if (printed.kind === "answer" && printed.figures.every((figure) => prints(job.operator, figure)))
      return printed;
  }
  if (job.whole !== undefined) {
    const both = await firstOf(job.whole, askPart);
    if (both.kind === "answer" && both.figures.length > 1) return worked(job, both.figures, both, context);
    if (job.loose) return null;
    if (both.kind === "choose" && job.parts.length === 0) return both;
    if (job.parts.length === 0)
      return both.kind === "answer" ? lacking(job, both.figures, both, context) : both;
  }
  const figures: Figure[] = [];
  let last: Answer | null = null;
  for (const tries of job.parts) {
    const [total] = figures;
    const beside = total && job.beside ? await countedBeside(total, job.beside, context) : null;
    if (beside) {
      figures.push(beside);
      continue;
    }
    last = await firstOf(tries, askPart);
    const [figure, ...others] = last.kind === "answer" ? last.figures : [];
    if (job.loose && (!figure || "refused" in workOut(job.operator, [figure]))) return null;
    if (!figure && isOpen(last)) return last;
    if (!figure || others.length > 0 || figures.includes(figure)) return lacking(job, figures, last, context);
    figures.push(figure);
  }
  return last ? worked(job, figures, last, context) : null;
}

/** Asks one after the other until something is found. */
async function firstOf(tries: readonly string[], askPart: AskPart): Promise<Answer> {
  const [first = "", ...rest] = tries;
  const answer = await askPart(first);
  return answer.kind === "answer" || rest.length === 0 ? answer : firstOf(rest, askPart);
}

/** Whether a figure is itself what is to be worked out. */
function prints(operator: Operator, figure: Figure): boolean {
  if (operator === "sum") return figure.parts.length > 1;
  if (operator === "average") return /^(?:每|平均|人均|年均)/.test(figure.scope);
  return familiesOf(figure.unit).has("rate");
}

/** Whether an answer asks back, or says, whose figures or of which year are meant. */
function isOpen(answer: Answer): boolean {
  if (answer.kind === "choose") return (answer.slots as Held).regions.length === 0;
  return answer.kind === "none" && /^(?:no-place|no-period|off-topic)$/.test(answer.missing);
}

/** The printed figures, and the formula below them. */
async function worked(
  job: Job,
  figures: readonly Figure[],
  { slots }: Answer,
  context: Context,
): Promise<Answer> {
  const held = slots as Held;
  const result = oneEach(job, figures, context.parsed)
    ? workOut(job.operator, figures)
    : { refused: "年份不同，不能放在一起算。" };
  if ("refused" in result) return refuseWith("no-scope", result.refused, held, figures.slice(0, 3), context);
  const [first, ...rest] = figures;
  if (!first) return refuseWith("no-metric", "没有找到这个数。", held, [], context);
  const side = job.operator === "difference" || job.operator === "growth" || job.operator === "times";
  const differ = side ? differences(figures) : [];
  const notes = [result.line, "得数是机器人算的，不是报告印出的。", ...differ];
  const headline = side ? withCaveat(verdict(figures), differ) : "";
  return answerWith(
    "compute",
    [first, ...rest],
    { headline, notes, question: context.parsed.text },
    held,
    context,
  );
}

/** Two places are compared over one year, unless the question names both years. */
function oneEach(job: Job, figures: readonly Figure[], parsed: Parsed): boolean {
  const periods = new Set(
    figures.map(({ period }) => readPeriod(period).year ?? readPeriod(period).reported),
  );
  const places = new Set(figures.map((one) => one.region));
  return (
    periods.size < 2 ||
    job.operator === "growth" ||
    places.size < 2 ||
    new Set(parsed.years.map((one) => one.year)).size > 1
  );
}

/** A part that the report does not print. */
async function lacking(
  job: Job,
  found: readonly Figure[],
  answer: Answer | null,
  context: Context,
): Promise<Answer> {
  const near = answer?.kind === "none" ? answer.near : [];
  const what = job.operator === "average" ? "平均数" : job.operator === "share" ? "比例" : "得数";
  return refuseWith(
    "no-metric",
    `算这个${what}要用的数，报告里没有找全，我不推算。`,
    (answer?.slots ?? NOTHING) as Held,
    [...found, ...near].slice(0, 3),
    context,
  );
}

/** What a sentence counts beside a figure: what it is shared out to is first looked for there. */
async function countedBeside(
  total: Figure,
  { thing, measure }: { thing: string; measure: string },
  { base, tables }: Context,
): Promise<Figure | null> {
  if (thing === "" || total.quote === "") return null;
  const unit = measure === "" || measure === "个" ? null : askFor(measure);
  const persons = (figure: Figure): boolean =>
    familiesOf(figure.unit).has("person") || unitFit(askFor("个"), figure.unit) >= 0.9;
  const [only, ...more] = (await base.figures(total.region, total.period)).filter(
    (one) =>
      one !== total &&
      one.quote === total.quote &&
      one.kind === total.kind &&
      (unit ? unitFit(unit, one.unit) >= 0.9 : persons(one)) &&
      covered(fold(thing, tables), viewOf(one, tables).text.metric) === 1,
  );
  return only && more.length === 0 ? only : null;
}
