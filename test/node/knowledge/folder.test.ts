// A folder of report files of every kind, read into documents.

import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Tables } from "../../../knowledge/base.ts";
import { readTables } from "../../../scripts/build-knowledge.ts";
import { readFolder } from "../../../scripts/knowledge/folder.ts";
import { docx, pdf } from "./papers.ts";

const tables: Tables = await readTables([]);

const REPORT = ["贵阳市政协2024年工作总结", "2024年，市政协召开协商会议25次，形成调研报告12篇。"];
const SENTENCE = "2024年，市政协召开协商会议25次，形成调研报告12篇。";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "reports-"));
});
afterEach(async () => {
  await rm(folder, { recursive: true });
});

const put = (name: string, content: string | Uint8Array): Promise<void> =>
  writeFile(join(folder, name), content);

/** The text sentences of every document. */
async function sentences(): Promise<string[]> {
  const { documents } = await readFolder(folder, tables);
  return documents.flatMap(({ sections }) =>
    sections.flatMap((section) =>
      section.sentences.filter((one) => one.kind === "text").map((one) => one.text),
    ),
  );
}

const utf16 = (text: string): Buffer => Buffer.from(`\uFEFF${text}`, "utf16le");
/** 政协 and a count in GB 18030, whose encoder no browser or Node has. */
const GB18030 = Buffer.from([0xd5, 0xfe, 0xd0, 0xad, 0x32, 0x35, 0xb4, 0xce, 0xa1, 0xa3]);

test.each([
  ["a.txt", REPORT.join("\n")],
  ["a.txt", `\uFEFF${REPORT.join("\r\n")}`],
  ["a.txt", utf16(REPORT.join("\n"))],
  ["a.txt", utf16(REPORT.join("\n")).swap16()],
  ["a.md", `# ${REPORT.join("\n\n")}`],
  ["a.docx", docx(REPORT)],
  ["a.pdf", pdf([[REPORT[0] ?? "", "2024年，市政协召开协商会议2", "5次，形成调研报告12篇。"]])],
  ["a.html", `<html><body><h1>${REPORT[0]}</h1><p>${REPORT[1]}</p></body></html>`],
])("%s gives its sentences (%#)", async (name, content) => {
  await put(name, content);
  expect(await sentences()).toEqual([SENTENCE]);
});

test("a file without a mark that is no UTF-8 is read as GB 18030", async () => {
  await put("a.txt", GB18030);
  expect(await sentences()).toEqual(["政协25次。"]);
});

test("a table's rows stay lines of their own", async () => {
  await put(
    "a.docx",
    docx(REPORT, [
      ["提案立案", "188件"],
      ["视察", "12次"],
    ]),
  );
  expect(await sentences()).toEqual([SENTENCE, "提案立案 188件", "视察 12次"]);
});

test("a web page gives its article, title, day and source, and none of its menu", async () => {
  const article =
    "2024年，市政协围绕中心、服务大局，广泛凝聚共识，召开协商会议25次，形成调研报告12篇。".repeat(4);
  await put(
    "a.html",
    `<html><head><meta charset="utf-8"><meta name="PubDate" content="2025-01-20 09:00"><meta name="ContentSource" content="云川日报"><title>别的名字</title></head>
<body><nav><a>首页</a><a>要闻</a></nav><h1>贵阳市政协2024年工作综述</h1><div>浏览次数：<span>99</span></div>
<div><p>　　${article}</p><p><strong>提案工作</strong></p><p>　　立案提案<span>188</span>件。</p></div>
<footer>版权所有</footer><script>alert(1)</script></body></html>`,
  );
  const { documents } = await readFolder(folder, tables);
  expect(documents).toMatchObject([
    { title: "贵阳市政协2024年工作综述", date: "2025-01-20", publisher: "云川日报", committee: "贵阳市政协" },
  ]);
  expect(documents[0]?.sections.at(-1)).toEqual({
    heading: "提案工作",
    kind: "work",
    sentences: [{ text: "立案提案188件。", kind: "text" }],
  });
});

test("what a PDF repeats at the head of its pages is left out", async () => {
  await put(
    "a.pdf",
    pdf([
      [REPORT[0] ?? "", "学习9次。", "1"],
      ["工作报告选编", "协商8次。", "2"],
      ["工作报告选编", "视察7次。", "3"],
      ["工作报告选编", "调研6次。", "4"],
    ]),
  );
  expect(await sentences()).toEqual(["学习9次。", "协商8次。", "视察7次。", "调研6次。"]);
});

test("what cannot be read is told file by file, and the rest goes on", async () => {
  await put("1.pdf", "%PDF-1.4 broken");
  await put("2.pdf", pdf([REPORT], true));
  await put("3.pdf", pdf([[" "]]));
  await put("4.docx", "PK broken");
  await put("5.doc", "old");
  await put("6.txt", "");
  await put("7.txt", "  \n ");
  await put("8.txt", REPORT.join("\n"));
  await put("9.csv", "not a report");
  const { documents, problems } = await readFolder(folder, tables);
  expect(documents.map(({ id }) => id)).toEqual(["8.txt"]);
  expect(problems).toEqual([
    "1.pdf：PDF 坏了，打不开",
    "2.pdf：PDF 加了密码，打不开",
    "3.pdf：PDF 里没有文字，多半是扫描件，请先做文字识别",
    "4.docx：Word 文件坏了，打不开",
    "5.doc：旧的 .doc 读不了，请另存为 .docx",
    "6.txt：文件是空的",
    "7.txt：文件里没有文字",
  ]);
});

test("index.json goes before the text, by file or by id", async () => {
  await put("a.txt", REPORT.join("\n"));
  await put("b.txt", "工作总结\n立案提案90件。");
  await put(
    "index.json",
    JSON.stringify([
      {
        id: "b",
        committee: "兰州市政协",
        region: "兰州市",
        period: 2023,
        url: "https://example.org/b",
        date: "2024-01-09",
      },
      { file: "c.txt" },
    ]),
  );
  const { documents, problems } = await readFolder(folder, tables);
  expect(documents.map(({ id, committee, region, period }) => [id, committee, region, period])).toEqual([
    ["a.txt", "贵阳市政协", "贵阳", "2024"],
    ["b", "兰州市政协", "兰州", "2023"],
  ]);
  expect(documents[1]).toMatchObject({ url: "https://example.org/b", date: "2024-01-09" });
  expect(problems).toEqual(["index.json：找不到 c.txt 的文件"]);
});

test("front matter says what the text does not", async () => {
  await put("a.md", '---\n单位: 兰州市政协\n年份: 2023\n标题: "总结"\n---\n\n立案提案90件。');
  const { documents, problems } = await readFolder(folder, tables);
  expect(documents).toMatchObject([{ committee: "兰州市政协", period: "2023", title: "总结" }]);
  expect(problems).toEqual([]);
});

test("an index.json that is none is a problem of its own", async () => {
  await put("a.txt", REPORT.join("\n"));
  await put("index.json", "{");
  expect((await readFolder(folder, tables)).problems).toEqual(["index.json：不是 JSON"]);
});

test("a folder that is not there is one problem", async () => {
  const missing = join(folder, "none");
  expect(await readFolder(missing, tables)).toEqual({
    documents: [],
    problems: [`${missing}：打不开这个文件夹`],
  });
});

test("what a folder says of itself is no report", async () => {
  await put("README.md", REPORT.join("\n"));
  expect(await sentences()).toEqual([]);
});
