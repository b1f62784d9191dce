/**
 * A statement held against the report: 社区协商400场对吗, 是不是都办复了.
 * Comes in: a question that states a number. Goes out: the verdict with the printed figure, or null where nothing is
 * to be checked. Never: a verdict on a number that the report does not print.
 */

import { answerWith } from "./answer.ts";
import { covered } from "./asked.ts";
import type { StatedNumber } from "./asks.ts";
import { comparable } from "./compare.ts";
import type { AskPart, Context } from "./context.ts";
import { type Held, NOTHING } from "./held.ts";
import type { Word } from "./lexicon.ts";
import { magnitude } from "./numbers.ts";
import { type Parsed, parseNormal } from "./parse.ts";
import { settingOf } from "./pieces.ts";
import { figuresFor } from "./reverse.ts";
import type { Answer, Figure } from "./types.ts";
import { familiesOf, unitFit } from "./units.ts";
import { judge, readStated, type Stated } from "./verdicts.ts";
import { viewOf } from "./view.ts";
import { metricName, whoWhen } from "./wording.ts";

const CHECKS =
  /对不对|对[吗么嘛吧]|[是不]是[吗么嘛吧]|是不是|是否|没(?:有)?(?:记|说|搞|写|弄)?错|有没有|准不准|准确[吗么]?|真的[吗么]|属实|正确[吗么]?|核[对实]|确认|[吗么嘛吧][?？。!！\s]*$/;

/** What is said around a statement to have it checked, and is no part of it. */
const AROUND =
  /(?:请|帮我?|麻烦)?(?:核对|核实|确认)(?:一?下)?|(?:我)?(?:听说|据说|记得|有人说|网上说)|报告(?:里|中|上)?(?:是)?(?:说|写|讲|印)(?:的)?(?:是)?|[,，。]?(?:这个?(?:数字?|说法)?)?(?:到底)?(?:是)?(?:对不对|对[吗么嘛吧]|是[吗么嘛吧]|准不准|准确吗?|真的吗?|属实吗?|正确吗?|(?:我)?(?:应该)?没(?:有)?(?:记|说|搞|写|弄)?错[吧吗]?|有没有(?:记|说|搞|写|弄)?错)|是不是|是否|有没有|(?:已经|总共|一共)(?=有|是|达|[约近超不]?\d)|了?[吗么嘛吧]?[?？。!！\s]*$/g;

/** All of it done: 全部办复了吗 holds where the rate of that stage is 100 percent. */
const ALL = /(?:全部|全都|全|都|百分之百)(?:已经?)?(?:被)?(办复|办结|答复|面商|办理完?)(?:了|完)?/;

/** Checks what a question states. */
export async function check(context: Context, askPart: AskPart): Promise<Answer | null> {
  const { parsed } = context;
  if (EITHER.test(parsed.text)) return either(context);
  if (parsed.askCount > 0 || parsed.cues.rank !== null || !CHECKS.test(parsed.text)) return null;
  if (parsed.cues.compare) return moreOrLess(context, askPart);
  if (parsed.numbers.length === 0) return allDone(context, askPart);
  if (parsed.cues.reverse) return null;
  const part = await allOf(context, await saidByNumber(context), askPart);
  if (part) return part;
  const stated = parsed.numbers.map((number) => readStated(parsed.text, number));
  const asked = await askPart(questionOf(parsed, stated));
  const bare = parsed.whole.words.length === 0 && asked.kind === "none";
  const open = bare || asked.kind === "choose" || (asked.kind === "none" && asked.missing === "no-scope");
  const answer = open ? ((await saidByNumber(context)) ?? asked) : asked;
  if (answer.kind !== "answer" || answer.figures.length !== stated.length)
    return answer.kind === "answer" ? null : answer;
  const verdicts = answer.figures.map((figure, i) =>
    judge(stated[i] ?? { value: 0, mark: "none", start: 0, end: 0 }, figure),
  );
  const [only] = verdicts;
  const [narrow] = asked.kind === "none" ? answer.figures : [];
  if (narrow && only?.right) {
    const headline = bare
      ? `报告里有这个数：${metricName(narrow)}${narrow.printed}。`
      : `不完全对，${narrow.printed}只是${metricName(narrow)}的数。`;
    return answerWith("check", [narrow], { headline, question: parsed.text }, answer.slots as Held, context);
  }
  const headline =
    verdicts.length === 1 && only
      ? only.line
      : verdicts.map(({ line }, i) => `${metricOf(answer.figures[i])}${line}`).join("");
  const elsewhere: string[] = [];
  for (const [i, { right }] of verdicts.entries()) {
    const [number, figure] = [parsed.numbers[i], answer.figures[i]];
    if (!right && number && figure && stated[i]?.mark === "none")
      elsewhere.push(...(await standsFor(number, figure, context)));
  }
  const notes = [...elsewhere, ...answer.notes];
  return answerWith(
    "check",
    answer.figures,
    { headline, notes, question: parsed.text },
    answer.slots as Held,
    context,
  );
}

