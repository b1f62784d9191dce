import { describe, expect, test } from "vitest";
import { checkCard } from "./card-rules.ts";
import { Refusal } from "./refusal.ts";
import { button, card2, markdown, plain } from "./support.ts";
import type { Switches } from "./switches.ts";
import type { Json, JsonObject } from "./types.ts";
import { makeWorld } from "./world.ts";

/** 'fine', or the inner code and the reason. */
function verdict(card: JsonObject, switches: Partial<Switches> = {}): string {
  const world = makeWorld({ people: [{ name: "陈委员", open_id: "ou_chen" }], switches });
  const [chat] = world.chats;
  if (!chat) throw new Error("no chat");
  try {
    checkCard(world, chat, card);
    return "fine";
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    expect(error.code).toBe(230099);
    return error.message.replace("Failed to create card content, ext=ErrCode: ", "");
  }
}

const inner = (card: JsonObject, switches: Partial<Switches> = {}) =>
  verdict(card, switches).replace(/;[\s\S]*/, "");

const column = (...elements: Json[]): JsonObject => ({ tag: "column", elements });
const columns = (...all: Json[]): JsonObject => ({ tag: "column_set", columns: all });
const submit = button("交", { a: "submit" }, { name: "go", form_action_type: "submit" });
const form = (...elements: Json[]): JsonObject => ({ tag: "form", name: "report", elements });
const input = (name: string, more: JsonObject = {}): JsonObject => ({ tag: "input", name, ...more });
const table = (rows: Json[] = [{ a: "一" }], more: JsonObject = {}): JsonObject => ({
  tag: "table",
  columns: [{ name: "a", display_name: "甲", data_type: "text" }],
  rows,
  ...more,
});

test("the msg carries the inner code as the platform prints it", () => {
  expect(verdict(card2({ tag: "note", elements: [] }))).toMatch(/^200861; ErrMsg: .*unsupported tag note/);
});

test("a full card of what the bot uses is taken", () => {
  const card = {
    schema: "2.0",
    config: { update_multi: true, width_mode: "fill", summary: { content: "390余场" } },
    header: { title: plain("题"), subtitle: plain("副题"), template: "blue", text_tag_list: [] },
    body: {
      direction: "vertical",
      elements: [
        { ...markdown("**390**余场 <at id=ou_chen></at>"), element_id: "figure_1", text_size: "heading-2" },
        { tag: "div", text: { ...plain("出处"), text_size: "notation", text_color: "grey" } },
        { tag: "hr" },
        columns(column(button("再问", { a: 1 }, { type: "primary", width: "fill" })), column(markdown("二"))),
        {
          tag: "collapsible_panel",
          expanded: false,
          header: { title: plain("更多") },
          elements: [markdown("三")],
        },
        form(
          input("title", { required: true, max_length: 1000, placeholder: plain("标题") }),
          { tag: "select_static", name: "kind", options: [{ text: plain("一"), value: "1" }] },
          { tag: "multi_select_static", name: "tags", options: [{ text: plain("一"), value: "1" }] },
          columns(column(submit)),
        ),
        table(),
        { tag: "chart", chart_spec: { type: "bar", data: { values: [{ x: 1 }] }, xField: "x" } },
      ],
    },
  };
  expect(verdict(card)).toBe("fine");
});

