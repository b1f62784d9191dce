/**
 * Numbers with their measure words, as printed.
 * In: a sentence. Out: counts in order, each with its place. Never: what is counted; arithmetic.
 */

import { chineseNumber, readNumber } from "../numbers.ts";
import { markedSpans, within } from "./marks.ts";

/** A printed count. */
export interface Count {
  start: number;
  end: number;
  /** The whole as printed, marks and unit included. */
  printed: string;
  /** The number without marks and without 万 or 亿 that belong to the unit; of a range the first. */
  value: number;
  /** Marks of approximation in their order. */
  approx: string;
  /** With 万 and 亿. */
  unit: string;
}

const DOUBLE =
  "场[（(]次[）)]|个[（(]件[）)]|篇[（(]次[）)]|项[（(]次[）)]|批[（(]次[）)]|件[（(]次[）)]|家[（(]次[）)]|场次|次场|人次|件次|篇次|批次|家次|户次|台次|项次|条次|期次|例次|个次|份次|个百分点|百分点|平方公里|平方米|立方米|公里|千米|公顷|千瓦时|千瓦|课时|学时|小时|分钟|人民币|美元|港元|元|公斤|个月|个方面|方面|大类|大工程|余次";
const SINGLE =
  "讲口场次件个条篇期项名人位户家份处间所座批天年回趟辑吨册本部卷幅首支台辆套组对类种字日节轮例笔宗起桩亩米棵株只头枚盏门堂块张栋幢片";
const UNIT = `${DOUBLE}|[${SINGLE}]`;

const BEFORE = "不少于|不低于|不超过|不足|不到|超过|突破|接近|将近|大约|至少|近|约|逾|超|上";
const DIGITS = "\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|\\d+(?:\\.\\d+)?";
const WORDS = "[〇零一二两三四五六七八九十百千]+";
const RANGE = "[-—–－~～至到]+";

const COUNT = new RegExp(
  `(?<before>${BEFORE})?(?<digits>${DIGITS}|[数几]?[十百千](?![\\d])|${WORDS}|[数几])(?<few>几)?(?<in>[余多来])?(?<big>[万亿]+)?(?<mid>[余多])?(?:${RANGE}(?<to>${DIGITS}|${WORDS})[万亿]?)?(?:(?<rate>%|％|‰)|(?<unit>${UNIT}))(?<after>以上|左右|上下)?`,
  "g",
);
/** 13万高校毕业生, 42.8万元: a large number that stands before what it counts without a measure word. */
const BARE = new RegExp(
  `(?<before>${BEFORE})?(?<digits>${DIGITS})(?<in>[余多])?(?<big>[万亿]+)(?<mid>[余多])?(?=[\\u4e00-\\u9fa5]|(?<=[数量额值达到破超过近为][^，。]{1,8})[，。；、]|$)`,
  "g",
);
const PERCENT_WORDS =
  /(?<before>近|约|超过|超)?百分之(?<digits>百|[〇零一二两三四五六七八九十百点]+|\d+(?:\.\d+)?)(?<mid>多)?(?<after>以上|左右)?/g;
const RATIO = /(?<![\d.:])(?<digits>\d+(?:\.\d+)?)[:：∶](?<to>\d+(?:\.\d+)?)(?![\d.:])/g;

/** Measure words that a lone 两 … 十 may stand before; before others it is more often a part of a name. */
const PLAIN =
  /^(?:场次?|次|期|批次?|件|篇|名|家|户|条|份|项|位|人次|天|年|届|轮|所|座|处|间|部|册|本|个月|个|万|亿|方面|个方面|类|大类|大工程)/;

/** What stands before a number of which it is only the tail: a date, an ordinal, a word such as 其次. */
const TAIL =
  /[第每\d.．]$|[A-Za-z]$|(?:星期|周|礼拜|初|专业|其|再|层|档|依|逐|多|首|屡|那|这|某|另|上|下|同|统|万|唯|专)$/;

/** Words that begin with what looks like a measure word: 5个 is one, 3项目 has none; 100分, 2人世界 are no counts. */
const NO_UNIT =
  /^(?:年(?:级|代|龄|轻|末|底|初|中|均(?!收入)|前|后)|人(?:大|民|才|士|员|口|家|均|工|文|生(?!活))|日(?:报|常|前)|场(?:所|景|馆)|件(?:事情)|家(?:乡|长|园)|位(?:于|居|置|一体)|期(?:间|刊|待)|种(?:植|子)|台(?:账|湾|风)|部(?:署|门|委|分)|对(?:接|口|象|照|策|于|一)|组(?:织|建|成)|本(?:届|地|科|年)|类(?:型|别)|字(?:号)|支(?:持|部|柱|撑|书)|块(?:钱)|门(?:户|类)|首(?:批|次|个|届)|起(?:来|到|草)|节(?:约|能|日)|户(?:籍|外)|条(?:例|件(?!建议))|份(?:额)|处(?:理|置|于)|间(?:接)|所(?:有|属|在)|讲(?:座|话|述|好|解|师|政治|坛|堂|授|台|究)|级|届|次(?:要|序|全会)|头条)/;

