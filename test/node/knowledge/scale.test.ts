/**
 * A base of a middle size, made as `npm run bench -- knowledge` makes the large one.
 */
import { beforeAll, describe, expect, test } from "vitest";
import { ask, openBase } from "../../../knowledge/ask.ts";
import { assetFiles, MAX_BYTES, MAX_FILES } from "../../../knowledge/build/assets.ts";
import { figuresFromRows } from "../../../knowledge/build/rows.ts";
import type { Figure } from "../../../knowledge/types.ts";
import { reports } from "../../../scripts/bench/knowledge/generate.ts";
import { questionsAbout } from "../../../scripts/bench/knowledge/questions.ts";
import { FIGURES, readRows, readTables } from "../../../scripts/build-knowledge.ts";

const EXTENT = { committees: 30, years: 4 };
const REPORTS = EXTENT.committees * EXTENT.years;
const LARGE = 30_000;

let made: Iterable<Figure[]>;
let files: Map<string, string>;
let reads: string[];
const read = (path: string): Promise<string | null> => {
  reads.push(path);
  return Promise.resolve(files.get(path) ?? null);
};

beforeAll(async () => {
  const tables = await readTables([]);
  made = reports(figuresFromRows(await readRows(FIGURES)), tables, EXTENT);
  files = new Map(assetFiles(made, tables));
  reads = [];
}, 60_000);

const filesOf = (family: string): string[] =>
  [...files.keys()].filter((path) => path.startsWith(`${family}/`));
const bytesOf = (paths: readonly string[]): number =>
  paths.reduce((sum, path) => sum + Buffer.byteLength(files.get(path) ?? ""), 0);

describe("invented reports", () => {
  test("are the same each time, a hundred figures each, no two figures of a report alike", () => {
    const all = [...made];
    expect(all).toHaveLength(REPORTS);
    expect([...made]).toEqual(all);
    const count = all.flat().length / all.length;
    expect(count).toBeGreaterThan(90);
    expect(count).toBeLessThan(115);
    for (const report of all) expect(new Set(report.map(({ id }) => id)).size).toBe(report.length);
  });
});

describe("their base", () => {
  test("keeps every file under the limit", () => {
    for (const path of files.keys()) expect(bytesOf([path]), path).toBeLessThanOrEqual(MAX_BYTES);
  });

  test("leaves half of the files to other things when it is 250 times as large", () => {
    // Roll-ups grow slower than reports: there is an end to kinds, and to what is kept of each.
    expect((filesOf("reports").length * LARGE) / REPORTS).toBeLessThan(MAX_FILES / 2);
  });

  test("takes less than a hundred bytes for a figure in its report", () => {
    expect(bytesOf(filesOf("reports")) / [...made].flat().length).toBeLessThan(100);
  });

  test("hands back the figures of each report whole", async () => {
    const base = openBase(read);
    for (const report of made) {
      const { region = "", period = "" } = report[0] ?? {};
      expect(await base.figures(region, period)).toEqual(report);
    }
  });

  test("has the largest of all in front", async () => {
    const base = openBase(read);
    const [kind] = (await base.byConcept("党组会议")).filter(({ samples }) =>
      samples.every(({ metric, scope }) => metric === "党组会议" && scope === ""),
    );
    const leading = await base.leading(kind?.kind ?? "", "2025");
    const all = [...made]
      .flat()
      .filter(({ metric, scope, period }) => metric === "党组会议" && scope === "" && period === "2025");
    const largest = Math.max(...all.map(({ value }) => value));
    expect(leading[0]?.value).toBe(largest);
    expect(leading.map(({ value }) => value)).toEqual(
      leading.map(({ value }) => value).sort((a, b) => b - a),
    );
  });

  test("is read in a few files for a question about one report", async () => {
    const [report = []] = made;
    const [asked] = questionsAbout([report]).get("查一个数") ?? [];
    reads = [];
    const answer = await ask({ question: asked?.question ?? "", today: "2026-06-30" }, openBase(read));
    expect(answer.kind).toBe("answer");
    expect(reads.filter((path) => path.includes("/")).length).toBeLessThanOrEqual(4);
  });
});
