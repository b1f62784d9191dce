/**
 * Answers as values with their text.
 * Comes in: figures that were found, or what is missing. Goes out: an Answer, its text holding the same
 * facts as a card would. Never: a number that is not printed in a figure; a search.
 */

import { covered } from "./asked.ts";
import type { Base, Tables } from "./base.ts";
import type { Held } from "./held.ts";
import { choicesFor, followupsOf } from "./suggest.ts";
import type { Answer, Choice, Figure, Missing, Operation } from "./types.ts";
import { figureLine, sourceLines } from "./wording.ts";

/** Buttons under an answer or a question: as many as fit a phone without scrolling. */
export const CHOICES = 6;
const FOLLOWUPS = 3;

/** An answer of figures. */
export async function answerWith(
  operation: Operation,
  figures: readonly [Figure, ...Figure[]],
  said: { headline?: string; notes?: readonly string[]; question?: string },
  held: Held,
  ground: { base: Base; tables: Tables },
): Promise<Answer> {
  const headline = said.headline ?? "";
  const notes = [
    ...new Set([...(said.notes ?? []), ...figures.flatMap((f) => ownNotes(f, said.question ?? ""))]),
  ].filter((note) => note !== "");
  const lines = [
    ...(headline === "" ? [] : [headline]),
    ...figures.map((f) => figureLine(f, figures, said.question)),
    ...notes,
    ...sourceLines(figures),
  ];
  return {
    kind: "answer",
    operation,
    headline,
    figures: [...figures],
    passages: [],
    notes,
    followups: await followupsOf(figures, FOLLOWUPS, ground),
    text: lines.join("\n"),
    slots: held,
  };
}

/** What must be said of a figure; nothing that the question named itself. */
function ownNotes(figure: Figure, question: string): string[] {
  const notes: string[] = [];
  const named = figure.parts.every((part) => covered(part, question) >= 0.5);
  if (figure.parts.length > 1 && !named)
    notes.push(`${figure.printed}是${figure.parts.join("、")}合在一起的数。`);
  const until = figure.context.find((entry) => entry.startsWith("截至"));
  const oneYear = /\d{2}年|[今去前本当]年|年度|全年|一年/.test(question);
  if (figure.kind === "cumulative" && (oneYear || until !== undefined))
    notes.push(`${figure.printed}是累计数${until === undefined ? "" : `，${until}`}。`);
  if (figure.kind === "plan") notes.push(`${figure.printed}是计划数，不是完成数。`);
  return notes;
}

/** A question back, with a button for each figure that fits. */
export async function chooseAmong(
  figures: readonly Figure[],
  prompt: string,
  held: Held,
  ground: { base: Base; tables: Tables },
): Promise<Answer> {
  const choices = await choicesFor(figures.slice(0, CHOICES), ground);
  if (choices.length > 0) return chooseOf(choices, choices.length === 1 ? singular(prompt) : prompt, held);
  return refuse(
    "no-metric",
    "有几个相近的数，没法分清问的是哪一个，请说得再具体些。",
    held,
    figures.slice(0, 3),
  );
}

/** One choice is no list to choose from. */
function singular(prompt: string): string {
  return prompt.endsWith("？") ? "您问的是不是：" : prompt;
}

/** A question back with ready choices; none left is a fault of the caller. */
export function chooseOf(choices: readonly Choice[], prompt: string, held: Held): Answer {
  const unique = choices.filter(
    (choice, i) => choices.findIndex((c) => c.question === choice.question) === i,
  );
  const [first, ...rest] = unique.slice(0, CHOICES);
  if (!first) throw new Error("choose: no choices");
  const text = [prompt, ...[first, ...rest].map((choice) => `· ${choice.question}`)].join("\n");
  return { kind: "choose", prompt, choices: [first, ...rest], text, slots: held };
}

/** A kind no, with what exists instead named as what it is. */
export function refuse(
  missing: Missing,
  reason: string,
  held: Held,
  near: readonly Figure[] = [],
  followups: readonly Choice[] = [],
): Answer {
  const lines =
    near.length === 0
      ? []
      : ["相近的有（不是所问的数）：", ...near.map((figure) => `· ${figureLine(figure, near)}`)];
  return {
    kind: "none",
    missing,
    reason,
    near: [...near],
    followups: followups.slice(0, FOLLOWUPS),
    text: [reason, ...lines].join("\n"),
    slots: held,
  };
}

/** The same, with a button for each neighbour. */
export async function refuseWith(
  missing: Missing,
  reason: string,
  held: Held,
  near: readonly Figure[],
  ground: { base: Base; tables: Tables },
): Promise<Answer> {
  return refuse(missing, reason, held, near, await choicesFor(near.slice(0, FOLLOWUPS), ground));
}
