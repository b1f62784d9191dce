/**
 * What a person has changed in a report's table.
 * Comes in: the table as saved, and how it was last written. Goes out: corrections by sentence and place, and what
 * cannot be taken over, a line each. Never: another number than the report prints.
 */

import type { Figure, FigureKind } from "../../knowledge/types.ts";
import { keyOf, type Placed } from "./places.ts";

/** What people see of `kind`. */
export const KINDS: Readonly<Record<FigureKind, string>> = {
  done: "已做",
  plan: "打算",
  cumulative: "累计",
};

/** The columns of the table, in order. */
export const COLUMNS = [
  "状态",
  "原因",
  "单位",
  "时期",
  "指标",
  "口径",
  "其他问法",
  "类别",
  "原样",
  "数值",
  "约数",
  "计量",
  "背景",
  "并列",
  "原句",
  "位置",
  "章节",
  "标题",
] as const;
export type Column = (typeof COLUMNS)[number];
export type Row = Record<Column, string>;

/** Columns that a person may change besides 状态. */
const EDITABLE = ["指标", "口径", "其他问法", "类别"] as const;
type Editable = (typeof EDITABLE)[number];
/** Columns in which a change is refused: programs leave what stands in them as it is, so a person made it. */
const FIXED = ["单位", "时期", "数值", "约数", "计量"] as const;

/** What a person decides about a figure: right as it stands, or not to be used. */
export type Verdict = "对" | "不用";
const VERDICTS: readonly string[] = ["对", "不用"] satisfies Verdict[];
/** What the table itself says where a person has not. */
export const DOUBTFUL = "存疑";

/** A person's changes to one row. */
export interface Correction {
  row: Row;
  verdict: Verdict | "";
  cells: Partial<Record<Editable, string>>;
}

/** A figure as extracted, in the cells of its row. */
export function cellsOf({ figure, place }: Placed): Row {
  const { source } = figure;
  return {
    状态: "",
    原因: "",
    单位: figure.committee,
    时期: figure.period,
    指标: figure.metric,
    口径: figure.scope,
    其他问法: figure.terms.join(" "),
    类别: KINDS[figure.kind],
    原样: figure.printed,
    数值: String(figure.value),
    约数: figure.approx,
    计量: figure.unit,
    背景: figure.context.join("、"),
    并列: figure.parts.join("、"),
    原句: figure.quote,
    位置: place,
    章节: source.section,
    标题: source.title,
  };
}

/** Reads what was changed in a table since it was written from `written`. */
export function correctionsIn(
  saved: ReadonlyArray<Record<string, string>>,
  written: ReadonlyMap<string, Row>,
): { corrections: Map<string, Correction>; problems: string[] } {
  const corrections = new Map<string, Correction>();
  const problems: string[] = [];
  for (const record of saved) {
    const row = Object.fromEntries(COLUMNS.map((name) => [name, record[name] ?? ""])) as Row;
    const key = keyOf(row.原句, row.位置);
    const before = written.get(key);
    const say = (problem: string): number => problems.push(`“${row.指标} ${row.原样}”${problem}`);
    const state = row.状态.trim();
    const verdict = isVerdict(state) ? state : "";
    if (verdict === "" && state !== "" && state !== DOUBTFUL) say(`的状态写了“${state}”，只认“对”和“不用”`);
    const cells: Correction["cells"] = {};
    for (const name of EDITABLE) {
      const now = row[name].trim();
      if (before && now === before[name].trim()) continue;
      if (name === "指标" && now === "") say("的指标空着，没有照改");
      else if (name === "类别" && !Object.values(KINDS).includes(now))
        say(`的类别写了“${now}”，只认${Object.values(KINDS).join("、")}`);
      else cells[name] = now;
    }
    for (const name of FIXED) {
      const same = before === undefined || alike(row[name], before[name]);
      if (!same) say(`的${name}改成了“${row[name]}”，没有照改：报告怎么印就怎么答，不对的请标“不用”`);
    }
    if (verdict !== "" || Object.keys(cells).length > 0) corrections.set(key, { row, verdict, cells });
  }
  return { corrections, problems };
}

const isVerdict = (state: string): state is Verdict => VERDICTS.includes(state);

const alike = (now: string, before: string): boolean =>
  now.trim() === before.trim() || (now.trim() !== "" && Number(now) === Number(before));

/** A figure with its correction taken over; its id and what it prints stay. */
export function corrected(figure: Figure, correction: Correction | undefined): Figure {
  if (!correction) return figure;
  const { 指标: metric, 口径: scope, 其他问法: terms, 类别: kind } = correction.cells;
  const known = Object.entries(KINDS).find(([, name]) => name === kind)?.[0] as FigureKind | undefined;
  return {
    ...figure,
    metric: metric ?? figure.metric,
    scope: scope ?? figure.scope,
    terms: terms === undefined ? figure.terms : terms.split(/[\s、，,]+/).filter((term) => term !== ""),
    kind: known ?? figure.kind,
  };
}
