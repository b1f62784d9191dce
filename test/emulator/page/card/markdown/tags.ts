// Feishu's tags in markdown: <at>, <font>, <text_tag>, <link> … and emoji between colons.
// Comes in: a markdown-it. Goes out: the same one, which gives tokens "feishu" that carry a node. It never reads other
// tags: those stay text.
import type { MarkdownIt, StateInline } from "markdown-it";
import { safeUrl } from "../look/url.ts";
import { emoji } from "./emoji.ts";
import type { Node } from "./nodes.ts";

type Attributes = Record<string, string>;
type Reader = (given: Attributes, inside: string) => Node;

const link: Reader = ({ href, url, pc_url }) => ({
  kind: "link",
  url: safeUrl(pc_url ?? "") ?? safeUrl(url ?? href ?? ""),
  children: [],
});

/** Tags whose inside is markdown again. */
const AROUND: Record<string, Reader> = {
  font: ({ color = "default" }) => ({ kind: "font", colour: color, children: [] }),
  text_tag: ({ color = "neutral" }) => ({ kind: "tag", colour: color, children: [] }),
  number_tag: ({ background_color = "grey-200", font_color = "default", url = "" }) => ({
    kind: "number",
    ground: background_color,
    ink: font_color,
    url: safeUrl(url),
    children: [],
  }),
  link,
  a: link,
};

/** Tags that stand for one thing; what is inside them is read by nobody, or is the thing itself. */
const WHOLE: Record<string, Reader> = {
  at: ({ id, user_id, ids, email }) => ({
    kind: "at",
    ids: (ids ?? id ?? user_id ?? email ?? "").split(",").map((one) => one.trim()),
  }),
  person: ({ id = "", show_avatar, show_name }) => ({
    kind: "person",
    id,
    avatar: show_avatar !== "false",
    name: show_name !== "false",
  }),
  local_datetime: ({ millisecond, format_type = "date_num", link: url = "" }) => ({
    kind: "time",
    at: Number(millisecond),
    format: format_type,
    url: safeUrl(url),
  }),
  raw: (_given, inside) => ({ kind: "text", text: inside }),
};

const ALONE: Record<string, Reader> = {
  br: () => ({ kind: "break" }),
  hr: () => ({ kind: "rule" }),
};

/** Tags that many write without their end. */
const END_OPTIONAL = ["at", "person", "local_datetime"];

function attributes(source: string): Attributes {
  const found: Attributes = {};
  for (const [, name, double, single, bare] of source.matchAll(
    /([\w-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'<>]+))/g,
  )) {
    found[String(name)] = double ?? single ?? bare ?? "";
  }
  return found;
}

/** Where the tag that was opened before `from` is closed, ones of its kind inside it left alone. */
function closing(source: string, name: string, from: number): { start: number; end: number } | undefined {
  let depth = 1;
  for (const match of source.slice(from).matchAll(new RegExp(`<(/?)${name}\\b[^<>]*>`, "gi"))) {
    depth += match[1] ? -1 : 1;
    if (depth === 0) return { start: from + match.index, end: from + match.index + match[0].length };
  }
  return undefined;
}

function emit(state: StateInline, node: Node): void {
  state.push("feishu", "", 0).meta = { node };
}

/** As markdown-it's own rule for links does it: the inside is read in place, between two tokens. */
function emitAround(state: StateInline, node: Node, start: number, end: number): void {
  const { posMax } = state;
  state.push("feishu_open", "", 1).meta = { node };
  state.pos = start;
  state.posMax = end;
  state.md.inline.tokenize(state);
  state.posMax = posMax;
  state.push("feishu_close", "", -1);
}

function readTag(state: StateInline, silent: boolean): boolean {
  const here = /<([a-z_]+)\b([^<>]*?)\/?>/iy;
  here.lastIndex = state.pos;
  const [tag, name = "", given = ""] = here.exec(state.src) ?? [];
  if (tag === undefined || state.pos + tag.length > state.posMax) return false;
  const known = name.toLowerCase();
  const read = [ALONE, WHOLE, AROUND].find((kinds) => Object.hasOwn(kinds, known))?.[known];
  if (!read) return false;
  const start = state.pos + tag.length;
  const isAlone = Object.hasOwn(ALONE, known);
  const close = isAlone ? undefined : closing(state.src.slice(0, state.posMax), known, start);
  if (!close && !isAlone && !END_OPTIONAL.includes(known)) return false;
  if (!silent) {
    const node = read(attributes(given), state.src.slice(start, close?.start ?? start));
    if (close && Object.hasOwn(AROUND, known)) emitAround(state, node, start, close.start);
    else emit(state, node);
  }
  state.pos = close?.end ?? start;
  return true;
}

function readEmoji(state: StateInline, silent: boolean): boolean {
  const here = /:(\w{1,30}):/y;
  here.lastIndex = state.pos;
  const [whole, name = ""] = here.exec(state.src) ?? [];
  const text = emoji(name);
  if (whole === undefined || text === undefined || state.pos + whole.length > state.posMax) return false;
  if (!silent) emit(state, { kind: "text", text });
  state.pos += whole.length;
  return true;
}

export function feishuTags(md: MarkdownIt): void {
  md.inline.ruler.before("autolink", "feishu_tag", readTag);
  md.inline.ruler.before("autolink", "feishu_emoji", readEmoji);
}
