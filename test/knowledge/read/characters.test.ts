import { expect, test } from "vitest";
import { documentOf, sentencesIn } from "./documents.ts";

const read = (sentence: string): string[] =>
  sentencesIn(documentOf(`贵阳市政协2024年工作总结\n\n${sentence}`));

test.each([
  ["full-width digits", "协商３５３　场次。", "协商353场次。"],
  ["soft blanks in numbers", "提案1 050件，惠及12\u00a0600人。", "提案1050件，惠及12600人。"],
  [
    "half-width punctuation",
    "协商5次,视察6次;办结率100%(含续办).",
    "协商5次，视察6次；办结率100%（含续办）。",
  ],
  ["straight quotes", '开展"院坝协商"9场。', "开展“院坝协商”9场。"],
  ["doubled commas", "协商5次，，视察6次。", "协商5次，视察6次。"],
  ["marks of bold", "**围绕“强工业”**，协商5次。", "围绕“强工业”，协商5次。"],
  ["entities", "&ldquo;院坝协商&rdquo;&nbsp;9&nbsp;场。", "“院坝协商”9场。"],
  ["tags", "协商<b>5</b>次<br>，视察6次。", "协商5次，视察6次。"],
  ["how a character is read", "砥（dǐ）砺前行，协商5次。", "砥砺前行，协商5次。"],
  ["a word torn and repeated", "召开的　的会议5次。", "召开的会议5次。"],
  ["traditional characters", "雲岩區政協協商5場。", "云岩区政协协商5场。"],
  ["corner quotes", "「院坝协商」5场。", "“院坝协商”5场。"],
  ["where a newspaper goes on", "协商（下转第3版）5次。", "协商5次。"],
  ["a page number within a line", "协商— 7 —活动5次。", "协商活动5次。"],
  ["thousands with a full-width comma", "协商1，500余场。", "协商1,500余场。"],
  ["characters set apart", "全 市 政 协 协 商 5 次 。", "全市政协协商5次。"],
  ["who edited it", "协商5次。（责任编辑：某某）", "协商5次。"],
])("%s are put right", (_, printed, expected) => {
  expect(read(printed)).toEqual([expected]);
});

test.each([
  "协商1,500余场，比例3:1，占8.31%，始于10:30。",
  "协商三百五十三场，走访近千人。",
  "关于“提升能力 发展产业”的建议90条。",
  "共享APP 90个，联系Mr. Li，网址http://a.cn/?b=1。",
  "征文用人人、层层、种种等词90个。",
])("%s stays as it is", (sentence) => {
  expect(read(sentence)).toEqual([sentence]);
});

test("numbers in the columns of a table stay two", () => {
  expect(read("协商5次。\n协商\t25\t360场")).toEqual(["协商5次。", "协商25 360场"]);
});

test("a piece that a page repeats stands once", () => {
  expect(read("全年举办培训班和讲座，着力促进履职能力提升\n\n升工程建设，参加12次。")).toEqual([
    "全年举办培训班和讲座，着力促进履职能力提升工程建设，参加12次。",
  ]);
});

test("words that rightly meet at a break stay two", () => {
  expect(read("全年举办培训班和讲座，报告获得通报并印发全市\n\n市政协系统，参加12次。")).toEqual([
    "全年举办培训班和讲座，报告获得通报并印发全市市政协系统，参加12次。",
  ]);
});
