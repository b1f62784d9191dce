import { expect, test } from "vitest";
import { aliveInMarkdown, aliveMarkup } from "./alive.ts";
import { button, card2, markdown, plain } from "./support.ts";
import type { Json } from "./types.ts";
import { visibleText } from "./visible.ts";

const kinds = (text: string) => aliveInMarkdown(text).map((one) => one.kind);

test.each([
  ["<at id=all></at>", ["at", "at"]],
  ["<person id='ou_x'>", ["at"]],
  ["[x](http://evil)", ["link"]],
  ["[x[y]](evil)", ["link"]],
  ["<a href='http://evil'>", ["link"]],
  ["<http://evil>", ["link"]],
  ["http://evil", ["autolink"]],
  ["![x](img_key)", ["image"]],
  ["**粗**", ["bold"]],
  ["**粗\n粗**", ["bold"]],
  ["*斜*", ["italic"]],
  ["_斜_", ["italic"]],
  ["~~删~~", ["strike"]],
  ["`码`", ["code"]],
  ["``码`码``", ["code"]],
  ["```\n**码**\n```", ["code"]],
  ["```没有结尾", ["code"]],
  ["# 题", ["heading"]],
  ["题\n===", ["heading"]],
  ["> 引", ["quote"]],
  ["- 列", ["list"]],
  ["1. 列", ["list"]],
  ["一\n\n---\n", ["rule"]],
  ["|甲|乙|\n|-|-|\n|1|2|", ["table"]],
  [":DONE:", ["emoji"]],
  ["<font color='red'>红</font>", ["tag", "tag"]],
])("alive in markdown: %j", (text, expected) => {
  expect(kinds(text)).toEqual(expected);
});

test.each([
  "390余场（次）",
  "**不\n\n粗**",
  "2024年 3 * 4 * 5",
  "snake_case_name",
  "&#60;at id=all&#62;",
  "&#91;x&#93;&#40;http&#58;&#47;&#47;evil&#41;",
  "&#42;&#42;粗&#42;&#42;",
  "1 < 2，3 > 2",
  "12:30:45",
  "#政协 不是标题",
])("not alive: %j", (text) => {
  expect(kinds(text)).toEqual([]);
});

test("a backslash protects nothing, since no document says that it does", () => {
  expect(kinds("\\[x\\](http://evil)")).toEqual(["link"]);
  expect(kinds("\\*\\*粗\\*\\*")).not.toEqual([]);
});

test("in a card only what is read as markdown comes alive, and addresses that are opened", () => {
  const evil = "<at id=all></at> [x](http://evil) **粗** `码`";
  const quiet = card2({ tag: "div", text: plain(evil) }, button(evil, { said: evil }), {
    tag: "table",
    columns: [{ name: "a", data_type: "text" }],
    rows: [{ a: evil }],
  });
  const alive = (content: Json) => aliveMarkup({ msg_type: "interactive", content }).map((one) => one.kind);
  expect(alive(quiet)).toEqual([]);
  const loud = card2(markdown(evil), { tag: "div", text: { tag: "lark_md", content: "**粗**" } });
  expect(alive(loud)).toEqual(["code", "at", "at", "link", "bold", "bold"]);
  const cells = card2({
    tag: "table",
    columns: [{ name: "a", data_type: "markdown" }],
    rows: [{ a: "**粗**" }],
  });
  expect(alive(cells)).toEqual(["bold"]);
  const opens = card2(button("看", {}, { behaviors: [{ type: "open_url", default_url: "https://x.cn" }] }));
  expect(alive(opens)).toEqual(["link"]);
});

test("text messages: at tags, styles and links, but no markdown", () => {
  const alive = (text: string) => aliveMarkup({ msg_type: "text", content: { text } }).map((one) => one.kind);
  expect(alive('<at user_id="all">所有人</at>')).toEqual(["at", "at"]);
  expect(alive("<b>粗</b> [x](http://evil)")).toEqual(["tag", "tag", "link"]);
  expect(alive('**粗** `码` ＜at user_id="all"＞')).toEqual([]);
});

test("posts: nodes that are live, md, and at tags in a text node, which may be read", () => {
  const alive = (...nodes: Json[]) =>
    aliveMarkup({ msg_type: "post", content: { zh_cn: { title: "", content: [nodes] } } }).map(
      (one) => one.kind,
    );
  expect(alive({ tag: "at", user_id: "all" }, { tag: "a", text: "x", href: "http://x" })).toEqual([
    "at",
    "link",
  ]);
  expect(alive({ tag: "md", text: "**粗**" })).toEqual(["bold"]);
  expect(alive({ tag: "text", text: "<at user_id=all>" }, { tag: "text", text: "**粗**" })).toEqual(["at"]);
  expect(alive({ tag: "text", text: "&lt;at user_id=all&gt;", un_escape: true })).toEqual(["at"]);
  expect(alive({ tag: "text", text: "&lt;at user_id=all&gt;" })).toEqual([]);
});

test("visible text: marks gone, escaped marks shown, in reading order", () => {
  const card = {
    schema: "2.0",
    header: { title: plain("社区协商") },
    body: {
      elements: [
        markdown("**390**余场<br>&#42;星&#42; [年报](https://x.cn) <font color='grey'>注</font>"),
        { tag: "collapsible_panel", header: { title: plain("更多") }, elements: [markdown("# 题\n> 引")] },
        { tag: "table", columns: [{ name: "a", display_name: "甲" }], rows: [{ a: "1" }] },
        button("再问", { hidden: "no" }),
      ],
    },
  };
  const text = visibleText({ msg_type: "interactive", content: JSON.stringify(card) });
  expect(text.split("\n")).toEqual([
    "社区协商",
    "390余场",
    "*星* 年报 注",
    "更多",
    "题",
    "引",
    "甲",
    "1",
    "再问",
  ]);
  expect(visibleText({ msg_type: "text", content: { text: '<at user_id="all"></at> <b>好</b>' } })).toBe(
    "@所有人 好",
  );
});
