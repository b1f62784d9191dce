// What VChart is given for a chart component.
// Comes in: the component. Goes out: its spec with the colours and the tooltip of a card, and the shape of its box.
import type { JsonObject } from "../../../types.ts";
import { pixels } from "../look/size.ts";
import { meaning, object, string } from "../read.ts";

const THEMES: Record<string, string[]> = {
  brand: ["#336df4", "#14c0ff", "#00d6b9", "#7f3bf5", "#ffc60a", "#ff8800", "#f54a45", "#34c724"],
  rainbow: ["#f54a45", "#ff8800", "#ffc60a", "#34c724", "#00d6b9", "#14c0ff", "#336df4", "#7f3bf5"],
  complementary: ["#336df4", "#ff8800", "#00d6b9", "#f01d94", "#34c724", "#7f3bf5", "#ffc60a", "#f54a45"],
  converse: ["#336df4", "#f54a45", "#14c0ff", "#ff8800", "#00d6b9", "#f01d94", "#7f3bf5", "#ffc60a"],
  primary: ["#0c296e", "#133c9a", "#245bdb", "#336df4", "#4e83fd", "#82a7fc", "#bacefd", "#e1eaff"],
};

export function specOf(element: JsonObject): JsonObject {
  const spec = object(element.chart_spec);
  const theme = meaning(THEMES, string(element.color_theme)) ?? THEMES.brand;
  return {
    ...(theme && { color: theme }),
    background: "transparent",
    padding: 8,
    ...spec,
    // Only the canvas: in the DOM a tooltip's text would be read as HTML.
    tooltip: { ...object(spec.tooltip), renderMode: "canvas" },
  };
}

/** A height in px wins over a ratio; without either the sheet knows what is usual on which screen. */
export function boxOf(element: JsonObject): { height?: string; "--ratio"?: string } {
  const height = pixels(string(element.height));
  if (height !== undefined) return { height };
  const ratio = string(element.aspect_ratio);
  return /^\d+:\d+$/.test(ratio) ? { "--ratio": ratio.replace(":", " / ") } : {};
}
