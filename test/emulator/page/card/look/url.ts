// Which addresses a card may lead to.
// Comes in: what stands in the card. Goes out: an address that is safe to open, or undefined. It never lets a scheme
// pass that runs something in the page.
import type { Json, JsonObject } from "../../../types.ts";
import { object, objects, string } from "../read.ts";

const NO_JUMP = "lark://msgcard/unsupported_action";
const SCHEMES = ["http:", "https:", "tel:"];

export function safeUrl(url: string): string | undefined {
  const parsed = URL.parse(url.trim());
  return parsed && SCHEMES.includes(parsed.protocol) ? parsed.href : undefined;
}

/** Of addresses per platform, the one for a browser on a computer; the platform may be excluded. */
function choose({ pc_url, default_url, url }: JsonObject): string | undefined {
  if (pc_url === NO_JUMP) return undefined;
  return safeUrl(string(pc_url)) ?? safeUrl(string(default_url)) ?? safeUrl(string(url));
}

/** Where a tap on the component leads: a behaviour of 2.0, or the url or multi_url of 1.0. */
export function target(element: JsonObject): string | undefined {
  const behavior = objects(element.behaviors).find(({ type }) => type === "open_url");
  return behavior ? choose(behavior) : (linkOf(element.multi_url) ?? safeUrl(string(element.url)));
}

/** card_link, or the multi_url of a column. */
export const linkOf = (links: Json | undefined): string | undefined => choose(object(links));

/** Keys of uploaded images; anything else, an address above all, is not fetched. */
export const isImageKey = (key: string): boolean => /^img_[\w-]+$/.test(key);
