/**
 * What `npm run knowledge` says to the person at the terminal.
 * Comes in: outcomes and reviews. Goes out: lines. Never: a table without its doubtful rows on top.
 */

import { dirname, join, relative } from "node:path";
import { nameOf, otherwise } from "../../knowledge/namesakes.ts";
import { UNKNOWN } from "../../knowledge/read/read.ts";
import type { Figure } from "../../knowledge/types.ts";
import type { Field, Outcome } from "./add.ts";
import { lackingIn } from "./added.ts";
import { isDoubtful, type Review, type Reviewed, TABLE, usedOf } from "./review.ts";

/** How people call a field, and the option that says it. */
export const FIELDS: Readonly<Record<Field, string>> = {
  committee: "单位（如 贵阳市政协）",
  region: "地区（如 贵阳）",
  period: "年份（如 2024）",
  title: "标题",
};

const nameOfField = (field: Field): string => FIELDS[field].replace(/（.*/, "");

/** So many doubtful figures are shown here; all of them stand in the tables. */
const SHOWN = 20;
const SENTENCE = 60;
/** More reports than this are summed up together. */
const LISTED = 10;
const METRICS = 5;

/** Whether a file came in whole. */
export const isAdded = ({ id, documents }: Outcome): boolean =>
  id !== null && documents.every((document) => lackingIn(document).length === 0);

/** A line or two on what came of a file. */
export function outcomeLines({ file, path, id, replaced, documents, problems }: Outcome): string[] {
  if (id === null) return [`✗ ${file}：${problems.join("；")}`];
  const lines = documents.map(
    ({ committee, period, title }) =>
      `${[committee, period].filter((part) => part !== UNKNOWN).join(" ")}《${title}》`,
  );
  const notes = problems.filter((problem) => !/请补上 (?:committee|period|title)/.test(problem));
  const said = [`${file} → ${id}${replaced ? "（换掉原来的）" : ""}：${lines.join("、")}`, ...notes];
  const lacking = [...new Set(documents.flatMap(lackingIn))];
  if (lacking.length === 0) return [`✓ ${said.join("\n  ")}`];
  return [`✗ ${said.join("\n  ")}`, `  ${lackingLine(path, lacking, documents.length)}`];
}

function lackingLine(path: string, lacking: readonly Field[], documents: number): string {
  const names = lacking.map(nameOfField).join("、");
  if (documents > 1)
    return `看不出其中一份的${names}，那一份先不用来回答：请把它单独存成一个文件，写明${names}再加`;
  const flags = lacking.filter((field) => field !== "region" || !lacking.includes("committee"));
  const said = flags.map((field) => `--${field} …`).join(" ");
  return `看不出${names}，先留着，不用来回答。请再加一次，写明：npm run knowledge -- add "${path}" ${said}`;
}

/** The figures of reports for a person to check: doubtful ones with their reasons, the rest in a line each. */
export function reviewLines(reviews: readonly Review[]): string[] {
  const doubtful = reviews.flatMap(({ figures }) => figures.filter(isDoubtful));
  const lines: string[] = [];
  if (doubtful.length > 0) lines.push("", `要看一眼的数（${doubtful.length} 个）：`);
  for (const one of doubtful.slice(0, SHOWN)) lines.push(...figureLines(one));
  if (doubtful.length > SHOWN) lines.push(`  …还有 ${doubtful.length - SHOWN} 个，都在表的最上面`);
  lines.push("");
  if (reviews.length <= LISTED) return [...lines, ...reviews.flatMap(summaryLines)];
  const figures = reviews.flatMap((review) => review.figures).length;
  const folder = dirname(reviews[0]?.report.dir ?? "");
  return [
    ...lines,
    `${reviews.length} 份报告，${figures} 个数字，${doubtful.length} 个存疑`,
    `  每份一张表，请用 WPS 或 Excel 核对：${relative(process.cwd(), join(folder, "*", TABLE))}`,
  ];
}

function summaryLines({ report, figures, strays }: Review): string[] {
  const rest = figures.filter((one) => !isDoubtful(one));
  const often = [...countBy(rest.map(({ figure }) => figure.metric))].sort((a, b) => b[1] - a[1]);
  const metrics = often
    .slice(0, METRICS)
    .map(([metric, count]) => (count > 1 ? `${metric} ${count} 个` : metric));
  const more = often.length > METRICS ? "等" : "";
  const said = [
    `${figures.length} 个数字，${figures.length - rest.length} 个存疑`,
    strays.length > 0 ? `，${strays.length} 行对不上` : "",
    rest.length > 0 ? `；其余是${metrics.join("、")}${more}` : "",
  ];
  return [
    `${report.id}：${said.join("")}`,
    `  请用 WPS 或 Excel 核对：${relative(process.cwd(), join(report.dir, TABLE))}`,
  ];
}

function figureLines({ figure, doubts }: Reviewed): string[] {
  const { region, period, metric, scope, printed, quote } = figure;
  const at = Math.max(0, quote.indexOf(printed) - SENTENCE / 2);
  const piece = quote.slice(at, at + SENTENCE);
  const cut = `${at > 0 ? "…" : ""}${piece}${at + SENTENCE < quote.length ? "…" : ""}`;
  return [
    `  ${region}${period}　${metric}${scope === "" ? "" : `（${scope}）`}　${printed}　← ${doubts.join("；")}`,
    `    ${cut}`,
  ];
}

function countBy(words: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

/** A line for each added report; a file about several committees has several. */
export function listLines(reviews: readonly Review[]): string[] {
  return reviews.flatMap(({ report, figures }) =>
    report.documents.map((document) => {
      const { committee, period, title, date } = document;
      const own = figures.filter(({ figure: { region, source } }) => {
        return region === document.region && source.title === title;
      });
      const doubtful = own.filter(isDoubtful).length;
      const lacking = lackingIn(document).map(nameOfField);
      const state = lacking.length === 0 ? "可以回答" : `未完成：缺${lacking.join("、")}`;
      const counts = `${own.length} 个数字　${doubtful} 个存疑`;
      return [report.id, committee, period, `《${title}》${date}`, counts, state].join("　");
    }),
  );
}

/** Figures for which other papers print another number: all of them are kept and shown. */
export function differenceLines(shipped: readonly Figure[], reviews: readonly Review[]): string[] {
  const added = reviews.flatMap(usedOf);
  const places = new Map<string, Figure[]>();
  for (const figure of [...shipped, ...added]) {
    const place = `${figure.region}|${figure.period}`;
    places.set(place, [...(places.get(place) ?? []), figure]);
  }
  const told = new Set<string>();
  return added.flatMap((figure) => {
    const { region, period, metric } = figure;
    const others = otherwise(figure, places.get(`${region}|${period}`) ?? []);
    if (others.length === 0 || told.has(nameOf(figure))) return [];
    told.add(nameOf(figure));
    const said = [figure, ...others].map(({ printed, source }) => `${printed}（《${source.title}》）`);
    return [`${region}${period} ${metric}：${said.join("，")}`];
  });
}
