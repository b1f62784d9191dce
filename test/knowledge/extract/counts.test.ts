// Numbers with their measure words: what is a count, and what only looks like one.

import { describe, expect, test } from "vitest";
import { findCounts } from "../../../knowledge/extract/counts.ts";

const printed = (text: string): string[] => findCounts(text).map((count) => count.printed);

describe("a count is taken as printed", () => {
  test.each([
    ["走访农户1800余户", "1800余户", 1800, "余", "户"],
    ["惠及群众3.6万余人次", "3.6万余人次", 3.6, "余", "万人次"],
    ["筹集资金270多万元", "270多万元", 270, "多", "万元"],
    ["阅读量突破30万次", "突破30万次", 30, "突破", "万次"],
    ["办好实事近百件", "近百件", 100, "近", "件"],
    ["收到来信约1,250封件", "约1,250", 1250, "约", ""],
    ["开展活动十余次", "十余次", 10, "余", "次"],
    ["召开座谈会二十三次", "二十三次", 23, "", "次"],
    ["开展义诊数十场", "数十场", 10, "数", "场"],
    ["每月协商3—5次", "3—5次", 3, "", "次"],
    ["办结率达到98.7%", "98.7%", 98.7, "", "%"],
    ["解决率超过百分之九十", "超过百分之九十", 90, "超过", "%"],
    ["答复率百分之百", "百分之百", 100, "", "%"],
    ["捐款2.05亿元", "2.05亿元", 2.05, "", "亿元"],
    ["采纳率提高2.4个百分点", "2.4个百分点", 2.4, "", "个百分点"],
    ["满意率90%以上", "90%以上", 90, "以上", "%"],
    ["解决问题60个（件）", "60个（件）", 60, "", "个（件）"],
    ["先后调研近10余次", "近10余次", 10, "近余", "次"],
  ])("%s", (text, whole, value, approx, unit) => {
    const [count] = findCounts(text);
    if (unit === "") return expect(count?.printed ?? "").not.toContain("封");
    expect(count).toMatchObject({ printed: whole, value, approx, unit });
  });
});

describe("what only looks like a count is none", () => {
  test.each([
    "政协第七届云川市委员会第三次会议",
    "2024年3月5日召开",
    "增强“四个意识”、做到“两个维护”",
    "学习党的二十届三中全会精神",
    "落实“十四五”规划",
    "拨打12345热线",
    "创建5A级景区",
    "构建“1+3+N”体系",
    "编印《云川文史（1995—2025）》第四辑",
    "庆祝人民政协成立75周年",
    "推动一批问题解决",
    "落实中央八项规定精神",
    "推进一体化建设",
    "连续多年位居前列",
  ])("%s", (text) => {
    expect(printed(text)).toEqual([]);
  });
});

test("each of several counts keeps its own place", () => {
  expect(printed("专报18期21次，走访12家")).toEqual(["18期", "21次", "12家"]);
});
