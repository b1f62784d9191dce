/**
 * Whether a text speaks of what a question speaks of.
 * Comes in: the pieces of a question that an answer has to hold, a text. Goes out: what of them the text lacks.
 * Never: a score; a word that is only similar. It needs no list of words to cut by: a piece of a question is
 * explained where it falls into parts of two characters and more that the text holds, empty words aside.
 */

import { segment } from "../lexicon.ts";
import { conceptsIn, tells } from "./report.ts";

// Said around what is asked, and verbs that only say that something took place.
const EMPTY = new Set(
  `的 了 是 在 有 和 与 及 跟 或 对 于 对于 关于 把 被 给 由 让 从 向 往 到 就 都 也 还 又 再 才 已 已经 曾 曾经 等 个 些 这 那 这个 那个 其 该 本 此 之 所 者 以 为 并 来 会议 时 过 着 得 地 里 里面 中 上 下 内 后 前 时候 呢 吗 吧 啊 呀 嘛 请 问 什么 啥 谁 哪 哪里 哪些 哪个 姓 现任 时任 现在 说 讲 想 知道 了解 一下 一个 一些 一 二
  我 我们 你 你们 您 他 他们 咱 咱们 大家 自己 人家
  政协 市政协 县政协 区政协 州政协 政协委员会 市 本市 全市 我市 市里 当地 年 年度 当年 全年 一年来 届 期间 以来
  工作 情况 方面 内容 事 事情 活动 领域 相关 有关 具体 主要是 其中 分别 各自 总 一共 到底 究竟 名 名字 名称 叫 叫做 称为 称作
  开展 开 召开 举行 举办 办 做 搞 进行 实施 作 写 弄 组织 成立 设立 建立 建 建成 打造 创建 形成 推出 出 发出 搭建 用 使用 运用 利用 出台 制定 推行 推进 推动 抓 落实 获 获得 得到 取得 受到 拿到 荣获 去 赴 前往 参加 提到 写到 说到 报告里 报告中 报告 材料里 材料`.split(
    /\s+/,
  ),
);
const LONGEST_EMPTY = 5;

// Two ways to say the same, where the shared vocabulary has no concept for it.
const SAME: readonly (readonly string[])[] = [
  ["入选", "选入", "列入"],
  ["获评", "评为", "荣获"],
  ["发布", "刊发", "刊载", "发表", "登载"],
  ["制作", "摄制", "拍摄"],
  ["编纂", "编撰", "编写", "编辑"],
  ["肯定", "认可", "好评"],
  ["创新", "首创", "率先", "探索", "推出", "推行", "试行"],
  ["慰问", "看望"],
  ["督查", "督导"],
  ["捐赠", "捐助", "捐款"],
  ["推介会", "推介"],
  ["座谈会", "座谈"],
  ["研讨会", "研讨"],
  ["洽谈会", "洽谈"],
  ["恳谈会", "恳谈"],
  ["培训会", "培训"],
  ["宣讲会", "宣讲"],
];

/** For each first character the synonyms that begin with it. */
const SYNONYMS = new Map<string, Array<readonly [string, readonly string[]]>>();
for (const group of SAME) {
  for (const word of group) {
    const list = SYNONYMS.get(word.charAt(0)) ?? [];
    SYNONYMS.set(word.charAt(0), list);
    list.push([word, group]);
  }
}

/** The pieces of a question that say something, cut at marks. */
export function needsOf(text: string): string[] {
  return text
    .split(/[\s,，、。.;；:：?？!！()-]+/)
    .map((piece) => piece.replace(/^[的了是在有都]+|[的了是在有都]+$/g, ""))
    .filter((piece) => piece !== "" && lacking([piece], "").length > 0);
}

function emptyAt(text: string, at: number): number {
  for (let length = Math.min(LONGEST_EMPTY, text.length - at); length > 0; length -= 1) {
    if (EMPTY.has(text.slice(at, at + length))) return length;
  }
  return 0;
}

/** What the text lacks of the pieces: the parts that nothing in it explains. */
export function lacking(needs: readonly string[], text: string): string[] {
  return needs.flatMap((need) => (text.includes(need) ? [] : gapsIn(need, text)));
}

