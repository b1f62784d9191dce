/**
 * What a handler answers. In: facts. Out: a value; src/cards draws it, src/outbox sends it.
 * Never: markup. Every text in here is shown as plain text, whoever wrote it.
 */

import type { Place } from "./incoming.ts";

/** A figure as people see it. `printed` is exactly what the report prints. */
export interface FigureView {
  printed: string;
  /** What is counted, with what narrows it: 社情民意信息批示（市领导）. */
  name: string;
  /** Whose and of when: 贵阳市政协2024年. */
  where: string;
}

/** A sentence of a report as people see it. */
export interface PassageView {
  /** Exactly what the report prints. */
  quote: string;
  /** Whose and of when: 贵阳市政协2024年. */
  where: string;
  /** The line that names the report it stands in. */
  source: string;
}

/**
 * What a tap does: plain data, carried by the card, signed (src/cards/sign.ts) and checked again when it comes back.
 * - `ask`: asks the question, as if it had been typed here.
 * - `guide`: turns the same card to another page of 能问什么.
 * - `vote`, `wrong`: what somebody thinks of an answer to `question`; `wrong` opens a form.
 * - `report`: that form, filled in. `answer` is the line that is said to be wrong, `source` where it is from.
 * - `resend`, `let in`: for staff.
 */
export type Action =
  | { do: "ask"; question: string; at?: Where }
  | { do: "guide"; page: GuidePage; at?: Where }
  | { do: "vote"; up: boolean; question: string }
  | { do: "wrong"; question: string; answer: string; source: string }
  | { do: "report"; question: string; answer: string; source: string }
  | { do: "resend"; row: string }
  | { do: "let in"; openId: string; chatId: string; name: string; yes: boolean };

/** A page of 能问什么: the first one, a place, a year of it, a matter of that year. Only knowledge reads inside it. */
export type GuidePage = Record<string, string>;

/** A click does not say in which kind of chat or topic it was made, so the button carries it. */
export interface Where {
  place: Place;
  /** Empty outside of topics. */
  thread: string;
}

export interface Button {
  label: string;
  action: Action;
}

/** A field of a form; `name` is what its value comes back under. */
export type Field =
  | { kind: "choice"; name: string; label: string; options: { label: string; value: string }[] }
  | { kind: "text"; name: string; label: string; placeholder: string; maxLength: number };

export type Reply =
  /** An answer cannot be made without a figure, and a figure not without a source. */
  | {
      kind: "figures";
      headline: string;
      figures: [FigureView, ...FigureView[]];
      /** A line for each report that they stand in. */
      sources: [string, ...string[]];
      notes: string[];
      buttons: Button[];
      /** A line on how to go on, shown small. */
      hint: string;
      /** What was asked, in a form that asks it again: feedback and quotes go by it. */
      question: string;
    }
  /** An answer of words: the short one, empty where the sentences are the answer, and where they stand. */
  | {
      kind: "passages";
      headline: string;
      passages: PassageView[];
      notes: string[];
      buttons: Button[];
      hint: string;
    }
  | { kind: "choose"; prompt: string; buttons: Button[]; hint: string }
  /** What is not in the base; `near` is named as what it is. */
  | { kind: "missing"; title: string; reason: string; near: FigureView[]; buttons: Button[]; hint: string }
  /** A page of 能问什么: questions that one tap asks, and buttons that turn the page. */
  | { kind: "guide"; title: string; text: string; buttons: Button[]; pages: Button[]; hint: string }
  | {
      kind: "form";
      title: string;
      text: string;
      fields: [Field, ...Field[]];
      submit: Button;
      buttons: Button[];
    }
  | { kind: "notice"; title: string; text: string; buttons: Button[] };

export const notice = (text: string, buttons: Button[] = [], title = "政协助手"): Reply => ({
  kind: "notice",
  title,
  text,
  buttons,
});

/** The reply with buttons that know where they are. */
export function atScene(reply: Reply, at: Where): Reply {
  const here = ({ label, action }: Button): Button => ({
    label,
    action: action.do === "ask" || action.do === "guide" ? { ...action, at } : action,
  });
  const buttons = reply.buttons.map(here);
  return reply.kind === "guide" ? { ...reply, buttons, pages: reply.pages.map(here) } : { ...reply, buttons };
}
