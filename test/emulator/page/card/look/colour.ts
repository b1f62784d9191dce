// The colours of Feishu's palette.
// Comes in: the name of a colour as a card gives it. Goes out: CSS for it, in light and in dark. It never passes CSS
// through that it does not know.
import type { JsonObject } from "../../../types.ts";
import { meaning, object, string } from "../read.ts";

/** Each hue as a fill (its grade 500) and as ink that can be read on white (its grade 600). */
const HUES: Record<string, [fill: string, ink: string]> = {
  blue: ["#336df4", "#1456f0"],
  wathet: ["#14c0ff", "#0489bb"],
  turquoise: ["#00d6b9", "#048a7a"],
  green: ["#34c724", "#258832"],
  lime: ["#b3d600", "#667901"],
  yellow: ["#ffc60a", "#9a6e03"],
  sunflower: ["#ffe928", "#856d00"],
  orange: ["#ff8800", "#b45f05"],
  red: ["#f54a45", "#d83931"],
  carmine: ["#f01d94", "#c71077"],
  violet: ["#d136d1", "#a722a7"],
  purple: ["#7f3bf5", "#6425d0"],
  indigo: ["#4954e6", "#2933c7"],
  grey: ["#8f959e", "#646a73"],
};

const NAMED: Record<string, string> = {
  default: "var(--fs-text)",
  white: "#fff",
  black: "#000",
  "bg-white": "var(--fs-surface)",
  neutral: "var(--fs-text-weak)",
};

/** How much of the hue is in its pale grades, in percent; the rest is the card's ground. */
const PALE: Record<string, number> = { "50": 7, "100": 14, "200": 32, "300": 52, "350": 64, "400": 82 };
/** How much of the ink is left in the deep grades; the rest is black, or white on dark. */
const DEEP: Record<string, number> = { "700": 84, "800": 64, "900": 46 };

const mix = (one: string, percent: number, other: string) =>
  `color-mix(in srgb, ${one} ${percent}%, ${other})`;

function shade([fill, ink]: [string, string], grade: string | undefined): string {
  if (grade === "500") return fill;
  const pale = meaning(PALE, grade ?? "");
  if (pale !== undefined) return mix(fill, pale, "var(--fs-surface)");
  const plain = `light-dark(${ink}, ${mix(fill, 72, "#fff")})`;
  const deep = meaning(DEEP, grade ?? "");
  return deep === undefined ? plain : mix(plain, deep, "light-dark(#000, #fff)");
}

/** "red", "blue-100", "rgba(…)" or the name of a colour that config.style of the card defines. */
export function colour(name: string, style: JsonObject = {}): string | undefined {
  const custom = object(object(style.color)[name]);
  const own = string(custom.light_mode) || name;
  if (/^rgba?\([\d\s.,%]+\)$/.test(own)) return own;
  const [, hue = "", grade] = own.match(/^([a-z]+)(?:-(\d+))?$/) ?? [];
  const found = meaning(HUES, hue);
  if (found) return shade(found, grade);
  return meaning(NAMED, own);
}

/** A background_style: its grey is paler than the colour of that name. */
export function ground(name: string, style: JsonObject): string | undefined {
  if (name === "grey") return "var(--fs-ground)";
  return name === "default" ? undefined : colour(name, style);
}

/** Ground and ink of headers and tags, for the class fs-patch; grey for a colour that nobody knows. */
export function patch(name: string): { "--ground": string; "--ink": string } {
  const hue = Object.hasOwn(HUES, name) ? name : "grey";
  return { "--ground": `${colour(`${hue}-100`)}`, "--ink": `${colour(hue)}` };
}
