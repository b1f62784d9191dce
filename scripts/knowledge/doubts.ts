/**
 * What makes a figure doubtful: a rule each, with the sentence that tells a person what to look at.
 * Comes in: a figure with its report and all other figures. Goes out: sentences. Never: a figure dropped or changed.
 */

import type { Tables } from "../../knowledge/base.ts";
import { findCounts } from "../../knowledge/extract/counts.ts";
import { meaningful, segment } from "../../knowledge/lexicon.ts";
import { nameOf, sayTheSame } from "../../knowledge/namesakes.ts";
import { fold } from "../../knowledge/normalize.ts";
import { mentionsIn } from "../../knowledge/read/committees.ts";
import type { Figure } from "../../knowledge/types.ts";

/** What the rules look at. */
interface Suspect {
  figure: Figure;
  /** The clause the number stands in. */
  clause: string;
  /** The report's own period. */
  period: string;
  /** Figures of all reports that bear the same name. */
  namesakes: readonly Figure[];
  tables: Tables;
}

const LONG_CLAUSE = 45;

/** Each says what is doubtful, or nothing. */
const RULES: ReadonlyArray<(suspect: Suspect) => string> = [
  function differs({ figure, namesakes }) {
    const others = namesakes.filter((other) => !sayTheSame(other, figure));
    const said = [...new Set(others.map((other) => where(other, figure)))].slice(0, 3);
    return said.length === 0 ? "" : `同一指标、同一时期还有不同的数：${said.join("、")}`;
  },
  function unknownMetric({ figure, tables }) {
    const words = meaningful(segment(fold(figure.metric, tables)));
    const known = words.some(({ concept }) => concept !== null && concept.kind !== "filler");
    return known ? "" : "指标不在通用词里，别人可能问不到";
  },
  function notInSentence({ figure }) {
    const said = new Set(figure.quote);
    return [...figure.metric].some((char) => said.has(char)) ? "" : "指标是从上文接来的，这一句里没有";
  },
  function longClause({ clause }) {
    return clause.length > LONG_CLAUSE ? "分句很长，数的是什么容易看错" : "";
  },
  function inWords({ figure }) {
    return /\d/.test(figure.printed) ? "" : "数是汉字写的，也可能不是数";
  },
  function severalNumbers({ figure }) {
    const numbers = figure.printed.match(/\d+(?:[.,]\d+)*/g) ?? [];
    return numbers.length > 1 ? "印的是一个范围或比例，数值只取第一个" : "";
  },
  function otherCommittee({ figure, clause, tables }) {
    // 省政协采用6篇: who did something with the committee's own work.
    if (figure.scope.includes("政协")) return "";
    const other = mentionsIn(clause, tables).find(
      ({ committee, party }) => !party && committee.region !== figure.region,
    );
    return other ? `分句里说到别的政协：${other.committee.name}` : "";
  },
  function otherPeriod({ figure, period }) {
    return figure.period === period ? "" : `时期和报告的（${period}）不同`;
  },
];

function where(other: Figure, figure: Figure): string {
  const paper = other.source.title === figure.source.title ? "" : `（《${other.source.title}》）`;
  return `${other.printed}${paper}`;
}

/** Finds what is doubtful about figures; the others are those of all other reports. */
export function doubtsOf(
  all: readonly Figure[],
  tables: Tables,
): (figure: Figure, period: string) => string[] {
  const named = new Map<string, Figure[]>();
  for (const figure of all) named.set(nameOf(figure), [...(named.get(nameOf(figure)) ?? []), figure]);
  return (figure, period) => {
    const namesakes = named.get(nameOf(figure)) ?? [];
    const suspect = { figure, clause: clauseOf(figure), period, namesakes, tables };
    return RULES.map((rule) => rule(suspect)).filter((doubt) => doubt !== "");
  };
}

/** What stands between the punctuation marks around a number. */
function clauseOf({ quote, printed }: Figure): string {
  const start = findCounts(quote).find((count) => count.printed === printed)?.start ?? quote.indexOf(printed);
  const before =
    quote
      .slice(0, start)
      .split(/[，。；：！？]/)
      .at(-1) ?? "";
  const behind = quote.slice(start + printed.length).split(/[，。；：！？]/)[0] ?? "";
  return before + printed + behind;
}
