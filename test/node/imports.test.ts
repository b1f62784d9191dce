/**
 * Which way data flows. Reads every import and fails on an arrow that the design does not have.
 */
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { describe, expect, test } from "vitest";

const ROOT = join(import.meta.dirname, "../..");

const files = (folder: string): string[] =>
  readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".ts"))
    .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)));

const sources = ["src", "handlers", "knowledge"].flatMap(files);
const read = (file: string): string => readFileSync(join(ROOT, file), "utf8");

interface Arrow {
  from: string;
  to: string;
  typeOnly: boolean;
}

const IMPORT = /^\s*(import|export)\s+(type\s)?[^;]*?from\s+"(\.[^"]+)"|import\("(\.[^"]+)"\)/gm;

const arrows: Arrow[] = sources.flatMap((from) =>
  [...read(from).matchAll(IMPORT)].map((match) => ({
    from,
    to: relative(ROOT, join(ROOT, dirname(from), match[3] ?? match[4] ?? "")),
    typeOnly: match[2] !== undefined,
  })),
);

/** Who may import whom; the first rule whose `from` fits decides. */
const RULES: { from: RegExp; to: RegExp; why: string }[] = [
  { from: /^knowledge\//, to: /^knowledge\//, why: "knowledge 不引用我们的其他代码" },
  {
    from: /^handlers\//,
    to: /^(knowledge|handlers|src\/core)\//,
    why: "handlers 只引用 knowledge 和 src/core",
  },
  { from: /^src\/core\//, to: /^src\/core\//, why: "src/core 在最底层" },
  { from: /^src\/store\//, to: /^src\/(core|store)\//, why: "src/store 只实现端口" },
  { from: /^src\/feishu\//, to: /^src\/(core|feishu)\//, why: "src/feishu 只实现端口" },
  { from: /^src\/cards\//, to: /^src\/(core|cards)\//, why: "src/cards 只画卡片" },
  {
    from: /^src\/env\.ts$/,
    to: /^src\/(core\/|feishu\/verify|store\/durable|env-schema)/,
    why: "src/env.ts 只读环境",
  },
  { from: /^src\/env-schema\.ts$/, to: /^src\/core\//, why: "src/env-schema.ts 只是一张表" },
  { from: /^src\/worker\.ts$/, to: /./, why: "" },
  { from: /^src\//, to: /^src\/(?!worker)/, why: "只有 src/worker.ts 把各部分接起来" },
];

describe("imports", () => {
  test("there are some to look at", () => expect(arrows.length).toBeGreaterThan(40));

  test("flow one way", () => {
    const wrong = arrows.flatMap((arrow) => {
      const rule = RULES.find(({ from }) => from.test(arrow.from));
      return rule?.to.test(arrow.to) ? [] : [`${arrow.from} → ${arrow.to}: ${rule?.why}`];
    });
    expect(wrong).toEqual([]);
  });

  test("the stages between webhook and store know engines by their ports only", () => {
    const engines = /^src\/(store\/(durable|redis)|feishu\/(sdk|client))\.ts$/;
    const wrong = arrows.filter(
      ({ from, to, typeOnly }) => engines.test(to) && !typeOnly && !/^src\/(worker\.ts|feishu\/)/.test(from),
    );
    expect(wrong).toEqual([]);
  });
});

describe("the clock", () => {
  test("is read in one place", () => {
    const readers = sources.filter((file) => /Date\.now\(|new Date\(\)/.test(read(file)));
    expect(readers).toEqual(["src/core/clock.ts"]);
  });
});

describe("files", () => {
  test("stay short enough to be one concept", () => {
    const long = sources.filter((file) => read(file).split("\n").length > 300);
    expect(long).toEqual([]);
  });
});
