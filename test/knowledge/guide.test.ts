import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ask } from "../../knowledge/ask.ts";
import type { Base } from "../../knowledge/base.ts";
import { MAX_BYTES } from "../../knowledge/build/assets.ts";
import { figuresFromRows } from "../../knowledge/build/rows.ts";
import { type Guide, type GuidePage, guide } from "../../knowledge/guide.ts";
import { country, UNLISTED } from "./country.ts";
import { fixtureBase, ROWS, TODAY } from "./fixture.ts";

const figures = figuresFromRows(ROWS);
const base = fixtureBase();

/** All pages that buttons lead to, the first one first. */
async function pagesOf(
  of: Base,
  enter: (page: GuidePage) => boolean = () => true,
): Promise<Map<string, Guide>> {
  const found = new Map<string, Guide>();
  const ahead: GuidePage[] = [{}];
  for (let page = ahead.pop(); page; page = ahead.pop()) {
    const key = JSON.stringify(page);
    if (found.has(key) || !enter(page)) continue;
    const shown = await guide(of, page);
    found.set(key, shown);
    ahead.push(...shown.pages.map((link) => link.page));
  }
  return found;
}

async function printedBy(of: Base, question: string): Promise<string[]> {
  const answer = await ask({ question, today: TODAY }, of);
  if (answer.kind !== "answer") throw new Error(`${question}: ${answer.text}`);
  return answer.figures.map(({ id }) => id);
}

describe("the first page", () => {
  test("says what there is, lists the places, and has one example of each kind the base can answer", async () => {
    const { text, examples, pages } = await guide(base, {});
    expect(text).toContain("3家政协的4份报告");
    expect(text).toContain(`${figures.length}个数字`);
    expect(pages.map(({ label }) => label)).toEqual(["云川", "南屏", "北渡"]);
    const operations = await Promise.all(
      examples.map(async ({ question }) => {
        const answer = await ask({ question, today: TODAY }, base);
        return answer.kind === "answer" ? answer.operation : answer.kind;
      }),
    );
    expect(operations).toEqual(["lookup", "compare", "rank"]);
  });

  test("does not ask who has most, nor in which of two years, where there is one report", async () => {
    const one = fixtureBase(figures.filter(({ region }) => region === "北渡"));
    expect((await guide(one, {})).examples).toHaveLength(1);
  });

  test("of an empty base says that it is empty", async () => {
    const { text, examples, pages } = await guide(fixtureBase([]), {});
    expect([text, examples, pages]).toEqual(["资料库还是空的，暂时查不到数字。", [], []]);
  });

  test("is what unknown, stale and forged pages lead to", async () => {
    const front = await guide(base, {});
    for (const page of [
      { region: "蓬莱" },
      { region: "constructor" },
      { region: "云川", period: "1999" },
      { region: "云川", period: "2024", matter: "天气" },
      { area: "云川/../南屏" },
      { from: "-3" },
      { from: "99" },
      { from: "1e9", other: "x" },
    ]) {
      expect(await guide(base, page), JSON.stringify(page)).toEqual(front);
    }
  });
});

