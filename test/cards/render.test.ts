import { describe, expect, test } from "vitest";
import { render } from "../../src/cards/render.ts";
import { utf8 } from "../../src/core/bytes.ts";
import { type FigureView, notice, type PassageView, type Reply } from "../../src/core/reply.ts";

const figure = (more: Partial<FigureView> = {}): FigureView => ({
  printed: "390余场（次）",
  name: "社区协商活动",
  where: "贵阳市政协2024年",
  ...more,
});
const SOURCE = "出处：《常务委员会工作报告》（2025-01-11），在民生部分";
const answer = (
  figures: [FigureView, ...FigureView[]],
  more: Partial<Extract<Reply, { kind: "figures" }>> = {},
): Reply => ({
  kind: "figures",
  headline: "",
  figures,
  sources: [SOURCE],
  notes: [],
  buttons: [],
  hint: "",
  question: "贵阳2024年社区协商多少场",
  ...more,
});

type Node = { [key: string]: unknown };
/** Every object in a card, root first. */
function nodes(value: unknown): Node[] {
  if (Array.isArray(value)) return value.flatMap(nodes);
  if (value === null || typeof value !== "object") return [];
  return [value as Node, ...Object.values(value).flatMap(nodes)];
}
const cardOf = (reply: Reply) => JSON.parse(render(reply).card) as Node;
const textOf = (reply: Reply) => (JSON.parse(render(reply).text) as { text: string }).text;
const words = (reply: Reply) =>
  nodes(cardOf(reply)).flatMap(({ tag, content }) => (tag === "plain_text" ? [content] : []));

describe("a figure", () => {
  test("is shown exactly as printed, with committee, year and source, on the card and in the text", () => {
    const shown = words(answer([figure()])).join("\n");
    for (const text of [shown, textOf(answer([figure()]))]) {
      for (const part of [
        "390余场（次）",
        "社区协商活动",
        "贵阳市政协",
        "2024年",
        "《常务委员会工作报告》",
        "2025-01-11",
      ]) {
        expect(text).toContain(part);
      }
    }
  });

  test("is what a notification shows", () => {
    expect(cardOf(answer([figure()]))).toMatchObject({
      schema: "2.0",
      config: { summary: { content: "贵阳市政协2024年 社区协商活动 390余场（次）" } },
    });
  });
});

describe("several figures", () => {
  test("stand one under another, each with its own committee and year", () => {
    const two = answer([figure(), figure({ name: "园区协商活动", printed: "40余场" })]);
    const shown = words(two);
    expect(shown).toContain("40余场");
    expect(shown.filter((word) => String(word).startsWith("出处"))).toHaveLength(1);
  });

  test("more than fit on a screen are counted, not dropped in silence; the text holds them all", () => {
    const many = Array.from({ length: 20 }, (_, n) => figure({ printed: `${n + 1}场` }));
    const reply = answer([figure(), ...many]);
    expect(words(reply).join()).toContain("还有13项");
    expect(textOf(reply)).toContain("20场");
  });
});

describe("what anybody wrote", () => {
  const hostile = `<at id=all></at> [x](http://evil.test) **b** \`c\` <font color='red'>r</font> ${"长".repeat(70_000)}`;
  const replies: [string, Reply][] = [
    [
      "notice",
      notice(hostile, [
        { label: hostile.slice(0, 30), action: { do: "ask", question: hostile.slice(0, 90) } },
      ]),
    ],
    [
      "missing",
      {
        kind: "missing",
        title: hostile,
        reason: hostile,
        near: [figure({ name: hostile })],
        buttons: [],
        hint: hostile.slice(0, 90),
      },
    ],
    ["choose", { kind: "choose", prompt: hostile, buttons: [], hint: "" }],
    [
      "figures",
      answer([figure({ printed: hostile, where: hostile })], {
        headline: hostile,
        notes: [hostile],
      }),
    ],
    ["several", answer([figure({ name: hostile }), figure({ where: hostile })], { headline: hostile })],
  ];

  test.each(replies)("is never markup in a card (%s)", (_, reply) => {
    const tags = new Set(nodes(cardOf(reply)).map(({ tag }) => tag));
    for (const parsed of ["markdown", "lark_md", "at", "a", "link"]) expect(tags).not.toContain(parsed);
    expect(render(reply).card).toContain("<at id=all>");
  });

  test.each(replies)("is disarmed in a text message (%s)", (_, reply) => {
    const text = textOf(reply);
    expect(text).not.toMatch(/</);
    expect(text).not.toContain("](");
    expect(text).not.toContain("://");
  });

  test.each(replies)("does not make a card larger than the platform takes (%s)", (_, reply) => {
    const { card, text } = render(reply);
    expect(utf8(card).length).toBeLessThanOrEqual(28 * 1024);
    expect(utf8(text).length).toBeLessThanOrEqual(150 * 1024);
  });
});

describe("buttons", () => {
  test("carry an object with what they do", () => {
    const reply = notice("x", [
      { label: "园区协商", action: { do: "ask", question: "贵阳2024年园区协商多少场" } },
    ]);
    const [button] = nodes(cardOf(reply)).filter(({ tag }) => tag === "button");
    expect(button).toMatchObject({
      behaviors: [{ type: "callback", value: { v: 1, do: "ask", question: "贵阳2024年园区协商多少场" } }],
    });
  });
});

describe("an answer of words", () => {
  const passage = (more: Partial<PassageView> = {}): PassageView => ({
    quote: "云川市政协主席方守拙（左二）率队赴望岭区调研。",
    where: "云川市政协2023年",
    source: "出处：《云川市政协2023年工作综述》（2024-01-09）",
    ...more,
  });
  const told = (passages: PassageView[], headline = "方守拙"): Reply => ({
    kind: "passages",
    headline,
    passages,
    notes: ["没有说是哪里，按云川查的。"],
    buttons: [],
    hint: "追问请再@我",
  });

  test("shows the short answer, the sentence, whose it is and its source, on the card and in the text", () => {
    const reply = told([passage()]);
    const shown = nodes(cardOf(reply)).flatMap(({ content }) =>
      typeof content === "string" ? [content] : [],
    );
    for (const text of [shown.join("\n"), textOf(reply)]) {
      for (const part of [
        "方守拙",
        passage().quote,
        passage().where,
        passage().source,
        "按云川查的",
        "追问",
      ]) {
        expect(text).toContain(part);
      }
    }
  });

  test("without a short answer is summed up by its first sentence", () => {
    expect(cardOf(told([passage()], ""))).toMatchObject({
      config: { summary: { content: passage().quote } },
    });
  });

  test("of several reports says of each sentence whose it is, and names each report once", () => {
    const other = passage({ where: "南屏市政协2024年", quote: "南屏市政协主席陆怀谦调研。" });
    const shown = words(told([passage(), other, passage({ quote: "另一句。" })]));
    expect(shown).toContain("南屏市政协2024年");
    expect(shown.filter((text) => text === passage().source)).toHaveLength(1);
  });

  test("never comes alive, whatever the report prints", () => {
    const reply = told([passage({ quote: '<at user_id="all"></at> **[点我](http://a.cn)**' })]);
    expect(textOf(reply)).not.toContain("<at");
    expect(nodes(cardOf(reply)).some(({ tag }) => tag === "markdown" || tag === "lark_md")).toBe(false);
  });

  test("stays below the size limit with sentences of any length", () => {
    const long = Array.from({ length: 5 }, (_, i) => passage({ quote: `“${"长".repeat(3000)}”${i}` }));
    expect(utf8(JSON.stringify(render(told(long)).card)).length).toBeLessThan(30 * 1024);
  });
});