describe("JSON 2.0 is strict", () => {
  const unknown: [string, JsonObject][] = [
    ["at the root", { ...card2(markdown("x")), elements: [] }],
    ["in config", { ...card2(markdown("x")), config: { wide_screen_mode: true } }],
    ["in a component", card2({ ...markdown("x"), href: {} })],
    ["in a button, as 1.0 had them", card2(button("x", {}, { value: {} }))],
    ["in a text", card2({ tag: "div", text: { ...plain("x"), bold: true } })],
    ["in a behaviour", card2(button("x", {}, { behaviors: [{ type: "callback", value: {}, url: "x" }] }))],
  ];
  test.each(unknown)("an unknown property %s is 200621", (_where, card) => {
    expect(verdict(card)).toMatch(/^200621; ErrMsg: .*unknown property/);
  });

  test("wide_screen_mode may be tolerated", () => {
    const card = { ...card2(markdown("x")), config: { wide_screen_mode: true } };
    expect(verdict(card, { wideScreenModeIn2: "tolerated" })).toBe("fine");
  });

  const wrong: [string, JsonObject][] = [
    ["no body", { schema: "2.0" }],
    ["a schema that does not exist", { schema: "3.0", body: { elements: [markdown("x")] } }],
    ["a header without title", { ...card2(markdown("x")), header: { template: "blue" } }],
    [
      "an unknown header colour",
      { ...card2(markdown("x")), header: { title: plain("x"), template: "pink" } },
    ],
    ["markdown without content", card2({ tag: "markdown" })],
    ["a button with neither text nor icon", card2({ tag: "button" })],
    ["a button with text that is no object", card2({ tag: "button", text: "x" })],
    ["a button of an unknown type", card2(button("x", {}, { type: "link" }))],
    ["a callback without value", card2(button("x", {}, { behaviors: [{ type: "callback" }] }))],
    ["a callback with a number", card2(button("x", 1))],
    ["open_url without address", card2(button("x", {}, { behaviors: [{ type: "open_url" }] }))],
    ["an element_id that starts with a digit", card2({ ...markdown("x"), element_id: "1a" })],
    ["an element_id of 21 characters", card2({ ...markdown("x"), element_id: "a".repeat(21) })],
    ["an unknown text_size", card2({ ...markdown("x"), text_size: "huge" })],
    ["columns that are not columns", card2(columns(markdown("x")))],
    ["a weight of 6", card2(columns({ ...column(markdown("x")), weight: 6 }))],
    ["a panel without header", card2({ tag: "collapsible_panel", elements: [] })],
    ["an input over 1000 characters", card2(form(input("a", { max_length: 1001 }), submit))],
    [
      "two options of one value",
      card2(
        form(
          {
            tag: "select_static",
            name: "s",
            options: ["甲", "乙"].map((text) => ({ text: plain(text), value: "1" })),
          },
          submit,
        ),
      ),
    ],
    ["a page of 11 rows", card2(table([], { page_size: 11 }))],
    ["elements that are no list", { schema: "2.0", body: { elements: {} } }],
    ["an element without tag", card2({ content: "x" })],
    [
      "more than three tags in the header",
      {
        ...card2(markdown("x")),
        header: { title: plain("x"), text_tag_list: Array(4).fill({ tag: "text_tag", text: plain("x") }) },
      },
    ],
  ];
  test.each(wrong)("%s is 200621", (_what, card) => {
    expect(inner(card)).toBe("200621");
  });

  test.each(["action", "note", "person_picker", "constructor"])("the tag %s is 200861", (tag) => {
    expect(inner(card2({ tag }))).toBe("200861");
  });

  test("the codes of the rest: not shared, same element_id, empty, image, template, entity", () => {
    expect(inner({ ...card2(markdown("x")), config: { update_multi: false } })).toBe("300302");
    const twice = { ...markdown("x"), element_id: "a" };
    expect(inner(card2(twice, twice))).toBe("300301");
    expect(inner(card2())).toBe("300307");
    expect(inner(card2({ tag: "img", img_key: "img_x", alt: plain("") }))).toBe("200570");
    expect(inner({ type: "template", data: { template_id: "x" } })).toBe("200380");
    expect(inner({ type: "card", data: { card_id: "x" } })).toBe("200740");
  });
});

describe("limits", () => {
  test("200 things with a tag, nested texts included; the 201st is 11310", () => {
    const divs = (count: number) => card2(...Array(count).fill({ tag: "div", text: plain("x") }));
    expect(inner(divs(100))).toBe("fine");
    expect(verdict(card2(markdown("x"), ...Array(100).fill({ tag: "div", text: plain("x") })))).toBe(
      "11310; ErrMsg: element exceeds the limit; ",
    );
  });

  test("five tables, those in markdown counted; three, or components only, by switch", () => {
    const inText = markdown("| 甲 | 乙 |\n| --- | --- |\n| 1 | 2 |");
    expect(inner(card2(...Array(5).fill(table())))).toBe("fine");
    expect(verdict(card2(...Array(6).fill(table())))).toBe("11310; ErrMsg: table number over limit; ");
    expect(inner(card2(...Array(5).fill(table()), inText))).toBe("11310");
    expect(inner(card2(...Array(5).fill(table()), inText), { markdownTablesCount: false })).toBe("fine");
    expect(inner(card2(...Array(4).fill(table())), { maxTables: 3 })).toBe("11310");
    expect(inner(card2(markdown(Array(5).fill("|甲|乙|\n|-|-|\n|1|2|").join("\n\n"))))).toBe("11310");
  });

  test("containers five levels deep; the sixth is refused", () => {
    const box = (...elements: Json[]): JsonObject => ({ tag: "interactive_container", elements });
    const deep = (levels: number): JsonObject => (levels === 0 ? markdown("x") : box(deep(levels - 1)));
    expect(inner(card2(deep(5)))).toBe("fine");
    expect(verdict(card2(deep(6)))).toContain("nested more than 5");
  });
});

