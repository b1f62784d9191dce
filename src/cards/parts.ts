/**
 * The pieces of a card (JSON 2.0). In: plain text. Out: elements. Never: markdown or lark_md; plain_text parses
 * neither markup nor mentions, so nothing that anybody wrote can come alive.
 */
import type { Action, Button, Field } from "../core/reply.ts";

export type Element = Record<string, unknown> & { tag: string };
export type Size = "heading-0" | "heading-1" | "heading-2" | "heading-3" | "normal" | "notation";
export type Look = { size?: Size; color?: "default" | "grey" | "blue"; align?: "left" | "right" };

/** Buttons carry this so that an old card is known when it comes back. */
export const ACTION_VERSION = 1;

export const plain = (content: string) => ({ tag: "plain_text", content });

export function line(
  content: string,
  { size = "normal", color = "default", align = "left" }: Look = {},
): Element {
  return { tag: "div", text: { ...plain(content), text_size: size, text_color: color, text_align: align } };
}

export const small = (content: string): Element => line(content, { size: "notation", color: "grey" });

export const rule = (): Element => ({ tag: "hr" });

/** Two columns, the left one wider: what it is, and how many. */
export const pair = (left: Element[], right: Element[]): Element => ({
  tag: "column_set",
  flex_mode: "none",
  columns: [
    { tag: "column", width: "weighted", weight: 3, elements: left },
    { tag: "column", width: "weighted", weight: 2, elements: right },
  ],
});

/** What a button sends back; an object, because clients fail on strings. */
export const actionValue = (action: Action): Record<string, unknown> => ({ v: ACTION_VERSION, ...action });

/** Buttons as wide as the card: labels are Chinese, and a thumb is wide. */
export const button = (
  { label, action }: Button,
  type: "default" | "primary_filled" = "default",
): Element => ({
  tag: "button",
  type,
  width: "fill",
  text: plain(label),
  behaviors: [{ type: "callback", value: actionValue(action) }],
});

/** Small and without a frame, side by side: what stands below an answer and is not the next question. */
export const links = (all: readonly Button[]): Element => ({
  tag: "column_set",
  flex_mode: "none",
  columns: all.map(({ label, action }) => ({
    tag: "column",
    width: "auto",
    elements: [
      {
        tag: "button",
        type: "text",
        size: "small",
        text: plain(label),
        behaviors: [{ type: "callback", value: actionValue(action) }],
      },
    ],
  })),
});

/** So many characters of a label fit on a phone beside one or two others; by how many stand side by side. */
const BESIDE: Record<number, number> = { 1: 18, 2: 7, 3: 4 };

/** Side by side where labels are short, one under another where not. */
export function buttons(all: readonly Button[]): Element[] {
  if (all.length === 0) return [];
  const room = BESIDE[all.length] ?? 0;
  if (all.some(({ label }) => label.length > room)) return all.map((one) => button(one));
  return [
    {
      tag: "column_set",
      flex_mode: "none",
      columns: all.map((one) => ({ tag: "column", width: "weighted", weight: 1, elements: [button(one)] })),
    },
  ];
}

/** One form, filled in and sent as a whole. The client alone insists on what is required: it is checked again. */
export const form = (fields: readonly Field[], submit: Button): Element => ({
  tag: "form",
  name: "form",
  elements: [
    ...fields.flatMap(field),
    {
      ...button(submit, "primary_filled"),
      name: "submit",
      form_action_type: "submit",
    },
  ],
});

function field(one: Field): Element[] {
  const label = { label: plain(one.label), label_position: "top" };
  switch (one.kind) {
    case "choice":
      // A select has no label of its own.
      return [
        line(one.label),
        {
          tag: "select_static",
          name: one.name,
          required: true,
          width: "fill",
          placeholder: plain("请选择"),
          options: one.options.map((option) => ({ text: plain(option.label), value: option.value })),
        },
      ];
    case "text":
      return [
        {
          tag: "input",
          name: one.name,
          width: "fill",
          input_type: "multiline_text",
          rows: 3,
          max_length: one.maxLength,
          placeholder: plain(one.placeholder),
          ...label,
        },
      ];
  }
}

export type Theme = "blue" | "grey" | "orange";

export interface Card {
  schema: "2.0";
  config: { update_multi: true; summary: { content: string } };
  header: { title: ReturnType<typeof plain>; subtitle?: ReturnType<typeof plain>; template: Theme };
  body: { elements: Element[] };
}

/** @param summary what a notification and the chat list show. */
export const card = (
  title: string,
  subtitle: string,
  template: Theme,
  summary: string,
  elements: Element[],
): Card => ({
  schema: "2.0",
  config: { update_multi: true, summary: { content: clip(summary, 80) } },
  header: {
    title: plain(clip(title, 60)),
    ...(subtitle ? { subtitle: plain(clip(subtitle, 60)) } : {}),
    template,
  },
  body: { elements },
});

/** At most `length` characters, whole ones: half an emoji is refused by the platform. */
export function clip(text: string, length: number): string {
  const characters = [...text];
  return characters.length <= length ? text : `${characters.slice(0, length - 1).join("")}…`;
}
