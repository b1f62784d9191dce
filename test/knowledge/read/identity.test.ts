import { expect, test } from "vitest";
import type { Document } from "../../../knowledge/read/document.ts";
import { documentOf, documentsOf } from "./documents.ts";

const who = ({ committee, region, level }: Document): string => `${committee}|${region}|${level}`;

test.each([
  ["a title", "贵阳市政协2024年工作综述\n2024年，市政协召开会议5次。", "贵阳市政协|贵阳|city"],
  ["a subtitle", "同心向前\n——政协云岩区委员会工作纪实\n区政协召开会议5次。", "云岩区政协|云岩区|county"],
  [
    "who it speaks for",
    "各位委员：\n我代表政协第三届贵州省委员会常务委员会，向大会报告工作。\n全年立案提案90件。",
    "贵州省政协|贵州|province",
  ],
  [
    "the full name of the organ",
    "中国人民政治协商会议甘肃省第五届委员会常务委员会工作报告\n全年立案提案90件。",
    "甘肃省政协|甘肃|province",
  ],
  [
    "its party committee",
    "市政协一年来的工作\n一年来，在中共白银市委领导下，市政协立案提案90件。",
    "白银市政协|白银|city",
  ],
  [
    "who signed it",
    "工作总结\n全年立案提案90件。\n政协会宁县委员会办公室\n2024年12月20日",
    "会宁县政协|会宁县|county",
  ],
  ["a short name", "黔南州政协：协商到田间\n近日，州政协开展协商3次。", "黔南州政协|黔南|city"],
  [
    "the nation",
    "全国政协2023年工作情况\n2023年，全国政协立案提案900件，贵州省政协等参加调研。",
    "全国政协|全国|nation",
  ],
  ["a place no list holds", "青禾县政协2024年工作总结\n县政协召开会议5次。", "青禾县政协|青禾县|county"],
])("whose report it is stands in %s", (_, text, expected) => {
  expect(who(documentOf(text))).toBe(expected);
});

test("those it visits, receives and reports to are not whose report it is", () => {
  const document = documentOf(`市政协2024年工作总结
2024年，在中共贵阳市委领导下，市政协组织委员赴兰州市政协、白银市政协考察6次，接待云岩区政协来访9批次。
兰州市政协、白银市政协、兰州市政协先后回访。贵州省政协采用信息12篇，全国政协采用3篇。
我市各级政协组织协商会120场。`);
  expect(who(document)).toBe("贵阳市政协|贵阳|city");
});

test("what cannot be told is left open, with a doubt", () => {
  const document = documentOf("市政协2023年提案工作\n2023年，市政协立案提案385件。");
  expect(document.committee).toBe("未写明");
  expect(document.doubts).toEqual(["看不出是哪个政协的材料，请补上 committee。"]);
});

test("a committee without a name is that of the places it speaks of, with a doubt", () => {
  const document = documentOf("市政协2023年工作\n2023年，市政协在云岩区协商5次，在贵阳市云岩区视察3次。");
  expect(who(document)).toBe("贵阳市政协|贵阳|city");
  expect(document.doubts).toEqual(["材料没有写明是哪个政协，单位是从文中的地名看出来的。"]);
});

test("a higher committee that only takes its reports does not stand for it", () => {
  expect(documentOf("市政协2023年工作\n2023年，贵州省政协采用市政协信息9篇。").committee).toBe("未写明");
});

test("a place in the title goes before committees that have their part in the text", () => {
  const document = documentOf(`协商之花开遍山乡
——贵州推进基层协商综述
近年来，贵州省政协推动建成平台900个。
在贵阳，贵阳市政协协商390场。在都匀，黔南州政协协商53场。贵阳市政协又协商9场。`);
  expect(who(document)).toBe("贵州省政协|贵州|province");
});

test("what a person says goes before what the text says", () => {
  const document = documentOf("市政协2023年提案工作\n2023年，市政协立案提案385件。", {
    committee: "贵阳市政协",
    period: "2023年",
    url: "https://example.org/1",
  });
  expect(document).toMatchObject({
    committee: "贵阳市政协",
    region: "贵阳",
    level: "city",
    period: "2023",
    doubts: [],
  });
});

