// What the proof of a figure lets pass and what it does not.

import { describe, expect, test } from "vitest";
import type { Tables } from "../../../knowledge/base.ts";
import type { Figure } from "../../../knowledge/types.ts";
import { readTables } from "../../../scripts/build-knowledge.ts";
import { proveReport } from "../../../scripts/knowledge/proof.ts";

const tables: Tables = await readTables([]);

const QUOTE = "全年召开协商会议1,025余次，报送信息两百一十条。";
const figure = (change: Partial<Figure>): Figure => ({
  id: "a",
  committee: "云岩区政协",
  region: "云岩区",
  period: "2023",
  metric: "协商会议",
  value: 1025,
  approx: "余",
  unit: "次",
  printed: "1,025余次",
  scope: "",
  context: [],
  parts: [],
  kind: "done",
  terms: [],
  quote: QUOTE,
  source: { title: "总结", publisher: "", date: "", section: "" },
  ...change,
});
const SPELLED = "满意率达百分之九十七点零八。";
const wrong = (change: Partial<Figure>, text = `总结\n${QUOTE}`): string[] =>
  proveReport([figure(change)], text, tables);

describe("a figure is proved", () => {
  test("where its report prints it", () => {
    expect(wrong({})).toEqual([]);
    expect(wrong({ printed: "两百一十条", value: 210, approx: "", unit: "条" })).toEqual([]);
  });

  test("where it is a share spelled in words", () => {
    const spelled = { quote: SPELLED, printed: "百分之九十七点零八", approx: "", unit: "%" };
    expect(wrong({ ...spelled, value: 97.08 }, SPELLED)).toEqual([]);
    expect(wrong({ ...spelled, value: 97.8 }, SPELLED)).toHaveLength(1);
  });

  test("where the sentence is broken by the end of a page, its number and its repeated words", () => {
    expect(wrong({}, "全年召开协商会\n- 3 -\n议1,025余次，报送\n报送信息两百一十条。")).toEqual([]);
  });

  test("in traditional characters and full width", () => {
    expect(wrong({}, "全年召開協商會議１,０２５餘次，報送信息兩百一十條。")).toEqual([]);
  });
});

describe("a figure is not proved", () => {
  test("when one digit of its sentence is another in the report", () => {
    expect(wrong({}, `总结\n${QUOTE.replace("1,025", "1,026")}`)).toHaveLength(1);
  });

  test("when a word of its sentence is not in the report", () => {
    expect(wrong({ quote: QUOTE.replace("召开", "召开了") })).toHaveLength(1);
  });

  test("when it is the tail of a longer number", () => {
    expect(wrong({ printed: "25余次", value: 25 })).toHaveLength(1);
  });

  test("when its value is not what is printed", () => {
    expect(wrong({ value: 1026 })).toHaveLength(1);
    expect(wrong({ printed: "两百一十条", value: 211, approx: "" })).toHaveLength(1);
  });

  test("when a page's number stands where a digit of the sentence should", () => {
    expect(wrong({}, "全年召开协商会议\n1,026\n余次，报送信息两百一十条。")).toHaveLength(1);
  });
});
