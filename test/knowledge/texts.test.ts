import { describe, expect, test } from "vitest";
import { openBase } from "../../knowledge/base.ts";
import { buildAssets, MAX_BYTES } from "../../knowledge/build/assets.ts";
import type { Document } from "../../knowledge/read/document.ts";
import { answerTo, fixtureTables } from "./fixture.ts";
import { TOLD, toldBase } from "./told.ts";

const [report] = TOLD;
if (!report) throw new Error("told: no report");

/** The same report of many committees, with a chairman each. */
function many(count: number): Document[] {
  return Array.from({ length: count }, (_, i) => ({
    ...(report as Document),
    id: `r${i}`,
    region: `云川${i}`,
    committee: `云川${i}市政协`,
  }));
}

describe("sentences in assets", () => {
  test("come back as they were read, with heading, plan and caption", async () => {
    const base = toldBase();
    for (const { region, period, title, date, sections } of TOLD) {
      const [text, ...others] = await base.texts(region, period);
      expect(others).toEqual([]);
      expect(text?.source).toEqual({ title, publisher: "", date });
      expect(text?.sections).toEqual(
        sections.map(({ heading, kind, sentences }) => ({
          heading,
          plan: kind === "plan",
          sentences: sentences.map((one) => ({ text: one.text, caption: one.kind === "caption" })),
        })),
      );
    }
  });

  test("of a report as long as a book lie in several small files, and are all found", async () => {
    const sentences = Array.from({ length: 4000 }, (_, i) => ({
      text: `第${i}次活动在古渡口的茶馆里听取了各界群众关于修缮老街的意见和建议，形成了纪要。`,
      kind: "text" as const,
    }));
    const book: Document = { ...report, sections: [{ heading: "长编", kind: "work", sentences }] };
    const files = buildAssets([], fixtureTables(), [book]);
    expect(
      Math.max(...[...files.values()].map((text) => new TextEncoder().encode(text).length)),
    ).toBeLessThan(MAX_BYTES);
    expect([...files.keys()].filter((path) => path.startsWith("texts/")).length).toBeGreaterThan(1);
    const [text, ...others] = await openBase(async (path) => files.get(path) ?? null).texts(
      report.region,
      report.period,
    );
    expect(others).toEqual([]);
    expect(text?.sections.flatMap((section) => section.sentences.map((one) => one.text))).toEqual(
      sentences.map((one) => one.text),
    );
  });

  test("of two papers of one year are both searched", async () => {
    const second: Document = {
      ...report,
      title: "云川市政协文史专刊",
      sections: [
        {
          heading: "",
          kind: "work",
          sentences: [{ text: "启动《云川百年渡》编纂工作，聘请专家十人。", kind: "text" }],
        },
      ],
    };
    const base = toldBase([...TOLD, second]);
    expect((await answerTo(base, "云川2024年编纂了什么书")).text).toContain("《云川百年渡》");
    expect((await answerTo(base, "云川2024年专题片叫什么")).text).toContain("《同舟》");
  });

  test("make their committee known even where the report prints no figure", async () => {
    const region = await toldBase().region("云川");
    expect(region?.periods.map(({ period }) => period)).toEqual(["2024", "2023"]);
  });

  test("cost a question as many files with a thousand reports as with one", async () => {
    const readsOf = async (count: number): Promise<number> => {
      const documents = [...many(count), ...TOLD];
      const files = buildAssets([], fixtureTables(), documents);
      const read = new Set<string>();
      const base = openBase(async (path) => {
        read.add(path);
        return files.get(path) ?? null;
      });
      const answer = await answerTo(base, "云川2023年主席是谁");
      expect(answer.text).toContain("方守拙");
      return read.size;
    };
    expect(await readsOf(1000)).toBe(await readsOf(1));
  });

  test("that every report has find none of them by name", async () => {
    const files = buildAssets([], fixtureTables(), many(30));
    const base = openBase(async (path) => files.get(path) ?? null);
    expect(await base.mentions("渡口茶话")).toEqual([]);
    expect(await toldBase().mentions("渡口茶话")).toEqual([["云川", "2024"]]);
  });
});