/** What can be told of a piece before a text is looked at. */
interface Plan {
  /** Words of the shared vocabulary by where they begin. */
  concepts: Map<number, { size: number; id: string }>;
  /** How many characters say nothing, from each place on. */
  empty: number[];
  /** Places inside of what is one thing or one person. */
  inside: Set<number>;
  officials: ReadonlyArray<{ start: number; size: number; pattern: RegExp }>;
}

const plans = new Map<string, Plan>();
/** A question has a handful of pieces; those of the last questions are kept. */
const KEPT = 200;

function planOf(need: string): Plan {
  const known = plans.get(need);
  if (known) return known;
  const plan: Plan = {
    concepts: new Map(),
    empty: Array.from(need, (_, at) => emptyAt(need, at)),
    inside: new Set(),
    officials: officialsIn(need),
  };
  const joined = (start: number, end: number): void => {
    for (let at = start + 1; at < end; at += 1) plan.inside.add(at);
  };
  for (const { text, start, end, concept } of segment(need)) {
    if (!tells(concept)) continue;
    plan.concepts.set(start, { size: end - start, id: concept.id });
    // 园区协商 is one thing: a park here and a consultation there are not it.
    if (concept.id === text && text.length >= 4) joined(start, end);
  }
  for (const { start, size } of plan.officials) joined(start, start + size);
  if (plans.size >= KEPT) plans.clear();
  plans.set(need, plan);
  return plan;
}

/** The reading of a piece that leaves the fewest characters unexplained, as what it leaves. */
function gapsIn(need: string, text: string): string[] {
  const { concepts, empty, inside, officials } = planOf(need);
  // From the end: the fewest characters left unexplained behind each place, and the step that does it.
  const left = new Array<number>(need.length + 1).fill(0);
  const step = new Array<number>(need.length).fill(1);
  const open = new Array<boolean>(need.length).fill(false);
  for (let at = need.length - 1; at >= 0; at -= 1) {
    let best = (left[at + 1] ?? 0) + 1;
    let length = 1;
    let gap = true;
    const offer = (size: number): void => {
      if (inside.has(at) || inside.has(at + size)) return;
      const cost = left[at + size] ?? 0;
      if (cost < best || (cost === best && gap)) [best, length, gap] = [cost, size, false];
    };
    // What is not there is not there with more behind it either.
    for (let size = 2; at + size <= need.length && text.includes(need.slice(at, at + size)); size += 1)
      offer(size);
    const word = concepts.get(at);
    if (word && conceptsIn(text).has(word.id)) offer(word.size);
    for (const [form, group] of SYNONYMS.get(need.charAt(at)) ?? []) {
      if (need.startsWith(form, at) && group.some((other) => text.includes(other))) offer(form.length);
    }
    for (const { start, size, pattern } of officials) if (start === at && pattern.test(text)) offer(size);
    const said = empty[at] ?? 0;
    if (said > 0) offer(said);
    left[at] = best;
    step[at] = length;
    open[at] = gap;
  }
  const gaps: string[] = [];
  let gap = "";
  for (let at = 0; at < need.length; at += step[at] ?? 1) {
    if (open[at]) gap += need.charAt(at);
    else if (gap !== "") {
      gaps.push(gap);
      gap = "";
    }
  }
  return gap === "" ? gaps : [...gaps, gap];
}

const OFFICIALS = /(全国政协|省委|省政府|省政协|市委|市政府|市政协|县委|县政府|县政协)(主要|有关|分管)?领导/g;

/** 省政协主要领导 is one person: neither the 省政协 here and a 主要领导 there. 市委、市政府主要领导 are both. */
function officialsIn(need: string): Plan["officials"] {
  return [...need.matchAll(OFFICIALS)].map((match) => {
    const [whole, organ, which = "(?:主要|有关|分管)?"] = match;
    const pattern = new RegExp(`${organ}(?:、[^，。；、]{2,4})?${which}领导`);
    return { start: match.index, size: whole.length, pattern };
  });
}
