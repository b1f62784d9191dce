// `npm run knowledge -- add`: files of every kind become reports that are answered from, or a line says why not.

import { mkdir } from "node:fs/promises";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { docx, pdf } from "./papers.ts";
import { type Workplace, workplace } from "./workplace.ts";

const TITLE = "云岩区政协2023年工作总结";
const SENTENCE = "2023年，区政协召开协商会议25次，形成调研报告12篇。";
const REPORT = [TITLE, SENTENCE];

// Each call is a process of its own, and other tests run beside it.
vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });

let place: Workplace;
beforeEach(async () => {
  place = await workplace();
});
afterEach(() => place.leave());

test.each([
  ["a.txt", REPORT.join("\n")],
  ["a.md", `# ${REPORT.join("\n\n")}`],
  ["a.html", `<html><body><h1>${TITLE}</h1><p>${SENTENCE}</p></body></html>`],
  ["a.docx", docx(REPORT)],
  ["a.pdf", pdf([REPORT])],
])("%s is answered from with its own sentence", async (name, content) => {
  const { status, stdout } = place.knowledge("add", await place.put(name, content));
  expect(status).toBe(0);
  expect(stdout).toContain("云岩区-2023");
  expect(await place.ask("云岩区2023年协商会议多少次")).toMatchObject({
    kind: "answer",
    figures: [{ printed: "25次", quote: SENTENCE, source: { title: TITLE } }],
  });
});

test("what cannot be read is told file by file, and the rest goes on", async () => {
  await mkdir(place.at("in"));
  const broken: Array<readonly [string, string | Uint8Array, string]> = [
    ["broken.pdf", "%PDF-1.7 no more", "坏了"],
    ["empty.txt", "", "空的"],
    ["locked.docx", new Uint8Array([0xd0, 0xcf, 0x11, 0xe0]), "密码"],
    ["locked.pdf", pdf([REPORT], true), "密码"],
    ["old.doc", "x", ".docx"],
    ["scan.pdf", pdf([[]]), "扫描件"],
  ];
  for (const [name, content] of broken) await place.put(`in/${name}`, content);
  await place.put("in/good.txt", REPORT.join("\n"));
  const { status, stdout, stderr } = place.knowledge("add", place.at("in"), place.at("nowhere.pdf"));
  expect(status).toBe(1);
  for (const [name, , why] of broken) {
    const line = stderr.split("\n").find((one) => one.includes(name));
    expect(line, name).toContain(why);
  }
  expect(stderr).toContain("nowhere.pdf：找不到");
  expect(stdout).toContain("[3/7] ✓ good.txt");
  expect(place.knowledge("list").stdout).toMatch(/云岩区-2023　.*2 个数字.*可以回答/);
});

describe("a report that does not say whose it is", () => {
  const put = (): Promise<string> => place.put("a.txt", "工作总结\n一年来，召开协商会议25次。");

  test("is kept, told how to finish it, and not answered from", async () => {
    const path = await put();
    const { status, stderr } = place.knowledge("add", path);
    expect(status).toBe(1);
    expect(stderr).toContain(`add "${path}" --committee … --period …`);
    expect(place.knowledge("list").stdout).toContain("未完成：缺单位、地区、年份");
    expect(await place.ask("云岩区2023年协商会议多少次")).toMatchObject({ kind: "none" });
  });

  test("is finished by adding it again with what it lacks", async () => {
    const path = await put();
    place.knowledge("add", path);
    const { status } = place.knowledge("add", path, "--committee", "云岩区政协", "--period", "2023");
    expect(status).toBe(0);
    expect(place.knowledge("list").stdout.trim().split("\n")).toHaveLength(1);
    expect(await place.ask("云岩区2023年协商会议多少次")).toMatchObject({ figures: [{ printed: "25次" }] });
  });

  test("keeps what it was told when it is added once more", async () => {
    const path = await put();
    place.knowledge("add", path, "--committee", "云岩区政协", "--period", "2023", "--date", "2024-01-09");
    expect(place.knowledge("add", path).status).toBe(0);
    expect(place.knowledge("list").stdout).toMatch(/云岩区政协　2023　《工作总结》2024-01-09/);
  });
});

test("two reports on the same year with different numbers are both kept, and both shown", async () => {
  await mkdir(place.at("in"));
  await place.put("in/a.txt", REPORT.join("\n"));
  await place.put("in/b.txt", "政协云岩区委员会2023年履职综述\n2023年，区政协召开协商会议27次。");
  const { stdout } = place.knowledge("add", place.at("in"));
  expect(stdout).toContain("同一指标、同一时期还有不同的数：27次（《政协云岩区委员会2023年履职综述》）");
  const answer = await place.ask("云岩区2023年协商会议多少次");
  expect(answer).toMatchObject({ figures: [{ printed: "25次" }, { printed: "27次" }] });
  expect(answer.text).toContain("几份材料印的数不一样");
  expect(answer.text).toContain(`《${TITLE}》`);
  expect(place.knowledge("check").stdout).toContain("几份报告印的不一样");
});

test("two reports with the same number are one answer", async () => {
  await mkdir(place.at("in"));
  await place.put("in/a.txt", REPORT.join("\n"));
  await place.put("in/b.txt", "政协云岩区委员会2023年履职综述\n2023年，区政协召开协商会议25次。");
  place.knowledge("add", place.at("in"));
  const answer = await place.ask("云岩区2023年协商会议多少次");
  expect(answer.kind === "answer" && answer.figures).toHaveLength(1);
});

test("a shipped paper that is added is answered from as added, not twice", async () => {
  const title = "以奋进之笔书写政协履职的时代答卷——六盘水市政协2025年工作综述";
  await place.put("a.txt", `${title}\n2025年，市政协召开党组会议25次。`);
  expect(place.knowledge("add", place.at("a.txt")).status).toBe(0);
  expect(place.knowledge().stdout).toContain("有 1 份加了报告全文");
  expect(await place.ask("六盘水2025年党组会议多少次")).toMatchObject({
    figures: [{ printed: "25次", quote: "2025年，市政协召开党组会议25次。" }],
  });
});

test("a removed report is gone from the answers", async () => {
  place.knowledge("add", await place.put("a.txt", REPORT.join("\n")));
  expect(place.knowledge("remove", "云岩区-2023").status).toBe(0);
  expect(await place.ask("云岩区2023年协商会议多少次")).toMatchObject({ kind: "none" });
  expect(place.knowledge("remove", "云岩区-2023")).toMatchObject({ status: 1 });
});