const metricOf = (figure: Figure | undefined): string => (figure ? `${metricName(figure)}：` : "");

/** 立案的612件都是大会期间提的: a part is said to be all of it. */
const ALL_OF = /^(?:提案|信息|意见|建议)?(?:都|全|全都?|全部)是(.+?)的?$/;

/** Holds the part against the whole: both are printed, or there is no verdict. */
async function allOf(
  { parsed, base, tables }: Context,
  whole: Answer | null,
  askPart: AskPart,
): Promise<Answer | null> {
  const [number, ...others] = parsed.numbers;
  const part = number ? ALL_OF.exec(parsed.text.slice(number.end).replace(AROUND, ""))?.[1] : undefined;
  if (!number || part === undefined || others.length > 0) return null;
  const answer = await askPart(`${settingOf(parsed, number)}${part}多少${number.unit}`);
  const [figure, ...more] = answer.kind === "answer" ? answer.figures : [];
  if (!figure || more.length > 0) return answer;
  const right = magnitude(figure) === number.value;
  const headline = `${right ? "对" : "不是"}，${metricName(figure)}${figure.printed}。`;
  const all = whole?.kind === "answer" && whole.figures.length === 1 ? whole.figures : [];
  const figures: [Figure, ...Figure[]] = [figure, ...all.filter((one) => one !== figure)];
  return answerWith("check", figures, { headline, question: parsed.text }, answer.slots as Held, {
    base,
    tables,
  });
}

/** The statement as a question: each number gives way to what asks for it. */
function questionOf(parsed: Parsed, stated: readonly Stated[]): string {
  const { text, numbers } = parsed;
  let question = "";
  let at = 0;
  stated.forEach(({ start, end }, i) => {
    const unit = numbers[i]?.unit ?? "";
    question += `${text.slice(at, start)}${unit === "%" ? "百分之多少" : `多少${unit}`}`;
    at = end;
  });
  const rest = text.slice(at).replace(AROUND, "");
  return question.replace(AROUND, "") + rest;
}

/** Of several figures that may be meant the one that prints the number: the statement itself tells which. */
async function saidByNumber({ parsed, base, tables, previous, query }: Context): Promise<Answer | null> {
  const [number, ...others] = parsed.numbers;
  if (!number || others.length > 0) return null;
  const [figure, ...more] = await figuresFor(number, parsed, base, tables);
  if (!figure || more.length > 0) return null;
  const view = viewOf(figure, tables);
  const speaks = (word: Word): boolean =>
    word.concept
      ? word.kind === "light" || view.concepts.has(word.concept.id)
      : covered(word.text, view.all) >= 0.8;
  // Without a place it has to be this one, or none: whose figure is meant is not guessed.
  const { words } = parsed.whole;
  const named = parsed.places.length > 0;
  if (!named && (previous || query.home || words.length === 0 || !words.every(speaks))) return null;
  const held: Held = { ...(previous ?? NOTHING), regions: [figure.region] };
  return answerWith("check", [figure], {}, held, { base, tables });
}

/** 412件 is what was handed in: for what else the report, or another, prints a number that is wrong here. */
async function standsFor(number: StatedNumber, figure: Figure, { base, tables }: Context): Promise<string[]> {
  const printed = (await base.byValue(number.value)).filter(
    (one) => unitFit({ unit: number.unit, families: [...familiesOf(number.unit)] }, one.unit) >= 0.9,
  );
  const own = viewOf(figure, tables).concepts;
  const akin = (one: Figure): boolean =>
    [...viewOf(one, tables).concepts].some(([id, zone]) => zone === "metric" && own.get(id) === "metric");
  const here = printed.filter((one) => one.id !== figure.id && one.region === figure.region && akin(one));
  const there = printed.filter(
    (one) => one.region !== figure.region && one.metric === figure.metric && one.period === figure.period,
  );
  const [other] = here.length > 0 ? here : there;
  if (!other) return [];
  const kind = other.kind === "plan" ? "（计划数）" : other.kind === "cumulative" ? "（累计数）" : "";
  return [`${other.printed}是${whoWhen(other)}的${metricName(other)}${kind}。`];
}

