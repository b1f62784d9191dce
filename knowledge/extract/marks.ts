/**
 * Parts of a sentence whose numbers count nothing: titles, slogans, dates, ordinals, names with digits in them.
 * In: a sentence. Out: spans. Never: a look at what is counted.
 */

/** A span of a sentence. */
export interface Span {
  start: number;
  end: number;
}

const NUMERAL = "[〇零一二两三四五六七八九十百\\d]+";

/** A quotation as long as this, or with a comma in it, is speech: its numbers count. */
const SLOGAN = 14;

const PATTERNS: readonly RegExp[] = [
  /《[^》]*》/g,
  /[（(](?:试行|草案|修订|征求意见稿|\d{4}\s*[-—–－~～至]+\s*\d{4}年?|\d{4}年?(?:\d+月)?(?:\d+日)?)[）)]/g,
  // 2024年1月3日, 2021—2025年, 8月7日, 上午9:30, 8.31疫情; 2000余年 is no year.
  /(?<!\d)(?:19|20)\d\d年?(?:\s*[-—–－~～至到、和]+\s*(?:19|20)?\d\d年?)+(?:度|底|初)?/g,
  /(?<![\d.])(?:19|20)\d\d(?:年度|年底|年初|年末|年(?![来间内]))(?:\d{1,2}月)?(?:份|底|初)?(?:\d{1,2}[日号])?/g,
  /(?<![\d.])\d\d年(?=\d{1,2}月|度)/g,
  /[〇零一二三四五六七八九]{4}年/g,
  /(?<!\d)\d{1,2}(?:\s*[-—–~～至、和]\s*\d{1,2})*月(?:\d{1,2}(?:\s*[-—–~～至、和]\s*(?:\d{1,2}月)?\d{1,2})*[日号]|份|底|初|中旬|上旬|下旬|以来|至|起)/g,
  /(?<![\d个])(?:1[0-2]|[1-9])月(?!\d)/g,
  /(?<!\d)\d{1,2}[日号](?:上午|下午|晚|至|起|，|、|$)/g,
  /\d{1,2}[:：]\d\d|\d{1,2}[时点]\d{0,2}分?(?=[，、许左至]|$)/g,
  /["“]\d{1,2}[.·]\d{1,2}["”]/g,
  // 第八届, 第二批, 十三届四次会议, 二十届三中全会, 五次、六次全会.
  new RegExp(`第${NUMERAL}(?:[、和至—-]第?${NUMERAL})*(?:[届次批期辑卷个季名位条件]|大|产业)?`, "g"),
  new RegExp(
    `(?:${NUMERAL}届)(?:历次|${NUMERAL}[次中](?:[、和及]${NUMERAL}[次中])*)?(?:全体)?(?:常委|会议|全会)?(?:第?${NUMERAL}次)?(?:会议)?`,
    "g",
  ),
  new RegExp(`(?<!\\d)${NUMERAL}次(?:[、和及]${NUMERAL}次)*(?:全会|会议(?=精神|审议|通过|闭幕|开幕))`, "g"),
  /(?:十[一二三四五六七八九]|二十[一二三]?)大(?![项类户])/g,
  /十[一二三四五六七八九]五(?!个|次|项|件|期|场)/g,
  // 12345热线, 5A级, 4K, 3号楼, 1+3+N, 20国集团, 2.0版, 5G.
  /\d+(?:号(?:线|楼|院|文件|公告|台风|提案)?|热线|K(?![a-z])|G(?![a-z])|[.]0(?![\d万亿%％])(?:版|时代)?)/g,
  /[1-9]A级?|[A-Za-z]+-?\d+|\d+[A-Za-z]+(?![a-z]*\d)/g,
  /[\dNXnx一二三四五六七八九十]+(?:[+＋][\dNXnx一二三四五六七八九十]+)+/g,
  /(?:中央)?(?:1号|一号)文件/g,
  new RegExp(`${NUMERAL}周年`, "g"),
  // 三会一课, 一圈两场三改, 两新组织: slogans of alternating numerals.
  /(?:[一二两三四五六七八九][^\d，。、；一二两三四五六七八九十百千万余多]{1,2}(?=[一二两三四五六七八九])){1,}[一二两三四五六七八九][\u4e00-\u9fa5]/g,
  // Party phrases, quoted or not.
  /(?:一|两|三|四|五|六|七|八|九|十|十一|十二|十四)个(?:意识|自信|维护|确立|全面|务必|毫不|革命|结合|坚持|善于|一|聚焦|牢牢|更|突出|相互|必然|永远|第一|关键|表率|大局|先行|统一|强|不|有|从|到|关口|环节|明显)/g,
  /[一二两三四五六七八九](?:严三实|学一做|不忘|有两|中全会|位一体|面红旗|讲四|下基层|众|农|线建设)/g,
  /中央八项规定|八项规定/g,
  /(?:百|千)(?:年|姓|方百计|家万户|校|企|村|秋|载难逢)|万(?:众|家|物|水千山|名委员)|双(?:11|十一)/g,
  // 一对一, 一站式, 一体化, 一方面: one as a part of words.
  /一(?:对一|[站体方线系致直定些批样起同并旦旁般流贯再心道路个个]|年一度)/g,
];

/** Spans whose numbers are no counts. */
export function markedSpans(text: string): Span[] {
  const spans = PATTERNS.flatMap((pattern) =>
    [...text.matchAll(pattern)].map((hit) => ({ start: hit.index, end: hit.index + hit[0].length })),
  );
  for (const hit of text.matchAll(/[“"‘「]([^”"’」]*)[”"’」]/g)) {
    const said = hit[1] ?? "";
    if (said.length > SLOGAN || /[，。；]/.test(said)) continue;
    spans.push({ start: hit.index, end: hit.index + hit[0].length });
  }
  return spans.sort((a, b) => a.start - b.start);
}

/** Whether a position lies in one of the spans. */
export function within(at: number, spans: readonly Span[]): boolean {
  return spans.some((span) => at >= span.start && at < span.end);
}
