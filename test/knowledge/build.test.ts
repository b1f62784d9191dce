import { describe, expect, test } from "vitest";
import { openBase } from "../../knowledge/base.ts";
import { buildAssets, MAX_BYTES } from "../../knowledge/build/assets.ts";
import { bareName, buildDivisions } from "../../knowledge/build/divisions.ts";
import { figuresFromRows, RowsError, type SourceRow } from "../../knowledge/build/rows.ts";
import type { Figure } from "../../knowledge/types.ts";
import { fixtureTables, ROWS } from "./fixture.ts";

const first = ROWS[0];
if (!first) throw new Error("fixture: no rows");

function withFields(fields: Record<string, string>): SourceRow {
  return { file: "a.csv", line: 7, record: { ...(first?.record ?? {}), ...fields } };
}

describe("rows", () => {
  test.each([
    [{ unit: "" }, "unit"],
    [{ period: "去年" }, "period"],
    [{ title: "" }, "title"],
    [{ kind: "wish" }, "kind"],
    [{ value: "211" }, "does not stand in"],
    [{ value: "许多", printed: "许多场" }, "is not a number"],
  ])("%j is an error that names file, line and reason", (fields, reason) => {
    expect(() => figuresFromRows([withFields(fields)])).toThrow(RowsError);
    expect(() => figuresFromRows([withFields(fields)])).toThrow(`a.csv:7: `);
    expect(() => figuresFromRows([withFields(fields)])).toThrow(reason);
  });

  test("two rows that nothing tells apart are an error", () => {
    expect(() => figuresFromRows([withFields({}), withFields({})])).toThrow("says the same");
  });

  test("a number in words is a number", () => {
    const [figure] = figuresFromRows([
      withFields({ printed: "近千件", value: "千", unit: "件", approx: "近" }),
    ]);
    expect(figure?.value).toBe(1000);
  });

  test("an id stays when only the value changes", () => {
    const [before] = figuresFromRows([withFields({})]);
    const [after] = figuresFromRows([withFields({ value: "211", printed: "211余场（次）" })]);
    expect(after?.id).toBe(before?.id);
  });
});

describe("assets", () => {
  const tables = fixtureTables();
  const figures = figuresFromRows(ROWS);

  test("are the same for the same rows", () => {
    expect([...buildAssets(figures, tables)]).toEqual([...buildAssets(figures, tables)]);
  });

  test("have another version when a value changes", () => {
    const version = (list: readonly Figure[]): string => buildAssets(list, tables).get("manifest.json") ?? "";
    const changed = figures.map((figure, i) =>
      i === 0 ? { ...figure, value: 1, printed: "1余场（次）" } : figure,
    );
    expect(version(changed)).not.toBe(version(figures));
  });

  test("hand back every figure whole", async () => {
    const files = buildAssets(figures, tables);
    const base = openBase((path) => Promise.resolve(files.get(path) ?? null));
    for (const figure of figures) {
      const found = (await base.figures(figure.region, figure.period)).find((one) => one.id === figure.id);
      expect(found).toEqual(figure);
      expect(figure.quote).toContain(figure.printed);
    }
  });

  test("grow in files, not in the size of a file", () => {
    const many = Array.from({ length: 4000 }, (_, i): Figure => {
      const like = figures[i % figures.length] ?? figures[0];
      if (!like) throw new Error("fixture: no figures");
      return { ...like, id: `${i}`, region: `县${i % 97}`, period: String(2000 + (i % 23)) };
    });
    const files = buildAssets(many, tables);
    expect(Math.max(...[...files.values()].map((text) => text.length))).toBeLessThan(MAX_BYTES / 2);
    expect(files.size).toBeGreaterThan(20);
  });

  test("are read once and forgotten oldest first when they outgrow their bound", async () => {
    const files = buildAssets(figures, tables);
    const reads: string[] = [];
    const base = openBase((path) => {
      reads.push(path);
      return Promise.resolve(files.get(path) ?? null);
    }, 10);
    await base.region("云川");
    await base.region("云川");
    await base.figures("云川", "2024");
    await base.region("云川");
    expect(reads.filter((path) => path.startsWith("catalog/"))).toHaveLength(2);
  });
});

test("names of divisions lose their suffix but not their last two characters", () => {
  expect(bareName("贵阳市")).toBe("贵阳");
  expect(bareName("黔南布依族苗族自治州")).toBe("黔南");
  expect(bareName("内蒙古自治区")).toBe("内蒙古");
  expect(bareName("广西壮族自治区")).toBe("广西");
  expect(bareName("兴县")).toBe("兴县");
  const { names } = buildDivisions(
    [{ n: "贵州省", d: [{ n: "黔南布依族苗族自治州", d: [{ n: "三都水族自治县" }] }] }],
    [],
  );
  expect(names.黔南州?.[0]).toBe("黔南");
  expect(names.三都县?.[1]).toBe("黔南");
});
