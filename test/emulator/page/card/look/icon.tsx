// Icons: those that a card uploads, and the few that its own controls need.
// Feishu's standard icons are not ours to copy: most tokens leave no trace, some are drawn by a likeness.

import type { Json } from "../../../types.ts";
import { useCard } from "../context.ts";
import { object, string } from "../read.ts";
import { colour } from "./colour.ts";
import { isImageKey } from "./url.ts";

/** Strokes on a field of 16 × 16. */
const GLYPHS = {
  down: "M3.5 6 8 10.5 12.5 6",
  right: "M6 3.5 10.5 8 6 12.5",
  left: "M10 3.5 5.5 8 10 12.5",
  check: "M3 8.5 6.5 12 13 4.5",
  more: "M3 8h.01M8 8h.01M13 8h.01",
  calendar: "M2.5 4h11v9.5h-11zM2.5 7h11M5.5 2.2v3M10.5 2.2v3",
  clock: "M8 2a6 6 0 1 0 0 12A6 6 0 1 0 8 2zM8 4.8V8l2.3 1.5",
  search: "M7 2.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 1 0 0-9zM10.5 10.5l3 3",
  info: "M8 2a6 6 0 1 0 0 12A6 6 0 1 0 8 2zM8 7.3v3.6M8 5h.01",
  chat: "M2.5 3h11v8H7l-3 2.5V11H2.5zM5.5 6h5M5.5 8.3h3",
  link: "M7 9.2 9.2 7M6.2 4.6l1.6-1.5a3 3 0 0 1 4.2 4.2l-1.5 1.6M9.8 11.4l-1.6 1.5A3 3 0 0 1 4 8.7l1.5-1.6",
  bell: "M4 11V7a4 4 0 0 1 8 0v4l1 1.2H3zM6.7 14h2.6",
} as const;

export type GlyphName = keyof typeof GLYPHS;

const LIKENESSES: [RegExp, GlyphName][] = [
  [/down/, "down"],
  [/right/, "right"],
  [/left/, "left"],
  [/yes|done|check|succeed/, "check"],
  [/more/, "more"],
  [/calendar/, "calendar"],
  [/time|clock/, "clock"],
  [/search/, "search"],
  [/info|warning|help/, "info"],
  [/chat|comment|message/, "chat"],
  [/link/, "link"],
  [/bell|alarm/, "bell"],
];

export const Glyph = ({ name }: { name: GlyphName }) => (
  <svg class="fs-glyph" viewBox="0 0 16 16" aria-hidden="true">
    <path d={GLYPHS[name]} />
  </svg>
);

export function Icon({ icon }: { icon: Json | undefined }) {
  const { imageUrl, style } = useCard();
  const { token, img_key, color } = object(icon);
  const key = string(img_key);
  if (isImageKey(key)) return <img class="fs-icon" src={imageUrl(key)} alt="" />;
  const likeness = LIKENESSES.find(([words]) => words.test(string(token)))?.[1];
  if (!likeness) return null;
  return (
    <span class="fs-icon" style={{ color: colour(string(color), style) }}>
      <Glyph name={likeness} />
    </span>
  );
}
