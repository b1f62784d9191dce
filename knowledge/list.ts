/**
 * Several figures of one report that belong together: 按内容分各方面多少件, 哪一类最多, 有哪些提案数据.
 * Comes in: a question in its pieces. Goes out: the figures as the report lists them, or null where no list is asked
 * for. Never: a figure of another report, a part left out that the report names beside the others.
 */

import { answerWith, chooseOf } from "./answer.ts";
import { covered } from "./asked.ts";
import { verdict } from "./compare.ts";
import type { Context } from "./context.ts";
import { findExceptions } from "./cues.ts";
import type { Word } from "./lexicon.ts";
import { magnitude } from "./numbers.ts";
import { parseNormal } from "./parse.ts";
import { periodName } from "./periods.ts";
import { type Scene, sceneOf } from "./scene.ts";
import { sortPlaces } from "./targets.ts";
import type { Answer, Figure } from "./types.ts";
import { askFor, unitFit } from "./units.ts";
import { viewOf } from "./view.ts";

const GROUPS =
  /(?:按|分)[\u4e00-\u9fa5]{1,4}(?:来)?(?:分|看)?(?=[各哪有，,])|(?:都)?(?:被|是|有)?(?:哪(?:一|些|几)?(?:个)?|各(?:个)?|分)(?:方面|类别?|种类|级别?|层级|领域)(?:的)?|按内容分?/g;
const DATA =
  /(?:都)?有(?:哪些|什么|啥)(?=[\u4e00-\u9fa5]*(?:数据|数字|指标))|(?:的)?(?:相关|有关|主要|所有|全部|关键)*的?(?:数据|数字|指标)(?:都)?(?:有哪些|有什么|有啥|汇总|一览|清单|列一下|列出来|给我|发我|说说)?|(?:列出|列举|列一下|汇总一?下?|罗列)/g;

/** As many rows as people read. */
const MOST = 12;

/** Lists what is asked to be listed. */
export async function list(context: Context): Promise<Answer | null> {
  const { parsed, base, tables, query } = context;
  const groups = parsed.text.search(GROUPS) >= 0;
  const data = parsed.text.search(DATA) >= 0 && /数据|数字|指标/.test(parsed.text) && parsed.askCount === 0;
  if (!(groups || data) || parsed.numbers.length > 0) return null;
  const text = parsed.text.replace(groups ? GROUPS : DATA, "");
  const bare = { ...context, parsed: parseNormal(text, tables, query.today, parsed.quoted) };
  const places = await sortPlaces(bare.parsed.places, text, base);
  if (places.asked.length !== 1) return null;
  const scene = await sceneOf(bare, places);
  if (scene === null || "kind" in scene || scene.targets.length !== 1) return null;
  if (!groups) return dataOf(bare, scene);
  return partsOf(
    bare,
    scene,
    parsed.cues.rank,
    [...parsed.text.matchAll(GROUPS)].map(([phrase]) => phrase),
  );
}

/** The words that tell what is listed. */
const telling = (words: readonly Word[]): Word[] =>
  words.filter(
    (word) => word.kind === "hard" || word.kind === "part" || (word.kind === "rest" && word.text.length > 1),
  );

/** Whether a figure speaks of all that is asked. */
function speaks(figure: Figure, words: readonly Word[], { tables }: Context): boolean {
  const view = viewOf(figure, tables);
  return words.every((word) =>
    word.concept ? view.concepts.has(word.concept.id) : covered(word.text, view.all) >= 0.8,
  );
}

