// Lengths and sizes of text.
// Comes in: what a card says. Goes out: CSS values, or undefined for anything that is not a length.
import type { CSSProperties } from "preact";
import type { Json, JsonObject } from "../../../types.ts";
import { meaning, number, object, string } from "../read.ts";

const TEXT: Record<string, number> = {
  "heading-0": 30,
  "heading-1": 24,
  "heading-2": 20,
  "heading-3": 18,
  "heading-4": 16,
  heading: 16,
  normal: 14,
  notation: 12,
  "xxxx-large": 30,
  "xxx-large": 24,
  "xx-large": 20,
  "x-large": 18,
  large: 16,
  medium: 14,
  small: 12,
  "x-small": 10,
};

const GAPS: Record<string, number> = { small: 4, medium: 8, default: 8, large: 12, extra_large: 16 };

/** The size of text; a card may define names of its own in config.style. */
export function textSize(name: string, style: JsonObject = {}): string {
  const custom = object(object(style.text_size)[name]);
  const known = string(custom.pc) || string(custom.default) || name;
  return `${meaning(TEXT, known) ?? 14}px`;
}

export const isHeading = (name: string): boolean => name.startsWith("heading");

/** "8px", "4px 8px", "-4px 0"; at most four of them. */
export function lengths(value: string): string | undefined {
  if (!/^-?\d+(px)?( +-?\d+(px)?){0,3}$/.test(value)) return undefined;
  return value.replace(/(-?\d+)(px)?/g, "$1px");
}

export const pixels = (value: string): string | undefined => (/^\d+px$/.test(value) ? value : undefined);

const WIDTHS: Record<string, string> = { fill: "100%", auto: "fit-content" };

/** "fill", "auto" or px; undefined is as wide as the component usually is. */
export const breadth = (value: string): string | undefined => meaning(WIDTHS, value) ?? pixels(value);

export const gap = (value: string): string | undefined => {
  const known = meaning(GAPS, value);
  return known === undefined ? pixels(value) : `${known}px`;
};

const ALIGN: Record<string, string> = {
  left: "flex-start",
  top: "flex-start",
  center: "center",
  right: "flex-end",
  bottom: "flex-end",
};

export const align = (value: string): string | undefined => meaning(ALIGN, value);

/** How a container of JSON 2.0 sets out what it holds. */
export function flow(box: JsonObject): CSSProperties {
  const across = string(box.direction) === "horizontal";
  const [horizontal, vertical] = [align(string(box.horizontal_align)), align(string(box.vertical_align))];
  return {
    flexDirection: across ? "row" : "column",
    flexWrap: across ? "wrap" : undefined,
    alignItems: across ? vertical : horizontal,
    justifyContent: across ? horizontal : vertical,
    rowGap: gap(string(box.vertical_spacing)),
    columnGap: gap(string(box.horizontal_spacing)),
    padding: lengths(string(box.padding)),
  };
}

/** Lines of text that may be seen; the rest ends in dots. */
export function clamp(lines: Json | undefined): CSSProperties {
  const count = number(lines, 0);
  if (count === 1) return { overflow: "hidden", textOverflow: "ellipsis", whiteSpace: "nowrap" };
  return count > 1
    ? { display: "-webkit-box", WebkitBoxOrient: "vertical", WebkitLineClamp: count, overflow: "hidden" }
    : {};
}
