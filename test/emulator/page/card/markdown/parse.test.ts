import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Node } from "./nodes.ts";
import { type Dialect, parse } from "./parse.ts";

const all = (nodes: Node[]): Node[] =>
  nodes.flatMap((node) => ("children" in node ? [node, ...all(node.children)] : [node]));

const read = (text: string, dialect: Dialect = "markdown"): Node[] => all(parse(text, dialect));
const first = (text: string, kind: Node["kind"], dialect?: Dialect): Node | undefined =>
  read(text, dialect).find((node) => node.kind === kind);

/** Everything that a person would read. */
const words = (text: string, dialect: Dialect = "markdown"): string =>
  read(text, dialect)
    .map((node) => ("text" in node ? node.text : node.kind === "break" ? "\n" : ""))
    .join("");

describe("markdown of a card", () => {
  it("knows the marks of CommonMark", () => {
    const kinds = read("# 题\n\n**粗** *斜* ~~删~~ `码`\n\n> 引\n\n1. 一\n\n---\n\n```ts\nx\n```").map(
      ({ kind }) => kind,
    );
    for (const kind of ["heading", "strong", "em", "strike", "code", "quote", "list", "rule", "listing"]) {
      expect(kinds).toContain(kind);
    }
  });

  it("breaks lines where the text does", () => {
    expect(words("一\n二<br>三")).toBe("一\n二\n三");
  });

  it("reads entities as the characters that they stand for, never as marks", () => {
    expect(words("&#42;&#42;不粗&#42;&#42; &#60;at id=all&#62; 1&sim;2")).toBe("**不粗** <at id=all> 1∼2");
    expect(first("&#42;&#42;不粗&#42;&#42;", "strong")).toBeUndefined();
    expect(first("&#60;at id=all&#62;", "at")).toBeUndefined();
  });

  it("keeps the rows and the alignment of a table", () => {
    const table = parse("| 市 | 数 |\n|:--|--:|\n| 杭州 | 1 |\n| 宁波 | 2 |", "markdown")[0];
    expect(table).toMatchObject({
      kind: "table",
      children: [
        { kind: "row", children: [{ align: "left" }, { align: "right" }] },
        { kind: "row" },
        { kind: "row" },
      ],
    });
  });

  it("leaves blocks out of lark_md, which has marks within a line only", () => {
    expect(words("# 题\n- 项\n> 引", "lark_md")).toBe("# 题\n- 项\n> 引");
    expect(first("**粗**", "strong", "lark_md")).toBeDefined();
  });

  it("has no headings and tables in JSON 1.0, but lists", () => {
    expect(first("# 题", "heading", "markdown 1.0")).toBeUndefined();
    expect(first("|a|\n|--|\n|b|", "table", "markdown 1.0")).toBeUndefined();
    expect(first("- 项", "list", "markdown 1.0")).toBeDefined();
  });
});

describe("Feishu's own tags", () => {
  it("name people, one, several or all", () => {
    expect(first("<at id=ou_1></at>", "at")).toEqual({ kind: "at", ids: ["ou_1"] });
    expect(first("<at ids='ou_1,ou_2'></at>", "at")).toEqual({ kind: "at", ids: ["ou_1", "ou_2"] });
    expect(first('<at id="all">', "at")).toEqual({ kind: "at", ids: ["all"] });
    expect(first("<person id = 'ou_1' show_name = true show_avatar = false></person>", "person")).toEqual({
      kind: "person",
      id: "ou_1",
      avatar: false,
      name: true,
    });
  });

  it("hold markdown, and one another", () => {
    const [outer] = read("<font color='red'>红 **粗** <font color=green>绿</font> 红</font> 黑").filter(
      ({ kind }) => kind === "font",
    );
    expect(outer).toMatchObject({
      colour: "red",
      children: [
        { text: "红 " },
        { kind: "strong" },
        { text: " " },
        { kind: "font", colour: "green" },
        { text: " 红" },
      ],
    });
  });

  it("make tags, numbers, times and links", () => {
    expect(first("<text_tag color='blue'>新</text_tag>", "tag")).toMatchObject({ colour: "blue" });
    expect(first("<number_tag background_color='red'>7</number_tag>", "number")).toMatchObject({
      ground: "red",
    });
    expect(
      first("<local_datetime millisecond='1000' format_type='week'></local_datetime>", "time"),
    ).toMatchObject({ at: 1000, format: "week" });
    expect(first("<link url='https://a.cn/?x=1'>去</link>", "link")).toMatchObject({
      url: "https://a.cn/?x=1",
    });
    expect(first("<a href=https://b.cn>去</a>", "link")).toMatchObject({ url: "https://b.cn/" });
  });

  it("keep what stands in <raw> as it is", () => {
    expect(words("<raw>**a** <at id=all></at></raw>")).toBe("**a** <at id=all></at>");
  });

  it("stay text when they are unknown or never closed", () => {
    expect(words("<blink>x</blink> <font color=red>没完")).toBe("<blink>x</blink> <font color=red>没完");
  });

  it("turn the names of emoji into emoji, and only those", () => {
    expect(words("好 :DONE: :没有: 12:30:45 :constructor:")).toBe("好 ✅ :没有: 12:30:45 :constructor:");
  });
});

describe("what somebody else wrote into a card", () => {
  const pieces = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt&#58;alert(1))",
    "<javascript:alert(1)>",
    "![x](https://evil.example/x.png)",
    "![x](data:image/svg+xml,<svg onload=alert(1)>)",
    "<a href='javascript:alert(1)'>x</a>",
    "<link url='data:text/html,<script>1</script>' pc_url='vbscript:1'>x</link>",
    "<number_tag url='javascript:1'>1</number_tag>",
    "<local_datetime millisecond=1 link='file:///etc'></local_datetime>",
    "<font color='red;background:url(//evil.example)'>",
    "</font>",
    "**",
    "|a|\n|--|\n|b|",
    "`",
    "\n\n",
    "<at id=all></at>",
    "<raw>",
    "</raw>",
    "&#60;script&#62;",
  ];

  it("never becomes a link or an image that leads anywhere but to the web or to an uploaded image", () => {
    const dialect = fc.constantFrom<Dialect>("markdown", "markdown 1.0", "lark_md");
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 12 }), dialect, (parts, which) => {
        for (const node of read(parts.join(""), which)) {
          if ("url" in node && node.url !== undefined) expect(node.url).toMatch(/^(https?|tel):/);
          if (node.kind === "image") expect(node.key).toMatch(/^img_[\w-]+$/);
        }
      }),
      { numRuns: 500 },
    );
  });

  it("is shown as the text that it is", () => {
    expect(words("<script>alert(1)</script>")).toBe("<script>alert(1)</script>");
    expect(words("<img src=x onerror=alert(1)>")).toBe("<img src=x onerror=alert(1)>");
    expect(first("[x](javascript:alert(1))", "link")).toBeUndefined();
    expect(words("![说明](https://evil.example/x.png)")).toBe("说明");
    expect(first("![说明](img_v3_ab-c)", "image")).toEqual({
      kind: "image",
      key: "img_v3_ab-c",
      alt: "说明",
    });
  });
});