/** Finds the counts of a sentence. */
export function findCounts(text: string): Count[] {
  const marked = markedSpans(text);
  const counts: Count[] = [];
  const add = (hit: RegExpMatchArray, unit: string): void => {
    const start = hit.index ?? 0;
    const at = start + (hit.groups?.before ?? "").length;
    if (within(at, marked) || counts.some((one) => at < one.end && start + hit[0].length > one.start)) return;
    const count = countOf(hit, unit, text);
    if (count) counts.push(count);
  };
  for (const hit of text.matchAll(PERCENT_WORDS)) add(hit, "%");
  for (const hit of text.matchAll(COUNT)) add(hit, hit.groups?.rate ?? hit.groups?.unit ?? "");
  for (const hit of text.matchAll(BARE)) add(hit, "");
  for (const hit of text.matchAll(RATIO)) add(hit, "比");
  return counts.sort((a, b) => a.start - b.start);
}

function countOf(hit: RegExpMatchArray, unit: string, text: string): Count | null {
  const {
    before = "",
    digits = "",
    few = "",
    in: inner = "",
    big = "",
    mid = "",
    after = "",
  } = hit.groups ?? {};
  let start = hit.index ?? 0;
  const end = start + hit[0].length;
  const lead = leadMark(before, text, start);
  start += before.length - lead.length;
  const head = text.slice(0, start);
  const numeral = digits + few;
  const inWords = !/\d/.test(digits);
  const rest = text.slice(end - after.length - unit.length);
  const counting = inWords
    ? !TAIL.test(head) && plainWords(numeral, big, unit, lead + inner + mid, rest)
    : !/[第\d.．A-Za-z]$/.test(head);
  if (!counting || (unit !== "" && unit !== "%" && NO_UNIT.test(rest))) return null;
  // 三年行动, 五年来: only 连续三年 tells of the years themselves.
  if (unit === "年" && !/连续|历时|坚持|持续/.test(head.slice(-4))) return null;
  const value = numberIn(digits, few, unit === "%");
  if (value === null) return null;
  const percent = hit[0].includes("百分之");
  const printed = text.slice(start, end);
  const marks = lead + vague(digits, few) + inner + mid + after;
  return {
    start,
    end,
    printed,
    value,
    approx: marks,
    unit: percent ? "%" : big + unit.replace("％", "%"),
  };
}

/** 签约, 最近, 以上 end in what looks like a mark. */
function leadMark(mark: string, text: string, start: number): string {
  const head = text.slice(Math.max(0, start - 1), start);
  if (mark === "近" && /[附最邻临靠远贴亲就]/.test(head)) return "";
  if (mark === "约" && /[签节条合预特制公解邀节大]/.test(head)) return "";
  if (mark === "上" && !/^(?:百|千|万)/.test(text.slice(start + 1))) return "";
  if (mark === "超" && /[高]/.test(head)) return "";
  return mark;
}

/** 数十, 几百, 上千, 十几: the numeral itself is a mark. */
function vague(digits: string, few: string): string {
  return (/^[数几]/.test(digits) ? digits.charAt(0) : "") + few;
}

function numberIn(digits: string, few: string, rate: boolean): number | null {
  const bare = digits.replace(/^[数几]/, "");
  if (bare === "") return null;
  if (rate && bare === "百") return 100;
  if (rate && bare.includes("点")) {
    const [whole = "", part = ""] = bare.split("点");
    const fraction = [...part].map((char) => chineseNumber(char) ?? 0).join("");
    return Number(`${chineseNumber(whole) ?? 0}.${fraction}`);
  }
  const value = readNumber(bare);
  return value === null || (value === 0 && few === "") ? null : value;
}

/** A numeral in words counts where it is longer than a digit, marked as about, or stands before a plain measure. */
function plainWords(numeral: string, big: string, unit: string, marks: string, rest: string): boolean {
  if (big !== "" && numeral.length === 1 && marks === "" && unit !== "元") return false;
  if (unit === "%") return true;
  if (/^一$/.test(numeral)) return false;
  if (marks !== "" || /[数几]/.test(numeral)) return unit !== "年" || marks !== "";
  if (numeral.length > 1 || /[百千]/.test(numeral)) return PLAIN.test(unit) || numeral.length > 1;
  // 两项。 at the end of a clause is as often a part of a name; 两次 is said so.
  const ends = /^(?:个|项|类)(?:[，。；、）]|$)/.test(rest);
  return PLAIN.test(unit) && unit !== "年" && !ends;
}
