/**
 * What is asked when the engine is measured.
 * In: reports that a base of any size holds. Out: questions by kind, the same each time. Never: the engine's opinion
 * on which of them it can answer.
 */
import type { Figure } from "../../../knowledge/types.ts";
import { familiesOf } from "../../../knowledge/units.ts";
import { metricName, placeWhen, questionsFor } from "../../../knowledge/wording.ts";

export interface Asked {
  question: string;
  /** Asked before it by the same person. */
  before?: string;
}

/** As many of each kind. */
const EACH = 10;

/** What no committee reports. */
const ABSENT =
  "地铁里程多少公里 机场旅客多少人次 小学有几所 房价多少元 降雨量多少毫米 图书馆有几个 出租车多少辆".split(
    " ",
  );

/** Questions about reports, by kind. */
export function questionsAbout(reports: readonly (readonly Figure[])[]): Map<string, Asked[]> {
  const done = reports.map((report) =>
    report.filter((figure) => figure.kind === "done" && plain(report, figure)),
  );
  const all = done.flat();
  const pairs = (fits: (a: Figure, b: Figure) => boolean): Array<[Figure, Figure]> =>
    all.flatMap((a, i) => {
      const b = all.slice(i + 1).find((other) => fits(a, other));
      return b ? [[a, b]] : [];
    });
  const same = (a: Figure, b: Figure): boolean => metricName(a) === metricName(b) && a.unit === b.unit;
  const asks = (figure: Figure): string => questionsFor(figure).at(-1) ?? "";
  const bare = (figure: Figure): string => asks(figure).slice(placeWhen(figure).length);
  const kinds: Array<[string, Asked[]]> = [
    ["查一个数", all.map((figure) => ({ question: asks(figure) }))],
    [
      "一次问两个数",
      pairs((a, b) => a.region === b.region && a.period === b.period && a.metric !== b.metric).map(
        ([a, b]) => ({
          question: `${asks(a)}，${bare(b)}`,
        }),
      ),
    ],
    [
      "两地比较",
      pairs((a, b) => a.region !== b.region && a.period === b.period && same(a, b)).map(([a, b]) => ({
        question: `${a.region}和${b.region}${a.period}年${a.scope}${a.metric}哪个多`,
      })),
    ],
    [
      "两年比较",
      pairs((a, b) => a.region === b.region && a.period !== b.period && same(a, b)).map(([a, b]) => ({
        question: `${a.region}${b.period}年和${a.period}年${a.scope}${a.metric}哪年多`,
      })),
    ],
    [
      "追问另一年",
      pairs((a, b) => a.region === b.region && a.period !== b.period && same(a, b)).map(([a, b]) => ({
        before: asks(a),
        question: `${b.period}年呢`,
      })),
    ],
    ["排名", all.map(({ period, scope, metric }) => ({ question: `${period}年哪家${scope}${metric}最多` }))],
    ["没说地方", all.map((figure) => ({ question: `${figure.period}年${bare(figure)}` }))],
    [
      "由数反查",
      all
        .filter(({ unit }) => familiesOf(unit).size > 0)
        .map(({ region, period, value, unit }) => ({
          question: `${region}${period}年的${value}${unit}是什么`,
        })),
    ],
    [
      "报告里没有",
      done.flatMap(([first]) =>
        first ? ABSENT.map((absent) => ({ question: `${placeWhen(first)}${absent}` })) : [],
      ),
    ],
  ];
  return new Map(kinds.map(([kind, list]) => [kind, spreadOut(list)]));
}

/** Figures whose name no other of the report has. */
function plain(report: readonly Figure[], figure: Figure): boolean {
  return report.every((other) => other === figure || metricName(other) !== metricName(figure));
}

/** Some of a list from all over it. */
function spreadOut(list: readonly Asked[]): Asked[] {
  const step = Math.max(1, list.length / EACH);
  return Array.from({ length: Math.min(EACH, list.length) }, (_, i) => list[Math.floor(i * step)]).filter(
    (asked) => asked !== undefined,
  );
}
