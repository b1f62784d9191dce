/**
 * Measure words: which of them count the same kind of thing.
 * Comes in: a printed unit, a unit asked for. Goes out: families, and how well the two agree.
 * Never: a conversion.
 */

/** Units of one family answer the same question; `mild` says which families may stand in for each other. */
export type Family =
  | "session"
  | "piece"
  | "site"
  | "text"
  | "issue"
  | "person"
  | "visit"
  | "money"
  | "rate"
  | "batch"
  | "household"
  | "word"
  | "day"
  | "hour"
  | "area"
  | "year"
  | "weight"
  | "rank"
  | "aspect"
  | "other";

const FAMILIES: ReadonlyArray<readonly [Family, string]> = [
  ["session", "场(次) 场次 次场 场 次 回 趟"],
  ["piece", "个(件) 件(个) 件次 个 件 项 条 处 支 组 类 种 例 套 台 辆 起 桩 宗 口 栋 幢 盏 大工程 区县"],
  ["site", "家 家次 个 处 间 所 座 区县"],
  ["aspect", "个方面 方面"],
  ["text", "篇(次) 篇次 篇 份 件 条 册 本 部 卷 幅"],
  ["issue", "期 辑 讲"],
  ["person", "人次 名 人 位"],
  ["visit", "人次"],
  ["money", "元 块钱 块 钱"],
  ["rate", "% 个百分点"],
  ["batch", "批次 批"],
  ["household", "户 户次"],
  ["word", "字"],
  ["day", "天 日"],
  ["hour", "课时 学时 小时"],
  ["area", "亩 平方米 公顷"],
  ["year", "年 周年"],
  ["weight", "吨"],
];

const FAMILY_OF = new Map<string, Set<Family>>();
for (const [family, units] of FAMILIES) {
  for (const unit of units.split(" ")) {
    const set = FAMILY_OF.get(unit) ?? new Set<Family>();
    FAMILY_OF.set(unit, set.add(family));
  }
}
FAMILY_OF.get("件次")?.add("session");

/** The families a printed unit belongs to; 万 and 亿 are no part of it. */
export function familiesOf(unit: string): ReadonlySet<Family> {
  const bare = unit.normalize("NFKC").replace(/^[万亿]+/, "");
  if (bare === "") return new Set(["other"]);
  return FAMILY_OF.get(bare) ?? new Set(["other"]);
}

/** What a question asks to count: the word used and its families. */
export interface UnitAsk {
  unit: string;
  families: Family[];
}

/** 场（次）, 场次 and 场 are one measure in three spellings; so are 篇（次） and 篇, 个（件） and 个. */
function plainUnit(unit: string): string {
  const bare = unit.normalize("NFKC").replace(/^[万亿]+(?=.)/, "");
  return bare
    .replace(/^(场|篇|个|批)(?:\([次件]\)|次)$/, "$1")
    .replace(/^(?:块钱|块|钱)$/, "元")
    .replace(/^[名位]$/, "人")
    .replace(/^个方面$/, "方面");
}

/** How well a figure's unit answers what was asked: 1 the same, 0.5 people say it so, 0 something else. */
export function unitFit(ask: UnitAsk | null, unit: string): number {
  if (!ask) return 1;
  if (plainUnit(unit) === plainUnit(ask.unit)) return 1;
  // 多少万 asks for whatever is printed in 万.
  if (ask.unit === "万" || ask.unit === "亿") {
    if (unit.startsWith(ask.unit)) return 1;
    return familiesOf(unit).has("money") ? 0.5 : 0;
  }
  const families = familiesOf(unit);
  if (ask.families.some((family) => families.has(family))) return 0.9;
  // 个 is the measure word of plain speech for any thing that can be counted one by one.
  const things: ReadonlyArray<Family> = ["piece", "text", "batch", "household"];
  const thing = things.some((f) => families.has(f)) && things.some((f) => ask.families.includes(f));
  if (thing) return 0.5;
  // Units of no family (四市, 20万吨) can be asked for by 个 as well, and 5方面 by 项.
  const loose = families.has("other") || families.has("aspect");
  if (loose && ask.families.includes("piece") && ask.unit === "个") return 0.5;
  if (families.has("aspect") && ask.unit === "项") return 0.5;
  return 0;
}

/** What 多少 with this measure word asks for. */
export function askFor(unit: string): UnitAsk | null {
  const bare = unit.replace(/^[万亿]+(?=.)/, "");
  if (bare === "亿" || bare === "万") return { unit: bare, families: ["money", "other"] };
  const families = FAMILY_OF.get(bare);
  return families ? { unit: bare, families: [...families] } : { unit: bare, families: ["other"] };
}
