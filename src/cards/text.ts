/**
 * A reply as a text message, for when its card is refused. In: a Reply. Out: plain text with the same facts.
 * Never: markup that comes alive. Text messages parse mentions, style tags and links and know no escape, so the
 * characters that open them are replaced by their full-width sisters.
 */
import type { FigureView, Reply } from "../core/reply.ts";

export const disarm = (text: string): string =>
  text.replaceAll("<", "＜").replaceAll("](", "］（").replaceAll("://", "：//");

const figureLine = (figure: FigureView): string => `${figure.where}：${figure.name} ${figure.printed}`;

/** The facts, line by line, before anything is disarmed. */
function factsOf(reply: Reply): string[] {
  switch (reply.kind) {
    case "figures":
      return [
        ...(reply.headline ? [reply.headline] : []),
        ...reply.figures.map(figureLine),
        ...reply.notes,
        ...reply.sources,
        ...(reply.hint ? [reply.hint] : []),
      ];
    case "passages":
      return [
        ...(reply.headline ? [reply.headline] : []),
        ...reply.passages.map(({ where, quote }) => `${where}：${quote}`),
        ...reply.notes,
        ...new Set(reply.passages.map(({ source }) => source)),
        ...(reply.hint ? [reply.hint] : []),
      ];
    case "choose":
      return [
        reply.prompt,
        ...reply.buttons.map(({ label }) => `· ${label}`),
        ...(reply.hint ? [reply.hint] : []),
      ];
    case "missing":
      return [
        reply.reason,
        ...(reply.near.length > 0 ? ["相近的有（不是所问的口径）：", ...reply.near.map(figureLine)] : []),
        ...(reply.hint ? [reply.hint] : []),
      ];
    case "guide":
      return [
        reply.title,
        reply.text,
        ...reply.buttons.map(({ label }) => `· ${label}`),
        ...(reply.pages.length > 0 ? [`还有：${reply.pages.map(({ label }) => label).join("、")}`] : []),
        ...(reply.hint ? [reply.hint] : []),
      ];
    case "form":
      return [reply.title, reply.text];
    case "notice":
      return [reply.text];
  }
}

export const textOf = (reply: Reply): string => disarm(factsOf(reply).join("\n"));
