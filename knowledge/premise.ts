/**
 * What a question states itself, held against the report: a number on which it builds, a number to be checked.
 * Comes in: the stated numbers, what was read. Goes out: what the report prints instead. Never: an answer on a
 * ground that is not there.
 */

import type { StatedNumber } from "./asks.ts";
import type { Context } from "./context.ts";
import { magnitude } from "./numbers.ts";
import { type Parsed, parseNormal } from "./parse.ts";
import type { Reading } from "./reading.ts";
import { type Ground, resolve } from "./resolve.ts";
import type { Target } from "./targets.ts";
import type { Figure } from "./types.ts";
import { askFor, unitFit } from "./units.ts";
import { metricName } from "./wording.ts";

/** 签约5个项目金额多少, where the report says 3: nothing is answered on a ground that is not there. */
export async function falsePremise(
  context: Context,
  readings: readonly Reading[],
  ground: Ground,
): Promise<{ reason: string; near: Figure[] } | null> {
  const { parsed } = context;
  if (parsed.askCount === 0 || readings.length !== 1) return null;
  const [reading] = readings;
  for (const stated of parsed.numbers) {
    const unit = askFor(stated.unit);
    if (!reading || stated.unit === "" || !unit) continue;
    if (await printsNumber(stated, reading.target, ground)) continue;
    const outcome = await resolve({ ...claimed(stated, context).whole, unit }, reading.target, ground);
    if (outcome.kind !== "one" || outcome.match.unit < 1) continue;
    const { figure } = outcome;
    if (magnitude(figure) === stated.value) continue;
    const said = parsed.text.slice(stated.start, stated.end);
    const asked = reading.outcomes.flatMap((one) => (one.kind === "one" ? [one.figure] : []));
    const near = [...new Set([figure, ...asked])];
    return { reason: `报告印的是${metricName(figure)}${figure.printed}，不是${said}。`, near };
  }
  return null;
}

/** The clause in which a number is stated tells of what; where it names nothing the whole question does. */
function claimed(stated: StatedNumber, { parsed, query, tables }: Context): Parsed {
  const from = Math.max(0, parsed.text.slice(0, stated.start).search(/[^,，。;；?？]*$/));
  const length = parsed.text.slice(from).search(/[,，。;；?？]/);
  const clause = length < 0 ? parsed.text.slice(from) : parsed.text.slice(from, from + length);
  const own = parseNormal(clause, tables, query.today, parsed.quoted);
  return own.whole.words.length > 0 ? own : parsed;
}

/** 390场里会场几场: of a figure that the question states itself, a part is asked for, never the figure again. */
export function partOfStated({ parsed }: Context, figures: readonly Figure[]): Figure | null {
  if (parsed.askCount === 0) return null;
  const [stated] = parsed.numbers.filter((number) =>
    /^[^,，。;；]{0,10}(?:里|中|其中|之中)/.test(parsed.text.slice(number.end)),
  );
  return figures.find((figure) => stated !== undefined && magnitude(figure) === stated.value) ?? null;
}

/** Whether a report prints a stated number, for whatever it may be. */
async function printsNumber(stated: StatedNumber, target: Target, { base }: Ground): Promise<boolean> {
  for (const { period } of target.periods) {
    const figures = await base.figures(target.region.region, period);
    const asked = askFor(stated.unit);
    if (figures.some((f) => magnitude(f) === stated.value && unitFit(asked, f.unit) >= 0.9)) return true;
  }
  return false;
}

/** 社区协商400场对吗: a number that the question states and the report does not print. */
export function corrections({ parsed }: Context, figures: readonly Figure[]): string[] {
  if (parsed.askCount > 0 || parsed.numbers.length === 0 || figures.length !== 1) return [];
  const [figure] = figures;
  const wrong = parsed.numbers.find((stated) => figure && stated.value !== magnitude(figure));
  return wrong && figure
    ? [`报告印的是${figure.printed}，不是${parsed.text.slice(wrong.start, wrong.end)}。`]
    : [];
}
