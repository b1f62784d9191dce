/**
 * What a handler answers. In: facts. Out: a value; src/cards draws it, src/outbox sends it.
 * Never: markup. Every text in here is shown as plain text, whoever wrote it.
 */

/** A figure as people see it. `printed` is exactly what the report prints. */
export interface FigureView {
  printed: string;
  /** What is counted, with what narrows it: 社情民意信息批示（市领导）. */
  name: string;
  /** Whose and of when: 贵阳市政协2024年. */
  where: string;
}

/** What a tap does: plain data, carried by the card and checked again when it comes back. */
export type Action = { do: "ask"; question: string; at?: Where } | { do: "resend"; row: string };

/** A click does not say in which kind of chat or topic it was made, so the button carries it. */
export interface Where {
  place: "group" | "private";
  /** Empty outside of topics. */
  thread: string;
}

export interface Button {
  label: string;
  action: Action;
}

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
    }
  | { kind: "choose"; prompt: string; buttons: Button[]; hint: string }
  /** What is not in the base; `near` is named as what it is. */
  | { kind: "missing"; reason: string; near: FigureView[]; buttons: Button[]; hint: string }
  | { kind: "notice"; text: string; buttons: Button[] };

export const notice = (text: string, buttons: Button[] = []): Reply => ({ kind: "notice", text, buttons });

/** The reply with buttons that know where they are. */
export const atScene = (reply: Reply, at: Where): Reply => ({
  ...reply,
  buttons: reply.buttons.map(({ label, action }) => ({
    label,
    action: action.do === "ask" ? { ...action, at } : action,
  })),
});