const TWO = `凝心聚力向前行

——政协贵阳市委员会工作综述

2023年，市政协召开会议21次。

在学习中提升

全年学习12次。



奋楫扬帆新征程

——政协兰州市委员会工作综述

2023年，市政协召开会议34次。`;

test("two committees in one file are two documents", () => {
  const documents = documentsOf(TWO, { id: "both" });
  expect(documents.map(who)).toEqual(["贵阳市政协|贵阳|city", "兰州市政协|兰州|city"]);
  expect(documents.map(({ id, title }) => [id, title])).toEqual([
    ["both#1", "凝心聚力向前行——政协贵阳市委员会工作综述"],
    ["both#2", "奋楫扬帆新征程——政协兰州市委员会工作综述"],
  ]);
});

test("of two committees in one file the one that was asked for is read", () => {
  expect(documentsOf(TWO, { region: "兰州" }).map(who)).toEqual(["兰州市政协|兰州|city"]);
});

test("news pasted one after another are apart, each with its day and source", () => {
  const documents = documentsOf(`贵阳市政协开展视察
2024-05-06 10:20 来源：云川日报 浏览次数：201
5月5日，贵阳市政协开展视察3次。
责任编辑：某某

白银市政协办理提案
2024-05-08 来源：北渡日报
近日，白银市政协办复提案356件。`);
  expect(documents.map(({ committee, date, publisher }) => [committee, date, publisher])).toEqual([
    ["贵阳市政协", "2024-05-06", "云川日报"],
    ["白银市政协", "2024-05-08", "北渡日报"],
  ]);
});

test("a round-up is a document for each committee it names", () => {
  const documents = documentsOf(`各地动态
【贵阳市政协】5月6日，办复提案120件。
【兰州市政协】5月8日，视察3次。
2024年5月10日`);
  expect(documents.map(({ committee, date }) => [committee, date])).toEqual([
    ["贵阳市政协", "2024-05-10"],
    ["兰州市政协", "2024-05-10"],
  ]);
});

test("a report on two cities is a document for each, under headings that name the places only", () => {
  const documents = documentsOf(`河水两岸的协商
——贵阳、兰州两市政协2024年工作掠影

【贵阳】河边议事

2024年，贵阳市政协办复提案120件。

【兰州】桥头说事

大桥对面就是兰州。2024年，兰州市政协视察3次，办复提案98件。`);
  expect(documents.map(({ committee, period }) => [committee, period])).toEqual([
    ["贵阳市政协", "2024"],
    ["兰州市政协", "2024"],
  ]);
});

test("news under headings that name another committee each are apart, without a word between them", () => {
  const documents = documentsOf(`贵阳市政协开展基层协商

5月5日，贵阳市政协协商12次。

兰州市政协办理提案提质增效

近日，记者从兰州市政协获悉，今年办复提案356件。`);
  expect(documents.map(({ committee, title }) => [committee, title])).toEqual([
    ["贵阳市政协", "贵阳市政协开展基层协商"],
    ["兰州市政协", "兰州市政协办理提案提质增效"],
  ]);
});

test("a section about a place below stays in the report", () => {
  const document = documentOf(`贵阳市政协2024年工作总结
2024年，市政协协商12次。
云岩区政协探索经验受到肯定
市政协在全市推广经验3次。`);
  expect(document.committee).toBe("贵阳市政协");
});

test("two years of one committee in one file are two documents", () => {
  const documents = documentsOf(`贵阳市政协2023年工作总结
市政协协商12次。
贵阳市政协2024年工作总结
市政协协商15次。`);
  expect(documents.map(({ period }) => period)).toEqual(["2023", "2024"]);
});

test("what comes from 县政协 is no place called so", () => {
  expect(
    who(documentOf("会宁：夜谈谈出实效\n这条路，来自县政协的一次协商。2024年，会宁县政协协商8场。")),
  ).toBe("会宁县政协|会宁县|county");
});

test("parts headed by a place in brackets are each of its committee", () => {
  const documents = documentsOf(`河畔的协商
——贵阳、兰州两市政协2024年工作掠影
【贵阳】“茶馆”议事
一间茶馆里，贵阳市政协协商61场。
【兰州】“渡口”谈心
从渡口上岸，兰州市政协协商72场。`);
  expect(documents.map(who)).toEqual(["贵阳市政协|贵阳|city", "兰州市政协|兰州|city"]);
});
