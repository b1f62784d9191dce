import fc from "fast-check";
import { expect, test } from "vitest";
import { oneSpelling } from "../../../knowledge/read/characters.ts";
import { linesOf } from "../../../knowledge/read/lines.ts";
import { blocksOf } from "../../../knowledge/read/mend.ts";
import { sentencesOf } from "../../../knowledge/read/sentences.ts";
import { fixtureTables } from "../fixture.ts";

const tables = fixtureTables();

/** The report's lines after repair, furniture left out. */
const repaired = (text: string): string[] =>
  blocksOf(linesOf(oneSpelling(text, tables))).flatMap((block) => (block.kind === "text" ? block.text : []));

const digitsOf = (text: string): string => text.normalize("NFKC").replace(/\D/g, "");

const COUNTED = ["场次", "件", "余条", "人次", "篇", "期", "万元", "个", "%", "名"];
const DOING = [
  "召开党组会议",
  "围绕园区建设组织委员视察",
  "征集各界别提案",
  "开展“院坝协商”",
  "编发《云川社情》",
  "走访企业（含个体户）",
  "为山区学校筹集善款",
  "听取县区汇报并提出建议",
];
const clause = fc
  .tuple(fc.constantFrom(...DOING), fc.integer({ min: 1, max: 99_999 }), fc.constantFrom(...COUNTED))
  .map(([doing, count, unit]) => `${doing}${count}${unit}`);
const sentence = fc.array(clause, { minLength: 2, maxLength: 4 }).map((clauses) => `${clauses.join("，")}。`);
const paragraph = fc.array(sentence, { minLength: 3, maxLength: 5 }).map((sentences) => sentences.join(""));
const headings = ["一、把握方向", "二、服务大局", "三、心系民生", "四、自身建设"];
const report = fc
  .array(fc.array(paragraph, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 4 })
  .map((parts) => parts.flatMap((paragraphs, i) => [headings[i] ?? "", ...paragraphs]));

/** Sets lines in a column so many characters wide, as a PDF gives them back; a digit is half as wide. */
function inColumn(lines: readonly string[], width: number, between: string): string {
  const set = lines.flatMap((line) => {
    const rows = [""];
    let used = 0;
    for (const char of line) {
      used += /\d/.test(char) ? 0.5 : 1;
      if (used > width) {
        rows.push("");
        used = 1;
      }
      rows.push(`${rows.pop()}${char}`);
    }
    return rows;
  });
  return set.join(between);
}

const FURNITURE = [
  "【打印】 【关闭】",
  "字体：大 中 小",
  "- 7 -",
  "第 3 页 共 12 页",
  "第2210期 A3版",
  "责任编辑：某某",
  "浏览次数：2048",
  "来源：云川日报",
  "首页 > 要闻 > 正文",
  "2024-12-30 10:22",
];

test("a report set in a column is whole again, sentence by sentence", () => {
  fc.assert(
    fc.property(
      report,
      fc.integer({ min: 14, max: 26 }),
      fc.constantFrom("\n", "\n\n"),
      (lines, width, between) => {
        const whole = repaired(inColumn(lines, width, between));
        expect(whole.flatMap(sentencesOf)).toEqual(lines.flatMap(sentencesOf));
      },
    ),
  );
});

test("furniture between the lines of a column leaves no trace", () => {
  const seeds = fc.array(fc.tuple(fc.nat(), fc.constantFrom(...FURNITURE)), { maxLength: 5 });
  fc.assert(
    fc.property(report, fc.integer({ min: 16, max: 24 }), seeds, (lines, width, inserts) => {
      const broken = inColumn(lines, width, "\n").split("\n");
      for (const [at, furniture] of inserts) broken.splice(at % broken.length, 0, furniture);
      expect(repaired(broken.join("\n")).flatMap(sentencesOf)).toEqual(lines.flatMap(sentencesOf));
    }),
  );
});

test("a paragraph torn by a page goes on behind it", () => {
  fc.assert(
    fc.property(paragraph, fc.nat(), (text, seed) => {
      fc.pre(text.length > 90);
      const at = 40 + (seed % (text.length - 45));
      // Between two sentences nothing is torn.
      fc.pre(!/[。]/.test(text.slice(at - 1, at)));
      expect(repaired(`${text.slice(0, at)}\n\n${text.slice(at)}`)).toEqual([text]);
    }),
  );
});

test.each([
  "记者从市政协获悉的消息说，协商9次。",
  "于2024年6月3日，召开会议9次。",
  "单位：58家。",
  "大家一起来，协商9次。",
])("%s is no furniture, wherever it is broken", (sentence) => {
  for (let at = 2; at < sentence.length - 1; at += 1) {
    // A number is not broken by a page of the net, and a day is broken behind it.
    if (/\d/.test(sentence.charAt(at)) || /[年月]/.test(sentence.charAt(at - 1))) continue;
    const text = `${DOING.join("，")}，\n${sentence.slice(0, at)}\n${sentence.slice(at)}`;
    expect(repaired(text).join("")).toBe(`${DOING.join("，")}，${sentence}`);
  }
});

test("where others' titles are listed below the text, the report ends", () => {
  const text = "市政协协商9次。\n相关链接：\n南屏召开会议\n北渡开展视察";
  expect(repaired(text)).toEqual(["市政协协商9次。"]);
});

test("what is repaired needs no repair", () => {
  const noise = fc.constantFrom(
    "　",
    " ",
    "**",
    "\n",
    "&nbsp;",
    ",",
    ";",
    "“",
    "（",
    "１",
    "2 048",
    "——",
    "#",
    "的　的",
  );
  const text = fc.array(fc.oneof(sentence, noise, fc.constantFrom(...FURNITURE)), { maxLength: 12 });
  fc.assert(
    fc.property(text, (parts) => {
      const once = oneSpelling(parts.join(""), tables);
      expect(oneSpelling(once, tables)).toBe(once);
    }),
  );
});

test("no digit is ever changed, lost or moved", () => {
  const glue = fc.constantFrom("", "\n", "\n\n", " ", "　");
  fc.assert(
    fc.property(fc.array(fc.tuple(sentence, glue), { minLength: 1, maxLength: 8 }), (parts) => {
      const text = parts.flat().join("");
      expect(digitsOf(repaired(text).join(""))).toBe(digitsOf(text));
    }),
  );
});

test("sentences are the paragraph again", () => {
  const mark = fc.constantFrom("。", "！", "？", "；", "，", "“", "”", "（", "）", "《", "》", "委员", "2次");
  fc.assert(
    fc.property(fc.array(mark, { maxLength: 30 }), (marks) => {
      expect(sentencesOf(marks.join("")).join("")).toBe(marks.join(""));
    }),
  );
});
