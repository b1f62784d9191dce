/**
 * Invented reports in the shape of the shipped ones, as many as wanted.
 * In: the shipped figures as patterns, the names of divisions, how many committees and years. Out: the figures of one
 * report after the other, the same each time. Never: a file; all reports in memory at once.
 */
import { composeQuote } from "../../../knowledge/codec.ts";
import type { Divisions } from "../../../knowledge/places.ts";
import type { Figure } from "../../../knowledge/types.ts";

export interface Extent {
  committees: number;
  /** Each committee reports on as many years, the newest of them the same for all. */
  years: number;
}

const NEWEST = 2025;
/** Of the patterns, how many a committee uses at all, and in one year. */
const HABIT = 0.59;
const KEPT = 0.94;
/** How often a committee has its own word: in what it counts, around it, as a name nobody else uses. */
const OWN_METRIC = 0.15;
const OWN_CONTEXT = 0.3;
const OWN_NAME = 0.06;

/** What committees of all places work on. */
const MATTERS = (
  "乡村振兴 营商环境 生态保护 水源保护 文化旅游 老旧小区 养老服务 托育服务 校园安全 职业教育 科技创新 数字经济 " +
  "人才引育 民营经济 特色农业 粮食安全 高标准农田 垃圾分类 城市更新 停车管理 公共交通 物业管理 食品安全 医疗卫生 " +
  "中医药 全民健身 传统村落 非遗保护 红色资源 文明创建 基层治理 法治建设 矛盾调解 就业创业 东西部协作 消费帮扶 " +
  "产业园区 招商引资 项目建设 物流发展 跨境电商 新型工业化 清洁能源 节能降碳 防灾减灾 河湖治理 林长制 矿山修复 " +
  "民族团结 宗教和顺 港澳联谊 侨务工作 残疾人保障 妇女儿童 青年发展 退役军人 社会救助 住房保障 数据共享 智慧城市"
).split(" ");

interface Place {
  region: string;
  committee: string;
}

/** The figures of one report after the other; going through it again makes them again. */
export function reports(
  shipped: readonly Figure[],
  divisions: Divisions,
  { committees, years }: Extent,
): Iterable<Figure[]> {
  const patterns = distinct(shipped);
  const places = placesOf(divisions).slice(0, committees);
  if (places.length < committees) throw new Error(`只有${places.length}个地名，不够${committees}家`);
  return {
    *[Symbol.iterator]() {
      for (const [number, place] of places.entries()) {
        const own = habitsOf(place, number, patterns);
        for (let back = 0; back < years; back += 1) yield reportOf(place, NEWEST - back, own, number);
      }
    },
  };
}

/** Prefectures and counties, each under one name. */
function placesOf({ names }: Divisions): Place[] {
  const full = new Map<string, string>();
  for (const [name, [region]] of Object.entries(names))
    if (name.length >= (full.get(region)?.length ?? 0)) full.set(region, name);
  return [...full].map(([region, name]) => ({ region, committee: `${name}政协` }));
}

/** One of those that differ in nothing but place and time. */
function distinct(figures: readonly Figure[]): Figure[] {
  const key = ({ metric, scope, context, parts, unit }: Figure): string =>
    [metric, scope, context.join("、"), parts.join("、"), unit].join("|");
  return [...new Map(figures.map((figure) => [key(figure), figure])).values()];
}

interface Habit {
  pattern: Figure;
  metric: string;
  context: string[];
  terms: string[];
  /** The committee's usual number. */
  level: number;
}

/** What a committee counts, and in which words: they stay from year to year. */
function habitsOf({ region }: Place, number: number, patterns: readonly Figure[]): Habit[] {
  const random = generator(number);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const size = Math.exp((random() - 0.5) * 2);
  const habits: Habit[] = [];
  for (const pattern of patterns) {
    if (random() > HABIT) continue;
    const metric = random() < OWN_METRIC ? `${pick(MATTERS)}${pattern.metric}` : pattern.metric;
    const context = [...pattern.context];
    if (random() < OWN_CONTEXT) context.push(pick(MATTERS));
    if (random() < OWN_NAME)
      context.push(`《${region}${pick(MATTERS)}${pick(["方案", "十条", "行动", "专刊"])}》`);
    habits.push({
      pattern,
      metric,
      context,
      terms: pattern.terms.filter(() => random() < 0.8),
      level: pattern.value * size * Math.exp((random() - 0.5) * 1.5),
    });
  }
  return habits;
}

function reportOf(
  { region, committee }: Place,
  year: number,
  habits: readonly Habit[],
  number: number,
): Figure[] {
  const random = generator(number * 100 + (year % 100) + 1_000_000);
  const source = {
    title: `政协${committee.replace(/政协$/, "")}委员会常务委员会${year}年工作报告`,
    publisher: "",
    date: `${year + 1}-0${1 + Math.floor(random() * 2)}-${10 + Math.floor(random() * 18)}`,
  };
  const kept = habits.filter(() => random() < KEPT);
  return kept.map(({ pattern, metric, context, terms, level }, i): Figure => {
    const rate = /[%率]/.test(pattern.unit);
    const varied = level * Math.exp((random() - 0.5) * 0.4);
    const value = rate
      ? Math.round(Math.min(100, Math.max(1, varied)) * 10) / 10
      : Number.isInteger(pattern.value)
        ? Math.max(1, Math.round(varied))
        : Math.max(0.1, Math.round(varied * 100) / 100);
    const bare = {
      id: (hash(`${region}|${year}|${i}`) * 2 ** 20 + (hash(`${i}|${year}|${region}`) >>> 12)).toString(36),
      committee,
      region,
      period: String(year),
      metric,
      value,
      approx: pattern.approx,
      unit: pattern.unit,
      printed: `${value}${pattern.approx}${pattern.unit}`,
      scope: pattern.scope,
      context,
      parts: pattern.parts,
      kind: pattern.kind,
      terms,
    };
    return { ...bare, quote: composeQuote(bare), source: { ...source, section: pattern.source.section } };
  });
}

function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  return value >>> 0;
}

/** Mulberry32: numbers in [0, 1) that follow from the seed alone. */
function generator(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}
