/**
 * A reply as a text message, for when its card is refused. In: a Reply. Out: plain text with the same facts.
 * Never: markup that comes alive. Text messages parse mentions, style tags and links and know no escape, so the
 * characters that open them are replaced by their full-width sisters.
 */
import type { FigureView, Reply } from "../core/reply.ts";

export const disarm = (text: string): string =>
  text.replaceAll("<", "＜").replaceAll("](", "］（").replaceAll("://", "：//");

export const placeAndPeriod = (figure: FigureView): string =>
  `${figure.committee} · ${/^\d{4}$/.test(figure.period) ? `${figure.period}年` : figure.period}`;

export const nameOf = (figure: FigureView): string =>
  figure.scope ? `${figure.metric}（${figure.scope}）` : figure.metric;

export function sourceOf({ source }: FigureView): string {
  const rest = [source.section, source.publisher, source.date].filter((part) => part !== "");
  return [`《${source.title.replace(/^《(.*)》$/s, "$1")}》`, ...rest].join(" · ");
}

const figureLines = (figure: FigureView): string[] => [
  `${nameOf(figure)}：${figure.printed}`,
  `${placeAndPeriod(figure)}`,
  `出处：${sourceOf(figure)}`,
];

/** The facts, line by line, before anything is disarmed. */
export function factsOf(reply: Reply): string[] {
  switch (reply.kind) {
    case "figures":
      return [
        ...(reply.headline ? [reply.headline] : []),
        ...reply.figures.flatMap(figureLines),
        ...reply.notes,
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
        ...(reply.near.length > 0
          ? ["相近的有（不是所问的口径）：", ...reply.near.flatMap(figureLines)]
          : []),
        ...(reply.hint ? [reply.hint] : []),
      ];
    case "notice":
      return [reply.text];
  }
}

export const textOf = (reply: Reply): string => disarm(factsOf(reply).join("\n"));
