/**
 * Drawing. In: a Reply. Out: the content strings of its card and of its text. Never: a card above the size limit;
 * it is shortened until it fits, and says so.
 */
import { utf8 } from "../core/bytes.ts";
import type { Button, FigureView, Reply } from "../core/reply.ts";
import {
  buttons,
  type Card,
  card,
  clip,
  type Element,
  form,
  line,
  links,
  pair,
  rule,
  small,
} from "./parts.ts";
import { textOf } from "./text.ts";

/** The platform takes 30 KB and counts more than the characters; 28 is safe. */
const CARD_LIMIT = 28 * 1024;
/** Text messages take 150 KB; nobody reads more than this. */
const TEXT_LIMIT = 8_000;
/** About one phone screen. */
const FIGURES = 8;
const NEAR = 3;
const WORDS = 600;

export interface Rendered {
  card: string;
  text: string;
}

export function render(reply: Reply): Rendered {
  const text = JSON.stringify({ text: clip(textOf(reply), TEXT_LIMIT) });
  for (const share of [1, 0.5, 0.25, 0.1]) {
    const drawn = JSON.stringify(draw(reply, Math.ceil(FIGURES * share), Math.ceil(WORDS * share)));
    if (sizeOf(drawn) <= CARD_LIMIT) return { card: drawn, text };
  }
  return { card: JSON.stringify(card("政协助手", "", "blue", "", [line(clip(textOf(reply), WORDS))])), text };
}

/** As the request body carries it: a card is a string in JSON, every quotation mark in it escaped once more. */
const sizeOf = (content: string): number => utf8(JSON.stringify(content)).length;

function draw(reply: Reply, figures: number, words: number): Card {
  switch (reply.kind) {
    case "figures":
      return reply.figures.length === 1
        ? drawOne(reply.figures[0], reply, words)
        : drawSeveral(reply, figures, words);
    case "passages":
      return drawPassages(reply, figures, words);
    case "choose":
      return card("您问的是哪一个？", "", "orange", reply.prompt, [
        line(clip(reply.prompt, words)),
        ...buttons(reply.buttons),
        ...ending(reply.hint),
      ]);
    case "missing":
      return card(reply.title, "", "grey", reply.reason, [
        line(clip(reply.reason, words)),
        ...drawNear(reply.near.slice(0, Math.min(NEAR, figures))),
        ...buttons(reply.buttons),
        ...ending(reply.hint),
      ]);
    case "guide":
      return card(reply.title, "", "blue", reply.text, [
        line(clip(reply.text, words)),
        ...buttons(reply.buttons),
        ...(reply.pages.length > 0 ? [rule(), ...buttons(reply.pages)] : []),
        ...ending(reply.hint),
      ]);
    case "form":
      return card(reply.title, "", "blue", reply.text, [
        line(clip(reply.text, words)),
        form(reply.fields, reply.submit),
        ...buttons(reply.buttons),
      ]);
    case "notice":
      return card(reply.title, "", "blue", reply.text, [
        line(clip(reply.text, words)),
        ...buttons(reply.buttons),
      ]);
  }
}

type Figures = Extract<Reply, { kind: "figures" }>;

function drawOne(figure: FigureView, reply: Figures, words: number): Card {
  return card(figure.name, figure.where, "blue", `${figure.where} ${figure.name} ${figure.printed}`, [
    ...(reply.headline ? [line(clip(reply.headline, words))] : []),
    line(clip(figure.printed, words), { size: "heading-0", color: "blue" }),
    ...closing(reply, words),
  ]);
}

function drawSeveral(reply: Figures, count: number, words: number): Card {
  const shown = reply.figures.slice(0, count);
  const left = reply.figures.length - shown.length;
  const title = reply.headline || `查到${reply.figures.length}项`;
  const summary = shown.map((figure) => `${figure.where} ${figure.name} ${figure.printed}`).join("；");
  const [{ where }] = reply.figures;
  // What is said of all of them is said once, on top.
  const alike = reply.figures.every((figure) => figure.where === where);
  return card(title, alike ? where : "", "blue", reply.headline || summary, [
    ...shown.flatMap((figure) => drawRow(figure, words, !alike)),
    ...(left > 0 ? [small(`还有${left}项，请把范围问得小一些。`)] : []),
    rule(),
    ...closing(reply, words),
  ]);
}

/** What stands below figures: caveats, sources, how to go on. */
const closing = (reply: Figures, words: number): Element[] => [
  ...reply.notes.map((note) => line(clip(note, words))),
  ...reply.sources.map((source) => small(clip(source, words))),
  ...(reply.buttons.length > 0 ? [small("可以接着问："), ...buttons(reply.buttons)] : []),
  ...ending(reply.hint),
  links(feedbackOn(reply)),
];

/** What somebody thinks of the answer goes by the question and by the line that may be wrong. */
function feedbackOn({ figures: [first], sources: [source], question }: Figures): Button[] {
  const answer = clip(`${first.where}：${first.name} ${first.printed}`, 100);
  return [
    { label: "👍", action: { do: "vote", up: true, question } },
    { label: "👎", action: { do: "vote", up: false, question } },
    { label: "数字有误", action: { do: "wrong", question, answer, source: clip(source, 100) } },
  ];
}

const drawRow = (figure: FigureView, words: number, withWhere = true): Element[] => [
  pair(
    [line(clip(figure.name, words)), ...(withWhere ? [small(clip(figure.where, words))] : [])],
    [line(clip(figure.printed, words), { size: "heading-3", color: "blue", align: "right" })],
  ),
];

type Passages = Extract<Reply, { kind: "passages" }>;

/** The short answer large, the sentences below it, each report named once. */
function drawPassages(reply: Passages, count: number, words: number): Card {
  const shown = reply.passages.slice(0, count);
  const [first] = shown;
  const places = new Set(reply.passages.map(({ where }) => where));
  const [where = ""] = places.size === 1 ? places : [""];
  return card(where || "报告里写到", "", "blue", reply.headline || (first?.quote ?? ""), [
    ...(reply.headline ? [line(clip(reply.headline, words), { size: "heading-2", color: "blue" })] : []),
    ...shown.flatMap((one) => [
      ...(places.size > 1 ? [small(clip(one.where, words))] : []),
      line(clip(one.quote, words)),
    ]),
    ...reply.notes.map((note) => line(clip(note, words))),
    ...[...new Set(shown.map(({ source }) => source))].map((source) => small(clip(source, words))),
    ...buttons(reply.buttons),
    ...ending(reply.hint),
  ]);
}

const drawNear = (near: FigureView[]): Element[] =>
  near.length === 0
    ? []
    : [rule(), small("相近的有（不是所问的口径）："), ...near.flatMap((figure) => drawRow(figure, 100))];

const ending = (hint: string): Element[] => (hint ? [small(hint)] : []);
