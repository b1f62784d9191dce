/**
 * Lines of tables and lists of figures, written out as the sentences they stand for.
 * In: a line, the heading it stands under. Out: the same line with the words that its place leaves out.
 * Never: another number, or one moved.
 */

import { spanOf } from "../periods.ts";

const TABLE = /提案.*(?:表|一览|分类|统计|构成)/;
/** 城乡建设71件29.8% */
const ROW =
  /^([\u4e00-\u9fa5、]{2,10}?)(?:类(?:提案)?)?\s*(\d[\d,]*件)(?:\s*[，、（(]?\s*(\d+(?:\.\d+)?[%％])[）)]?)?$/;
const TOTAL = /^(?:合计|总计|小计|共计|总数)/;
/** 采用情况：全国政协3条，省政协8条 */
const STAGED = /^[\u4e00-\u9fa5]{0,6}?(采用|录用|批示|转报)情况[：:](.+)$/;

/** 各年立案数依次为5件、8件、9件 */
const YEARLY =
  /(?:各|历|逐|每)年(?:的)?([\u4e00-\u9fa5]{2,10}?)(?:数量?|量)?(?:依次|分别)(?:为|是|有)?((?:\d[\d,]*[\u4e00-\u9fa5]{1,3}[、，])+\d[\d,]*[\u4e00-\u9fa5]{1,3})(?=[，。；]|$)/;

/** A row over years, as many as the report is about, told year by year. */
function yearly(line: string, period: string): string {
  const [from, to] = spanOf(period) ?? [0, -1];
  return line.replace(YEARLY, (whole, what: string, list: string) => {
    const counts = list.split(/[、，]/);
    if (counts.length !== to - from + 1) return whole;
    return counts.map((count, i) => `${from + i}年${what}${count}`).join("，");
  });
}

/** Writes a line out; the period is that of its report. */
export function writtenOut(printed: string, heading: string, period: string): string {
  const line = yearly(printed, period);
  const [, kind = "", count = "", share] = (TABLE.test(heading) ? ROW.exec(line) : null) ?? [];
  if (kind !== "" && !/立案|办[复结]|收到|征集|采纳|重点/.test(kind)) {
    const named = TOTAL.test(kind) ? "共有提案" : `${kind}类提案`;
    return `${named}${count}${share === undefined ? "" : `，占${share}`}`;
  }
  // The share of a total is the whole.
  if (kind !== "") return `${kind.replace(TOTAL, "共")}${count}`;
  const [, stage = "", list = ""] = STAGED.exec(line) ?? [];
  return stage === "" ? line : list.replace(/[\u4e00-\u9fa5]{2,12}(?=\d)/g, (organ) => organ + stage);
}