describe("places", () => {
  test("table and form stand directly in body.elements", () => {
    expect(verdict(card2(columns(column(table()))))).toContain("table must be directly in body.elements");
    expect(verdict(card2(columns(column(form(submit)))))).toContain("form must be directly in body.elements");
  });

  test.each(["table", "form", "chart"])("a form holds no %s", (tag) => {
    expect(inner(card2(form({ tag }, submit)))).toBe("200621");
  });

  test("a form needs a submit button, and every child in it a name of its own", () => {
    expect(verdict(card2(form(input("a"))))).toContain("form_action_type submit");
    expect(inner(card2(form({ tag: "input" }, submit)))).toBe("200530");
    expect(inner(card2(form({ tag: "input" }, submit)), { namelessFormChild: "fails at click" })).toBe(
      "fine",
    );
    expect(verdict(card2(form(input("a"), input("a"), submit)))).toContain("name is not unique");
    expect(verdict(card2(form(input("report"), submit)))).toContain("name is not unique");
    expect(inner(card2({ tag: "form", elements: [submit] }))).toBe("200621");
  });

  test("selects of many stand in a form only", () => {
    const many = { tag: "multi_select_static", name: "m", options: [{ text: plain("一"), value: "1" }] };
    expect(verdict(card2(many))).toContain("must be in a form");
  });
});

describe("people, tables and charts", () => {
  test("somebody unknown is 100290, wherever markdown is read", () => {
    const at = "<at id=ou_nobody></at>";
    expect(inner(card2(markdown(at)))).toBe("100290");
    expect(inner(card2(markdown('<at ids="ou_chen,ou_nobody"></at>')))).toBe("100290");
    expect(inner(card2(markdown("<at email=x@y.cn></at>")))).toBe("100290");
    expect(inner(card2({ tag: "div", text: { tag: "lark_md", content: at } }))).toBe("100290");
    expect(inner(card2({ tag: "div", text: plain(at) }))).toBe("fine");
    const people = { tag: "select_person", options: [{ value: "ou_nobody" }] };
    expect(inner(card2(people))).toBe("100290");
  });

  test("a row that names no column is 200915, a cell of the wrong kind 200914", () => {
    expect(inner(card2(table([{ b: "x" }])))).toBe("200915");
    expect(inner(card2(table([{ a: 1 }])))).toBe("200914");
    expect(inner(card2(table(["x"])))).toBe("200914");
    const typed = (data_type: string, cell: Json) =>
      inner(card2({ tag: "table", columns: [{ name: "a", data_type }], rows: [{ a: cell }] }));
    expect(typed("number", 3.5)).toBe("fine");
    expect(typed("number", "3.5")).toBe("200914");
    expect(typed("date", 1.5)).toBe("200914");
    expect(typed("options", [{ text: "一", color: "blue" }])).toBe("fine");
    expect(typed("persons", "ou_nobody")).toBe("100290");
    expect(typed("money", "1")).toBe("200621");
  });

  test("a chart that VChart could not draw is 200550", () => {
    const chart = (chart_spec: Json) => inner(card2({ tag: "chart", chart_spec }));
    expect(chart({ type: "line", data: { values: [] } })).toBe("fine");
    expect(chart({ type: "line", data: { values: [] }, axes: null })).toBe("200550");
    expect(chart({ type: "gauge", data: { values: [] } })).toBe("200550");
    expect(chart({ type: "line" })).toBe("200550");
    expect(chart("line")).toBe("200550");
  });
});

test("1.0: unknown properties are ignored, unknown people and shapeless cards are not", () => {
  expect(inner({ elements: [{ ...markdown("x"), unheard: 1 }] })).toBe("fine");
  expect(
    inner({ elements: [{ tag: "action", actions: [{ tag: "button", text: plain("x"), value: {} }] }] }),
  ).toBe("fine");
  expect(inner({ elements: [markdown("<at id=ou_nobody></at>")] })).toBe("100290");
  expect(inner({ body: { elements: [markdown("x")] } })).toBe("200621");
  expect(inner({ elements: [{ tag: "marquee" }] })).toBe("200621");
});