/** 提案是不是全部办复了: the rate of that stage tells. */
async function allDone({ parsed }: Context, askPart: AskPart): Promise<Answer | null> {
  const [said, stage = ""] = ALL.exec(parsed.text) ?? [];
  if (said === undefined) return null;
  const name = stage.slice(0, 2);
  const answer = await askPart(parsed.text.replace(said, `${name}率`).replace(AROUND, ""));
  const [figure, ...more] = answer.kind === "answer" ? answer.figures : [];
  if (answer.kind !== "answer" || !figure || more.length > 0 || !familiesOf(figure.unit).has("rate")) {
    return bothStages(name, parsed, askPart);
  }
  const verdict = figure.value === 100 && figure.approx === "" ? "是" : "不是";
  const headline = `${verdict}，${metricName(figure)}${figure.printed}。`;
  return { ...answer, operation: "check", headline, text: `${headline}\n${answer.text}` };
}

/** Where no rate is printed: as many came to the stage as were taken up, or fewer. */
async function bothStages(stage: string, parsed: Parsed, askPart: AskPart): Promise<Answer | null> {
  const setting = settingOf(parsed, { start: 0, end: 0 });
  const answer = await askPart(`${setting}提案立案、${stage}各多少件`);
  const [all, done, ...more] = answer.kind === "answer" ? answer.figures : [];
  if (answer.kind !== "answer" || !all || !done || more.length > 0 || all.approx + done.approx !== "")
    return null;
  const verdict = all.value === done.value ? "是" : "不是";
  const headline = `${verdict}，${metricName(all)}${all.printed}，${metricName(done)}${done.printed}。`;
  return { ...answer, operation: "check", headline, text: `${headline}\n${answer.text}` };
}

const MORE_OR_LESS = /比[^,，。?？]*?(更?[多高大]|更?[少低小])(?!少)/;

/** 立案是不是比上年多: the side that is named first against the other. */
async function moreOrLess({ parsed }: Context, askPart: AskPart): Promise<Answer | null> {
  const way = MORE_OR_LESS.exec(parsed.text)?.[1];
  if (way === undefined || parsed.numbers.length > 0) return null;
  const answer = await askPart(parsed.text.replace(AROUND, ""));
  if (answer.kind !== "answer" || answer.operation !== "compare" || answer.figures.length !== 2)
    return answer;
  const [first, second] = answer.figures;
  if (!second || !comparable(answer.figures)) return answer;
  const gap = magnitude(first) - magnitude(second);
  const right = /[多高大]/.test(way) ? gap > 0 : gap < 0;
  const headline = `${right ? "是" : "不是"}，${answer.headline}`;
  return { ...answer, operation: "check", headline, text: answer.text.replace(answer.headline, headline) };
}

/** 381件是立案数还是征集数. */
const EITHER = /\d[^\d,，。]{0,4}(?:到底|究竟)?是[^,，。?？]+还是/;

/** Of two names for a number the one under which the report prints it. */
async function either({ parsed, base, tables, previous, query }: Context): Promise<Answer | null> {
  const [number, ...others] = parsed.numbers;
  if (!number || others.length > 0) return null;
  const sides = parsed.text
    .slice(number.end)
    .replace(/^.*?是/, "")
    .split("还是");
  const unnamed = { ...parsed, whole: { ...parsed.whole, words: [] } };
  const fits = (await figuresFor(number, unnamed, base, tables)).filter((figure) => {
    const view = viewOf(figure, tables);
    const told = sides.filter((side) =>
      parseNormal(side, tables, query.today).whole.words.some((word) =>
        word.concept
          ? view.concepts.get(word.concept.id) === "metric"
          : covered(word.text, view.text.metric) >= 0.8,
      ),
    );
    return told.length === 1;
  });
  const [figure, ...more] = fits;
  if (!figure || more.length > 0) return null;
  const held: Held = { ...(previous ?? NOTHING), regions: [figure.region] };
  const headline = `${figure.printed}是${metricName(figure)}。`;
  return answerWith("check", [figure], { headline, question: parsed.text }, held, { base, tables });
}
