/**
 * 问数. In: a question in its context. Out: figures, choices, or which part is missing. Never: a figure that
 * knowledge did not assert.
 */
import { ask } from "../knowledge/ask.ts";
import type { Base } from "../knowledge/base.ts";
import type { Answer, Choice, Figure, Slots } from "../knowledge/types.ts";
import { nameBeside, passageWhere, questionsFor, sourceLines, whoWhen } from "../knowledge/wording.ts";
import type { Context, Handled, Handler } from "../src/core/context.ts";
import { type Button, type FigureView, notice, type Reply } from "../src/core/reply.ts";

/** In a group the bot hears only what mentions it; nobody would guess that of a follow-up. */
const GROUP_HINT = "打字追问请再@我";

/** Nobody should be left with a bare no. */
const GUIDE: Button = { label: "看看能问什么", action: { do: "guide", page: {} } };

export const askHandler =
  (base: Base, home: string | undefined): Handler =>
  async (context: Context): Promise<Handled> => {
    const previous = isSlots(context.memo) ? context.memo : undefined;
    const answer = await ask(
      {
        question: context.text,
        today: context.today,
        ...(home ? { home } : {}),
        ...(previous ? { previous } : {}),
      },
      base,
    );
    const hint = context.place === "group" ? GROUP_HINT : "";
    return { reply: asReply(answer, hint), memo: answer.slots };
  };

/** What an earlier version kept may have another shape. */
const isSlots = (memo: unknown): memo is Slots =>
  memo !== null && typeof memo === "object" && "version" in memo && memo.version === 1;

function asReply(answer: Answer, hint: string): Reply {
  switch (answer.kind) {
    case "answer": {
      const { figures, headline, notes, followups } = answer;
      const [first, ...rest] = figures;
      const [source = "", ...sources] = sourceLines(figures);
      return {
        kind: "figures",
        headline,
        figures: [view(first, figures), ...rest.map((figure) => view(figure, figures))],
        sources: [source, ...sources],
        notes,
        buttons: followups.map(tap),
        hint,
        question: questionsFor(first)[0] ?? "",
      };
    }
    case "words": {
      const { headline, passages, notes, followups } = answer;
      return {
        kind: "passages",
        headline,
        passages: passages.map((one) => ({
          quote: one.quote,
          where: passageWhere(one),
          source: sourceLines([one])[0] ?? "",
        })),
        notes,
        buttons: followups.map(tap),
        hint,
      };
    }
    case "choose":
      return { kind: "choose", prompt: answer.prompt, buttons: answer.choices.map(tap), hint };
    case "none":
      // Small talk was not searched for, so there is nothing that was not found.
      if (answer.missing === "off-topic") return notice(answer.reason, answer.followups.map(tap));
      return {
        kind: "missing",
        // A question back is no finding.
        title: answer.reason.endsWith("？") ? "请说全一点" : "没有查到",
        reason: answer.reason,
        near: answer.near.map((figure) => view(figure, answer.near)),
        buttons: answer.followups.length > 0 ? answer.followups.map(tap) : [GUIDE],
        hint,
      };
  }
}

const tap = ({ label, question }: Choice): Button => ({ label, action: { do: "ask", question } });

const view = (figure: Figure, among: readonly Figure[]): FigureView => ({
  printed: figure.printed,
  name: nameBeside(figure, among),
  where: whoWhen(figure),
});
