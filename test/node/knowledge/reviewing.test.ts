// The table a person checks: how it looks, what is taken over from it, what is proved of what is built.

import { readdir, readFile, writeFile } from "node:fs/promises";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { type Workplace, workplace } from "./workplace.ts";

const ID = "云岩区-2023";
const TITLE = "云岩区政协2023年工作总结";
const FIRST = "2023年，区政协召开协商会议25次，形成调研报告12篇。";
const SECOND = "委员自掏腰包四十五万元修缮步道。";

// Each call is a process of its own, and other tests run beside it.
vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });

let place: Workplace;
beforeEach(async () => {
  place = await workplace();
  place.knowledge("add", await place.put("a.txt", [TITLE, FIRST, SECOND].join("\n")));
});
afterEach(() => place.leave());

const table = (): string => place.at("reports", ID, "核对表.csv");
const meetings = async (): Promise<unknown> => {
  const answer = await place.ask("云岩区2023年协商会议多少次");
  return answer.kind === "answer" ? answer.figures.map(({ printed }) => printed) : answer.kind;
};
/** Changes the row of one printed number. */
const edit = (printed: string, cells: Record<string, string>): Promise<void> =>
  place.edit(ID, (row) => (row.原样 === printed ? { ...row, ...cells } : row));

describe("the table", () => {
  test("opens in WPS and Excel: marked UTF-8, CRLF, Chinese headers, a figure a row", async () => {
    const text = await readFile(table(), "utf8");
    expect(text.startsWith("\uFEFF状态,原因,单位,时期,指标,口径,")).toBe(true);
    expect(text.split("\r\n")).toHaveLength(5);
    expect((await place.rows(ID)).find((row) => row.原样 === "25次")).toMatchObject({
      状态: "",
      单位: "云岩区政协",
      时期: "2023",
      指标: "协商会议",
      类别: "已做",
      数值: "25",
      计量: "次",
      原句: FIRST,
      标题: TITLE,
    });
  });

  test("has doubtful figures on top, each with its reason", async () => {
    const [first] = await place.rows(ID);
    expect(first).toMatchObject({ 状态: "存疑", 原样: "四十五万元" });
    expect(first?.原因).toContain("汉字");
  });

  test("has no cell that is a formula", async () => {
    const path = await place.put("b.txt", `=云岩区政协2022年总结\n2022年，区政协召开协商会议25次。`);
    place.knowledge("add", path, "--title", '=HYPERLINK("http://x","云岩区政协")', "--period", "2022");
    const text = await readFile(place.at("reports", "云岩区-2022", "核对表.csv"), "utf8");
    expect(text).toContain("'=HYPERLINK");
    expect(text).not.toMatch(/(?:^|[,\n"])[=+@-]/m);
    expect((await place.rows("云岩区-2022"))[0]?.标题).toBe('=HYPERLINK("http://x","云岩区政协")');
  });
});

describe("a correction", () => {
  test("of the metric is taken over by the next build", async () => {
    await edit("12篇", { 指标: "视察报告" });
    expect(place.knowledge().status).toBe(0);
    expect(await place.ask("云岩区2023年视察报告多少篇")).toMatchObject({
      figures: [{ metric: "视察报告", printed: "12篇" }],
    });
  });

  test("of scope, terms and kind is taken over, too", async () => {
    await edit("12篇", { 口径: "重点", 其他问法: "调研成果、课题", 类别: "打算" });
    place.knowledge();
    const row = (await place.rows(ID)).find((one) => one.原样 === "12篇");
    expect(row).toMatchObject({ 口径: "重点", 其他问法: "调研成果 课题", 类别: "打算" });
  });

  test("不用 takes a figure out of the answers, 对 settles a doubt", async () => {
    await edit("25次", { 状态: "不用" });
    await edit("四十五万元", { 状态: "对" });
    expect(place.knowledge().stdout).not.toContain("存疑");
    expect(await meetings()).toBe("none");
    expect((await place.rows(ID)).map((row) => [row.原样, row.状态])).toEqual([
      ["25次", "不用"],
      ["12篇", ""],
      ["四十五万元", "对"],
    ]);
  });

  test("survives the same report being added again, with other lines around it", async () => {
    await edit("25次", { 状态: "不用" });
    await edit("12篇", { 指标: "视察报告" });
    await place.put("a.txt", [TITLE, "区政协走访企业8家。", FIRST, SECOND].join("\n"));
    const { stdout } = place.knowledge("add", place.at("a.txt"));
    expect(stdout).toContain("换掉原来的");
    expect(await meetings()).toBe("none");
    const row = (await place.rows(ID)).find((one) => one.原样 === "12篇");
    expect(row?.指标).toBe("视察报告");
  });

  test("that the report no longer has a place for is said, and kept in the table", async () => {
    await edit("12篇", { 指标: "视察报告" });
    await place.put("a.txt", [TITLE, "2023年，区政协召开协商会议25次。", SECOND].join("\n"));
    const { stderr } = place.knowledge("add", place.at("a.txt"));
    expect(stderr).toContain("“视察报告 12篇”这一行对不上了");
    expect((await place.rows(ID)).find((row) => row.原样 === "12篇")?.原因).toContain("对不上");
    expect(place.knowledge().stderr).toContain("对不上");
  });

  test("of what the report prints is refused, and said", async () => {
    await edit("25次", { 数值: "52" });
    const { status, stderr } = place.knowledge();
    expect(status).toBe(0);
    expect(stderr).toContain("数值改成了“52”，没有照改");
    expect(await meetings()).toEqual(["25次"]);
  });

  test("in words that are not known is said", async () => {
    await edit("25次", { 状态: "删", 类别: "做了" });
    const { stderr } = place.knowledge();
    expect(stderr).toContain("只认“对”和“不用”");
    expect(stderr).toContain("只认已做、打算、累计");
  });

  test("is not lost with a column: the build stops", async () => {
    await place.edit(ID, ({ 位置: _, ...row }) => row);
    expect(place.knowledge()).toMatchObject({ status: 1, stderr: expect.stringContaining("少了“位置”") });
  });
});

describe("the proof", () => {
  test("stops the build when a report's sentence was tampered with, and leaves what was built", async () => {
    const path = place.at("reports", ID, "text.txt");
    await writeFile(path, (await readFile(path, "utf8")).replace("25次", "52次"));
    const { status, stderr } = place.knowledge();
    expect(status).toBe(1);
    expect(stderr).toContain("正文和加进来的时候不一样");
    expect(await meetings()).toEqual(["25次"]);
  });

  test("finds a sentence that was changed in the assets", async () => {
    expect(place.knowledge("check").status).toBe(0);
    for (const file of await readdir(place.at("assets/reports"))) {
      const path = place.at("assets/reports", file);
      await writeFile(
        path,
        (await readFile(path, "utf8")).replaceAll("召开协商会议25次", "召开协商会议26次"),
      );
    }
    const { status, stderr } = place.knowledge("check");
    expect(status).toBe(1);
    expect(stderr).toContain("和报告对不上");
  });
});