describe("the pages", () => {
  test("go from a place to its years, from a year to its matters, from a matter to its figures, and back", async () => {
    const place = await guide(base, { region: "云川" });
    expect(place.title).toBe("云川市政协");
    expect(place.pages.map(({ label }) => label)).toEqual(["2024年", "2023年", "返回"]);
    const year = await guide(base, { region: "云川", period: "2024" });
    expect(year.title).toBe("云川市政协2024年");
    expect(year.pages.map(({ label }) => label)).toEqual([
      "提案（2）",
      "社情民意（4）",
      "协商议政（4）",
      "会议学习（2）",
      "服务群众（2）",
      "返回",
    ]);
    const matter = await guide(base, { region: "云川", period: "2024", matter: "社情民意" });
    expect(matter.examples.map(({ label }) => label)).toEqual([
      "社情民意信息收集",
      "社情民意信息编报",
      "社情民意信息采用（市委办公厅）",
      "社情民意信息采用（省政协办公厅）",
    ]);
    expect(matter.pages).toEqual([{ label: "返回", page: { region: "云川", period: "2024" } }]);
  });

  test("show a report with few figures, and the one report of a place, at once", async () => {
    expect((await guide(base, { region: "云川", period: "2023" })).examples).toHaveLength(3);
    expect((await guide(base, { region: "南屏" })).title).toBe("南屏市政协2024年");
  });

  test("reach every figure with a question of its own, intentions and running totals too", async () => {
    const reached = new Set<string>();
    for (const { examples } of (await pagesOf(base)).values()) {
      for (const { question } of examples) for (const id of await printedBy(base, question)) reached.add(id);
    }
    expect(figures.filter(({ id }) => !reached.has(id)).map(({ metric }) => metric)).toEqual([]);
  });

  test("fit a phone, and their buttons a card", async () => {
    for (const [key, { examples, pages }] of await pagesOf(base)) {
      expect(examples.length, key).toBeLessThanOrEqual(8);
      expect(pages.length, key).toBeLessThanOrEqual(10);
      for (const { label } of [...examples, ...pages]) expect(label.length, label).toBeLessThanOrEqual(20);
      for (const { page } of pages) expect(JSON.stringify(page).length, key).toBeLessThan(120);
    }
  });

  test("are pages whatever is sent", async () => {
    const value = fc.oneof(fc.string(), fc.constantFrom("云川", "2024", "提案", "8", "__proto__", ""));
    const keys = fc.constantFrom("area", "region", "period", "matter", "from", "toString");
    await fc.assert(
      fc.asyncProperty(fc.dictionary(keys, value), async (page) => {
        const { title, text, pages } = await guide(base, page);
        expect(title && text).not.toBe("");
        expect(pages.length).toBeGreaterThan(0);
      }),
      { numRuns: 200 },
    );
  });
});

describe("a base as large as the country", () => {
  const { files, places, base: large } = country();

  test("keeps its catalogue in small files and its manifest as it is", () => {
    expect(places).toBeGreaterThan(3000);
    const catalogue = [...files].filter(([path]) => path.startsWith("areas/"));
    for (const [path, text] of catalogue) expect(text.length * 3, path).toBeLessThan(MAX_BYTES);
    expect(files.get("manifest.json")?.length).toBeLessThan(300);
  });

  test("lists every place, also those that no list of divisions knows, on pages of at most ten buttons", async () => {
    const listed = new Set<string>();
    const pages = await pagesOf(large, ({ region }) => {
      if (region !== undefined) listed.add(region);
      return region === undefined;
    });
    expect(listed.size).toBe(places);
    for (const region of UNLISTED) expect(listed).toContain(region);
    for (const { pages: links } of pages.values()) expect(links.length).toBeLessThanOrEqual(10);
  });

  test("is turned on without a gap or a repeat", async () => {
    const names: string[] = [];
    for (let page: GuidePage | undefined = {}, turns = 0; page && turns < 9; turns += 1) {
      const { pages }: Guide = await guide(large, page);
      names.push(
        ...pages.filter(({ label }) => !/^(?:上一页|下一页|返回)$/.test(label)).map((one) => one.label),
      );
      page = pages.find(({ label }) => label === "下一页")?.page;
    }
    const entries = (await large.area("")) ?? [];
    expect(names.map((name) => name.replace(/（.*/, ""))).toEqual(entries.map(({ name }) => name));
  });

  test("has a way back to where a place is listed", async () => {
    const { pages } = await guide(large, { region: "锦江区" });
    expect(pages.at(-1)).toEqual({ label: "返回", page: { area: "四川/成都" } });
    const [first] = (await guide(large, { area: "四川/成都" })).pages;
    expect(first).toEqual({ label: "成都", page: { region: "成都" } });
  });

  test("answers every example on any way through it", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(), { maxLength: 8 }), async (turns) => {
        let page: GuidePage = {};
        for (const turn of turns) {
          const { examples, pages } = await guide(large, page);
          for (const { question } of examples) expect(await printedBy(large, question)).not.toEqual([]);
          page = pages[turn % pages.length]?.page ?? {};
        }
      }),
      { numRuns: 40 },
    );
  });
});