/** The parts that a sentence tells side by side. */
async function partsOf(
  context: Context,
  scene: Scene,
  rank: "most" | "least" | null,
  phrases: readonly string[],
): Promise<Answer | null> {
  const { base, parsed } = context;
  const [target] = scene.targets;
  const words = telling(parsed.whole.words).filter((word) => !/^(?:最多|最少|排名)$/.test(word.text));
  if (!target || words.length === 0) return null;
  const fitting: Array<{ group: Figure[]; named: number }> = [];
  for (const { period } of target.periods) {
    const figures = await base.figures(target.region.region, period);
    for (const group of siblings(figures)) {
      const sum = group.reduce((all, figure) => all + magnitude(figure), 0);
      const divides = figures.some(
        (one) => !group.includes(one) && magnitude(one) === sum && speaks(one, words, context),
      );
      const said = group.every((figure) => speaks(figure, words, context));
      if (divides || said) fitting.push({ group, named: Number(divides) + namedBy(phrases, group) });
    }
  }
  const [best, next] = fitting.sort((a, b) => b.named - a.named);
  // 不算其他类: what the question takes out is not listed.
  const out = findExceptions(parsed.text).map(({ text }) => text.replace(/[)）的]+$/, ""));
  const group = (best?.group ?? []).filter(
    ({ metric, scope }) => !out.some((taken) => `${metric}${scope}`.includes(taken)),
  );
  const [first, ...rest] = group;
  if (!best || !first || best.named === next?.named) return null;
  const sign = rank === "least" ? -1 : 1;
  const sorted =
    rank === null ? [first, ...rest] : [...group].sort((a, b) => sign * (magnitude(b) - magnitude(a)));
  const [top = first, ...below] = sorted;
  const headline =
    rank === "least" ? `${top.metric}最少：${top.printed}。` : rank === null ? "" : verdict(sorted);
  const said = { headline, notes: [...scene.notes], question: parsed.text };
  return answerWith(rank === null ? "list" : "rank", [top, ...below], said, scene.held, context);
}

/** How far the question names a group by how it is divided (按内容分) and by what its parts are called (方面). */
function namedBy(phrases: readonly string[], group: readonly Figure[]): number {
  const [first] = group;
  const divided = phrases.some((phrase) => {
    const by = /(?:按|分)([\u4e00-\u9fa5]{2,4}?)(?:分|来|$)/.exec(phrase)?.[1];
    return by !== undefined && first?.context.some((entry) => entry.includes(by));
  });
  const kinds = phrases.flatMap((phrase) => /方面|类|级|领域/.exec(phrase)?.[0] ?? []);
  const called = kinds.some((kind) =>
    group.every(({ metric, scope }) =>
      kind === "级" ? /政协|领导|办公厅/.test(scope) : `${metric}${scope}`.endsWith(kind),
    ),
  );
  return 2 * Number(divided) + 2 * Number(called);
}

/** Figures that one sentence tells side by side, in one measure: of one name and several scopes, or named alike. */
function siblings(figures: readonly Figure[]): Figure[][] {
  const groups = new Map<string, Figure[]>();
  for (const figure of figures) {
    if (figure.kind === "plan") continue;
    const name = figure.scope === "" ? figure.metric.slice(-2) : `${figure.metric}|`;
    const key = `${figure.quote}|${name}|${figure.kind}`;
    groups.set(key, [...(groups.get(key) ?? []), figure]);
  }
  return [...groups.values()].filter((group) => {
    const [first] = group;
    return group.length > 1 && group.every((one) => first && unitFit(askFor(first.unit), one.unit) === 1);
  });
}

/** All figures of a report that speak of a matter. */
async function dataOf(context: Context, scene: Scene): Promise<Answer | null> {
  const { base, parsed } = context;
  const [target] = scene.targets;
  if (!target) return null;
  const words = telling(parsed.whole.words);
  if (target.periods.length > 1) {
    const name = target.region.region;
    const matter = words.map((word) => word.text).join("");
    const choices = target.periods.map(({ period }) => ({
      label: periodName(period),
      question: `${name}${periodName(period)}有哪些${matter}数据`,
    }));
    return chooseOf(choices, "有不止一年的，想看哪一年？", scene.held);
  }
  const figures = (await base.figures(target.region.region, target.periods[0]?.period ?? "")).filter(
    (figure) => figure.kind !== "plan" && own(figure, words, context),
  );
  const [first, ...rest] = figures.slice(0, MOST);
  if (!first) return null;
  const more = figures.length - MOST;
  const notes = [...scene.notes, ...target.notes, more > 0 ? `另有${more}个，请说得再具体些。` : ""];
  return answerWith("list", [first, ...rest], { notes, question: parsed.text }, scene.held, context);
}

/** Whether a figure is about the matter itself, not only set in it. */
function own(figure: Figure, words: readonly Word[], { tables }: Context): boolean {
  const view = viewOf(figure, tables);
  return words.every((word) => {
    if (!word.concept) return covered(word.text, [view.text.metric, view.text.scope].join("\n")) >= 0.8;
    return /^(?:metric|scope|parts)$/.test(view.concepts.get(word.concept.id) ?? "");
  });
}
