/**
 * The golden questions against their own reports: every expected answer stands in the report it names, word for word.
 * In: test/golden. Out: nothing. Never: asks the bot; how it answers them is scripts/eval.ts's business.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { z } from "zod";

/** Seen while the rules were written; seen later; no rule was written for it. */
const SETS = ["", "second", "unseen"].map((folder) => join(import.meta.dirname, "../golden", folder));

const Answer = z.strictObject({
  value: z.union([z.number(), z.string().min(1)]),
  approx: z.string(),
  unit: z.string(),
  surface: z.string().min(1),
  num: z.number().optional(),
  committee: z.string().endsWith("政协"),
  period: z.string().regex(/^20\d\d(—20\d\d)?$/),
  source: z.string(),
  evidence: z.string().min(1),
});

const Question = z.strictObject({
  id: z.string(),
  question: z.string().min(1),
  context: z.array(z.string()).min(1).optional(),
  type: z.enum([
    "single",
    "multi",
    "percent",
    "date",
    "text",
    "compare",
    "rank",
    "trend",
    "list",
    "reverse",
    "check",
    "compute",
    "passage",
    "followup",
    "none",
    "ambiguous",
  ]),
  answers: z.array(Answer),
  winner: z.string().optional(),
  ranking: z
    .array(
      z.strictObject({
        committee: z.string(),
        period: z.string(),
        value: z.union([z.number(), z.string()]),
      }),
    )
    .optional(),
  accept: z.literal("any-or-clarify").optional(),
  note: z.string(),
});

/** As a reader takes it in: page numbers skipped, lines joined. */
const joined = (text: string): string => text.replace(/^\s*- \d+ -\s*$/gm, "").replace(/\s+/g, "");

describe.each(SETS)("%s", (root) => {
  const questions = readFileSync(join(root, "questions.jsonl"), "utf8")
    .trimEnd()
    .split("\n")
    .map((line) => Question.parse(JSON.parse(line)));

  const reports = new Map(
    readdirSync(join(root, "reports"))
      .filter((file) => file.endsWith(".txt"))
      .map((file) => [file, joined(readFileSync(join(root, "reports", file), "utf8"))]),
  );

  const answers = questions.flatMap((one) => one.answers.map((answer) => ({ id: one.id, ...answer })));
  const of = (type: string) => questions.filter((one) => one.type === type);

  describe("an expected answer", () => {
    test("has its evidence in the report, word for word", () => {
      const strays = answers.filter(
        ({ source, evidence }) => !reports.get(source)?.includes(joined(evidence)),
      );
      expect(strays).toEqual([]);
    });

    test("is printed in its evidence", () => {
      expect(answers.filter(({ surface, evidence }) => !evidence.includes(surface))).toEqual([]);
    });

    test("has the number, the words of doubt and the unit that its surface shows", () => {
      const shown = (text: string) => text.normalize("NFKC").replaceAll(",", "").replaceAll("餘", "余");
      const odd = answers.filter(({ num, value, approx, unit, surface }) => {
        if (num === undefined) return value !== surface;
        const plain = shown(surface);
        const digits = plain.match(/\d+(\.\d+)?/)?.[0];
        // A number in words (一百三十六场) is checked by the people who wrote it.
        if (digits === undefined) return /\d/.test(plain);
        const power = /[万萬]/.test(plain) ? 1e4 : /[亿億]/.test(plain) ? 1e8 : 1;
        const exact = Math.abs(Number(digits) * power - num) < 1e-6 * Math.max(1, num);
        return !exact || !plain.includes(unit) || ![...approx].every((char) => plain.includes(char));
      });
      expect(odd).toEqual([]);
    });
  });

  describe("a question", () => {
    test("is asked once, under an id of its own", () => {
      const asked = questions.map(({ question, context }) => JSON.stringify([question, context]));
      expect(new Set(asked).size).toBe(questions.length);
      expect(new Set(questions.map(({ id }) => id)).size).toBe(questions.length);
    });

    test("without an answer in the reports expects none, any other expects one", () => {
      expect(questions.filter(({ type, answers }) => (type === "none") !== (answers.length === 0))).toEqual(
        [],
      );
    });

    test("of several figures expects several, or says which is not there", () => {
      const several = ["multi", "compare", "rank", "trend", "list", "ambiguous"].flatMap(of);
      expect(several.filter(({ answers, note }) => answers.length < 2 && !/没写/.test(note))).toEqual([]);
    });

    test("that follows up has something to follow", () => {
      expect(of("followup").filter(({ context }) => context === undefined)).toEqual([]);
    });

    test("of rank expects its answers from most to least, or the other way where it asks for the least", () => {
      for (const { question, answers, ranking } of of("rank")) {
        const numbers = answers.map(({ num }) => num ?? Number.NaN);
        const sign = /从少到多|从低到高|最少|最低/.test(question) ? -1 : 1;
        expect(numbers).toEqual(numbers.toSorted((a, b) => sign * (b - a)));
        // A report's own towns are ranked by their numbers alone.
        if (ranking === undefined) continue;
        expect(ranking.map(({ committee }) => committee)).toEqual(answers.map(({ committee }) => committee));
      }
    });

    test("to check or to reckon says the verdict or the result", () => {
      expect(of("check").filter(({ note }) => !note.startsWith("结论："))).toEqual([]);
      expect(of("compute").filter(({ note }) => !note.startsWith("结果："))).toEqual([]);
    });
  });

  describe("the set", () => {
    test("is large enough to tell one per cent, a fifth of it unanswerable", () => {
      expect(questions.length).toBeGreaterThanOrEqual(280);
      expect(of("none").length / questions.length).toBeGreaterThanOrEqual(0.2);
    });

    test("asks about every report", () => {
      expect([...reports.keys()].filter((file) => answers.every(({ source }) => source !== file))).toEqual(
        [],
      );
    });

    test("lists in its index only reports that are there, and not all of them", () => {
      const Index = z.array(z.object({ file: z.string() }));
      const index = Index.parse(JSON.parse(readFileSync(join(root, "reports/index.json"), "utf8")));
      expect(index.filter(({ file }) => !reports.has(file))).toEqual([]);
      expect(index.length).toBeLessThan(reports.size);
    });
  });
});
