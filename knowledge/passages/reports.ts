/**
 * Questions about a report as such: who gave it, its title, its day, its meeting, which there are.
 * Comes in: a question without its place and year, the reports it may mean. Goes out: what was asked of them.
 * Never: what a report says.
 */

import { type CharTables, fold } from "../normalize.ts";
import { periodName } from "../periods.ts";
import { datesIn, meetingsIn } from "./dates.ts";
import { personsIn, signerOf } from "./persons.ts";
import { linesOf, type ReportText } from "./report.ts";
import { needsOf } from "./words.ts";

/** What can be asked of a report. */
export type Aspect = "author" | "title" | "date" | "meeting" | "year" | "list";

/** A question about a report. */
export interface ReportAsk {
  aspect: Aspect;
  /** 四次会议 where the question names the meeting. */
  session: string;
}

/** An answer: the short one, and the words of the report it is read off. */
export interface ReportFact {
  report: ReportText;
  short: string;
  quote: string;
}

const REPORT = /(?:政协|常委会|常务委员会|工作|年度|履职|亮点|年终)*(?:报告|总结|综述)/;
const ASPECTS: ReadonlyArray<readonly [Aspect, RegExp]> = [
  [
    "author",
    /(?:是|由)?谁(?:来)?(?:代表.{0,8})?(?:作|做|写|起草|执笔|撰写)?的?|作者(?:是谁|是哪位)?|哪位.{0,6}(?:作|做|写)的?/,
  ],
  [
    "meeting",
    /(?:是|在)*(?:哪一?次|哪一?届|什么)(?:常委)?(?:会议?|全会|大会|全体会议)(?:上)?(?:作|做|通过)?的?/,
  ],
  [
    "date",
    /(?:是|在)*(?:什么时候|什么时间|何时|哪一?天|几月几[日号]|几号)(?:作|做|写|发布|发表|刊发|出|登)?的?|(?:发布|发表|刊发)?(?:日期|时间)(?:是|在)?(?:什么|哪|几)?/,
  ],
  ["year", /(?:是|讲|说|写|关于)*(?:的是)?哪一?年度?的?/],
  [
    "title",
    /(?:的)?(?:题目|标题|题名|名字|名称)?(?:是|叫)(?:什么|啥)(?:题目|标题|名字|名称)?|(?:题目|标题)(?:是|叫)?/,
  ],
  ["list", /(?:都?有|收录?了?|包括)*(?:哪些|哪几份|哪几篇|什么)/],
];
const SESSION = /(?:第?[一二三四五六七八九十]+届)?第?([一二三四五六七八九十]+)次(?:全体)?(?:会议|全会)/;

/** 副主席某某向大会作工作报告: who gave it stands in a sentence. */
const GIVES = /(?:作|做)(?:了)?[^，。；]{0,12}工作报告|报告工作/;

/** Reads a question about a report as such; null for all that asks what is in one. */
export function reportAsk(text: string): ReportAsk | null {
  const noun = REPORT.exec(text);
  if (!noun) return null;
  const session = SESSION.exec(text);
  const rest = text.replace(REPORT, " ").replace(SESSION, " ");
  for (const [aspect, pattern] of ASPECTS) {
    const asked = pattern.exec(rest);
    if (!asked || asked[0] === "") continue;
    const left = needsOf(rest.replace(pattern, " ").replace(/题目|标题|作者|资料库|库里|发布/g, " "));
    // 哪些报告获批示 asks for what is in a report.
    return left.length === 0 ? { aspect, session: session?.[0] ?? "" } : null;
  }
  return null;
}

/** Whether a report is the one of the meeting that is named. */
export function ofSession({ source }: ReportText, session: string): boolean {
  const number = SESSION.exec(session)?.[1] ?? "";
  return session === "" || source.title.includes(`第${number}次`) || source.title.includes(`届${number}次`);
}

/** Reads one thing off a report; null where the report does not say. */
export function factOf(report: ReportText, aspect: Aspect, tables: CharTables): ReportFact | null {
  const { source, period } = report;
  const fact = (short: string, quote: string): ReportFact => ({ report, short, quote });
  switch (aspect) {
    case "author": {
      const lines = linesOf(report, tables);
      const signed = signerOf(lines.filter(({ caption }) => caption).map(({ text }) => text));
      if (signed) return fact(signed.name, signed.line);
      const gave = lines.find(({ text }) => GIVES.test(text) && personsIn(text).length === 1);
      return gave ? fact(personsIn(gave.text)[0]?.name ?? "", gave.text) : null;
    }
    case "meeting": {
      const [meeting] = meetingsIn(source.title);
      return meeting ? fact(meeting.text, source.title) : null;
    }
    case "date": {
      if (source.date === "") return null;
      const [year = "", month = "", day = ""] = source.date.split("-").map((part) => String(Number(part)));
      const said = `${year}年${month}月${day}日`;
      const printed = linesOf(report, tables).find(
        ({ text }) =>
          text.length < 40 && datesIn(text, true).some((span) => fold(span.text, tables) === said),
      );
      return fact(said, printed?.text ?? `${source.title}（${said}）`);
    }
    case "year": {
      const year = periodName(period);
      const printed = linesOf(report, tables).find(({ folded }) => folded.includes(year));
      return fact(source.date === "" ? year : `${year}（${source.date}）`, printed?.text ?? source.title);
    }
    default:
      return fact(`《${source.title.replace(/^《|》$/g, "")}》`, source.title);
  }
}
