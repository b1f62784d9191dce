// The page's colours: words can be read on what they stand on, by day and by night (WCAG AA, 4.5 : 1).
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";

const css = readFileSync(join(import.meta.dirname, "app/style/tokens.css"), "utf8");

function tokens(selector: string): Record<string, string> {
  const block = css.slice(css.indexOf(`${selector} {`)).split("}")[0] ?? "";
  return Object.fromEntries(
    [...block.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})\b/g)].map((hit) => [hit[1], hit[2]]),
  );
}

function luminance(colour: string): number {
  const channel = (at: number) => {
    const value = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

const PAIRS: [string, string[]][] = [
  ["text", ["side", "ground", "surface", "raised", "mine"]],
  ["text-2", ["side", "ground", "surface", "raised", "mine"]],
  ["text-3", ["side", "ground", "surface", "raised"]],
  ["accent", ["side", "ground", "surface", "raised", "accent-ground", "mine"]],
  ["on-accent", ["accent"]],
  ["danger", ["surface", "raised"]],
];

describe.each([
  ["light", ":root"],
  ["dark", ':root[data-theme="dark"]'],
])("%s colours", (_name, selector) => {
  const colours = tokens(selector);
  test.each(PAIRS.flatMap(([text, grounds]) => grounds.map((ground) => [text, ground])))(
    "%s on %s",
    (text, ground) => {
      expect(contrast(colours[text] ?? "", colours[ground] ?? "")).toBeGreaterThanOrEqual(4.5);
    },
  );
});
