import fc from "fast-check";
import { expect, test } from "vitest";
import { figuresFromRows } from "../../knowledge/build/rows.ts";
import { fold, normalize } from "../../knowledge/normalize.ts";
import { chineseNumber, readNumber } from "../../knowledge/numbers.ts";
import { findYears } from "../../knowledge/periods.ts";
import type { Figure } from "../../knowledge/types.ts";
import { questionsFor } from "../../knowledge/wording.ts";
import { answerTo, fixtureBase, fixtureTables, printedFor, ROWS, TODAY } from "./fixture.ts";

const tables = fixtureTables();
const base = fixtureBase();
const figures = figuresFromRows(ROWS);

/** Writes 0 … 9999 as people do. */
function inWords(value: number): string {
  const digits = "零一二三四五六七八九";
  const units = ["", "十", "百", "千"];
  let out = "";
  let gap = false;
  for (let place = 3; place >= 0; place -= 1) {
    const digit = Math.floor(value / 10 ** place) % 10;
    if (digit === 0) gap = out !== "";
    else {
      out += `${gap ? "零" : ""}${digits.charAt(digit)}${units[place]}`;
      gap = false;
    }
  }
  return out === "" ? "零" : out;
}

/** The longest of a figure's own questions: the one that says its scope and metric in full. */
const questionOf = (figure: Figure): string => questionsFor(figure).at(-1) ?? "";

test("numerals in words are the number they say", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 9999 }), fc.integer({ min: 1, max: 9999 }), (small, myriads) => {
      expect(chineseNumber(inWords(small))).toBe(small);
      expect(
        chineseNumber(
          `${inWords(myriads)}万${small < 1000 && small > 0 ? "零" : ""}${small === 0 ? "" : inWords(small)}`,
        ),
      ).toBe(myriads * 10_000 + small);
    }),
  );
});

test("thousands separators and full-width digits do not change a number", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 99_999_999 }), (value) => {
      expect(readNumber(value.toLocaleString("en-US"))).toBe(value);
      const wide = String(value).replace(/\d/g, (d) => String.fromCharCode(d.charCodeAt(0) + 0xfee0));
      expect(readNumber(fold(wide, tables))).toBe(value);
    }),
  );
});

test("normalising twice is normalising once", () => {
  const piece = fc.constantFrom(
    "云川",
    "２０２４年",
    "二〇二四年",
    "请问",
    " ",
    "，",
    "社區協商",
    "多少场",
    "谢谢",
    "@助手 ",
    "三百五十场次",
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const once = normalize(pieces.join(""), tables);
      expect(normalize(once, tables)).toBe(once);
    }),
  );
});

test("a year is found however it is written, and only that year", () => {
  fc.assert(
    fc.property(fc.integer({ min: 2010, max: 2039 }), fc.constantFrom(0, 1, 2, 3), (year, form) => {
      const spelled = [...String(year)].map((d) => "〇一二三四五六七八九".charAt(Number(d))).join("");
      const text = [`${year}年`, `${String(year).slice(2)}年`, `${spelled}年`, `${year}`][form] ?? "";
      const found = findYears(normalize(`云川${text}党组会议几次`, tables), TODAY);
      expect(found.map((span) => span.year)).toEqual([year]);
    }),
  );
});

test("counts are no years", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1950, max: 2049 }),
      fc.constantFrom("件", "余户", "名", "场次", "个"),
      (count, unit) => {
        expect(findYears(`${count}${unit}是什么`, TODAY)).toEqual([]);
      },
    ),
  );
});

test("the same question in other wordings gives the same answer", async () => {
  const place = fc.constantFrom("云川", "云川市", "云川市政协", "政协云川市委员会", "雲川");
  const year = fc.constantFrom("2024年", "24年", "二〇二四年", "２０２４年", "2024", "去年");
  const what = fc.constantFrom("社区协商", "社区协商活动", "“社区协商”", "社區協商");
  const how = fc.constantFrom(
    "多少场",
    "开展了几场",
    "一共搞了多少场次",
    "场次是多少",
    "的场数",
    "有多少场？",
  );
  const before = fc.constantFrom("", "请问", "@小助手 ", "你好，麻烦查一下");
  const after = fc.constantFrom("", "呢", "啊", "，谢谢", "？");
  await fc.assert(
    fc.asyncProperty(before, place, year, what, how, after, async (...parts) => {
      expect(await printedFor(base, parts.join(""))).toBe("240余场（次）");
    }),
    { numRuns: 150 },
  );
});

test("a figure's own question finds it, or asks back among figures that hold it", async () => {
  for (const figure of figures.filter((one) => one.kind !== "plan")) {
    const answer = await answerTo(base, questionOf(figure));
    if (answer.kind === "answer") expect(answer.figures.map((one) => one.id)).toEqual([figure.id]);
    else {
      if (answer.kind !== "choose") throw new Error(`${questionOf(figure)}: ${answer.text}`);
      const offered = await Promise.all(answer.choices.map((choice) => printedFor(base, choice.question)));
      expect(offered).toContain(figure.printed);
    }
  }
});

test("whatever is typed gets an answer of some kind, also after another question", async () => {
  const word = fc.constantFrom(
    "云川",
    "2024年",
    "多少",
    "几",
    "和",
    "、",
    "最多",
    "哪个多",
    "是什么",
    "呢",
    "提案",
    "立案",
    "constructor",
    "__proto__",
    "100%",
    "36场",
  );
  const text = fc.oneof(
    fc.string({ unit: "binary", maxLength: 40 }),
    fc.array(word, { maxLength: 9 }).map((words) => words.join("")),
  );
  await fc.assert(
    fc.asyncProperty(text, text, async (first, second) => {
      const answer = await answerTo(base, [first, second]);
      expect(["answer", "choose", "none"]).toContain(answer.kind);
      expect(answer.text).not.toBe("");
      expect(JSON.parse(JSON.stringify(answer.slots))).toEqual(answer.slots);
    }),
    { numRuns: 400 },
  );
}, 30_000);

test("no answer asserts a figure of another place or year than was named", async () => {
  const regions = ["云川", "南屏", "北渡"];
  const years = ["2022", "2023", "2024", "2025"];
  const metrics = figures.map((figure) => questionOf(figure).replace(/^(?:云川|南屏|北渡)(?:\d{4}年)?/, ""));
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...regions),
      fc.constantFrom(...years),
      fc.constantFrom(...metrics),
      async (region, year, metric) => {
        const answer = await answerTo(base, `${region}${year}年${metric}`);
        if (answer.kind !== "answer") return;
        for (const figure of answer.figures) {
          expect(figure.region).toBe(region);
          expect(figure.period).toContain(year);
        }
      },
    ),
    { numRuns: 300 },
  );
});
