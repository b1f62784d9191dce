import { expect, test } from "vitest";
import { readPeriod } from "../../../knowledge/periods.ts";
import { findSittings } from "../../../knowledge/sittings.ts";
import { documentOf } from "./documents.ts";

const WORK = "市政协立案提案90件。";

test.each([
  ["its title", `贵阳市政协2025年工作综述\n发布时间：2026-02-03\n${WORK}`, "2025"],
  [
    "its first heading",
    `常委会工作报告\n（2025年1月11日）\n一、2024年工作回顾\n${WORK}\n二、2025年工作打算\n要协商9次。`,
    "2024",
  ],
  ["its opening", `市政协的行动\n2022年是关键之年。一年来，${WORK}`, "2022"],
  [
    "when it was read out",
    `贵阳市政协常务委员会工作报告\n（2025年1月11日）\n各位委员：\n过去的一年，${WORK}`,
    "2024",
  ],
  ["去年 in a dated report", `市政协办提案\n2024-11-03 来源：云川日报\n据了解，去年${WORK}`, "2023"],
  ["a year in words", `贵阳市政协二〇二三年工作总结\n${WORK}`, "2023"],
  ["a year without 年", `数说2024 贵阳市政协成绩单\n发布时间：2025-01-08\n${WORK}`, "2024"],
  [
    "the session it follows",
    `政协贵阳市委员会关于三次会议以来提案工作的报告\n（2025年1月）\n${WORK}`,
    "2024",
  ],
  [
    "the past year of a session, not the year it plans",
    `政协贵阳市委员会召开四次会议\n发布时间：2025-01-11\n过去一年，${WORK}会议对2025年工作进行了安排。`,
    "2024",
  ],
  ["the plan it is", `贵阳市政协2025年工作要点\n召开协商会12次。`, "2025"],
])("the year is read off %s", (_, text, period) => {
  expect(documentOf(text).period).toBe(period);
});

test.each([
  [
    "五年来（2022年报告）",
    "第三届贵阳市政协常务委员会工作报告\n（2022年1月9日）\n一、过去五年工作回顾\n五年来，市政协立案提案900件。\n二、今后五年工作建议\n协商90次。",
  ],
  [
    "第八届以来（2024年报道）",
    "政协的答卷\n2024-09-01 来源：云川日报\n政协贵阳市第八届委员会坚持团结民主，立案提案90件。",
  ],
  ["十三届以来（2024年报道）", "贵阳市政协十三届以来履职纪实\n2024-09-01 来源：云川日报\n立案提案90件。"],
  ["近年来（2024年报道）", "政协的答卷\n2024-09-01 来源：云川日报\n近年来，贵阳市政协立案提案90件。"],
  ["今年以来（2024年报道）", "政协的答卷\n2024-09-01 来源：云川日报\n今年以来，贵阳市政协立案提案90件。"],
  ["未标年份（2024年报道）", "政协的答卷\n2024-09-01 来源：云川日报\n贵阳市政协立案提案90件。"],
])("%s is the phrase the report prints, with the year it was given", (period, text) => {
  expect(documentOf(text).period).toBe(period);
  expect(readPeriod(period)).toEqual({ year: null, reported: Number(/（(\d{4})/.exec(period)?.[1]) });
});

test("several years are the last of them as far as order goes", () => {
  const { period } = documentOf("贵阳市政协的五年\n2016年至2021年，贵阳市政协立案提案900件。");
  expect(period).toBe("2016—2021年");
  expect(readPeriod("2016—2021年")).toEqual({ year: null, reported: 2021 });
});

test.each([
  ["2024年1—9月", "政协的答卷\n2024-10-12 来源：云川日报\n今年1至9月，贵阳市政协立案提案90件。"],
  ["2024年上半年", "贵阳市政协2024年上半年工作\n立案提案90件。"],
  ["截至2022年12月", "政协的平台\n截至2022年12月，贵阳市政协建成平台90个。"],
])("%s is part of its year", (period, text) => {
  expect(documentOf(text).period).toBe(period);
  expect(readPeriod(period)).toEqual({ year: Number(/\d{4}/.exec(period)?.[0]), reported: null });
});

test("a report without any date is dated by the latest day it tells of, and says so", () => {
  const document = documentOf("贵阳市政协的答卷\n近年来，贵阳市政协协商90次。2023年8月2日，又开一次。");
  expect(document.period).toBe("近年来（2023年报道）");
  expect(document.doubts).toEqual(["材料没有写明发布时间，年份是从文中最晚的日期看出来的。"]);
});

test("a time that cannot be told is left open, with a doubt", () => {
  const document = documentOf("贵阳市政协的工作\n立案提案90件。");
  expect(document.period).toBe("未写明");
  expect(document.doubts).toEqual(["看不出这份材料讲的是哪一年，请补上 period。"]);
});

test("a title says 五年, the opening which", () => {
  const text = "贵阳市政协五年工作综述\n2011年至2015年，市政协协商66次。";
  expect(documentOf(text).period).toBe("2011—2015年");
});

test.each([
  ["三届四次会议期间收到提案多少件", "三届四次"],
  ["三届四次会议以来收到提案多少件", "三届四次会议以来"],
  ["三届四次会议收到提案多少件", "三届四次会议"],
])("what happened during a session is left to be read: %s", (text, session) => {
  const [span] = findSittings(text);
  expect(text.slice(span?.start, span?.end)).toBe(session);
});
