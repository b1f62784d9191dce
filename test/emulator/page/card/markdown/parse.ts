// Reading the markdown of cards.
// Comes in: a text and which dialect it is in. Goes out: nodes. It never makes HTML, and never a link or an image that
// leads anywhere but to the web or to an uploaded image.
import createMarkdownIt, { type MarkdownIt, type Token } from "markdown-it";
import { isImageKey, safeUrl } from "../look/url.ts";
import type { Align, Branch, Leaf, Node } from "./nodes.ts";
import { feishuTags } from "./tags.ts";

/** markdown of JSON 2.0, markdown of JSON 1.0, and lark_md, which knows marks within a line only. */
export type Dialect = "markdown" | "markdown 1.0" | "lark_md";

const ONLY_IN_2 = ["heading", "lheading", "table", "blockquote"];
const NOT_IN_LARK_MD = [...ONLY_IN_2, "list", "fence", "code", "hr", "image"];

function reader(without: string[]): MarkdownIt {
  const md = new createMarkdownIt({ html: false, breaks: true }).use(feishuTags).disable(without);
  md.validateLink = (url) => isImageKey(url) || safeUrl(url) !== undefined;
  return md;
}

const READERS: Record<Dialect, MarkdownIt> = {
  markdown: reader([]),
  "markdown 1.0": reader(ONLY_IN_2),
  lark_md: reader(NOT_IN_LARK_MD),
};

const ALIGN = /text-align:(left|center|right)/;
const attribute = (token: Token, name: string): string => String(token.attrGet(name) ?? "");

const cell = (token: Token): Branch => ({
  kind: "cell",
  align: (attribute(token, "style").match(ALIGN)?.[1] ?? "left") as Align,
  children: [],
});

const BRANCHES: Record<string, (token: Token) => Branch> = {
  paragraph_open: () => ({ kind: "paragraph", children: [] }),
  heading_open: ({ tag }) => ({ kind: "heading", level: Number(tag.slice(1)), children: [] }),
  bullet_list_open: () => ({ kind: "list", start: undefined, children: [] }),
  ordered_list_open: (token) => ({
    kind: "list",
    start: Number(attribute(token, "start") || 1),
    children: [],
  }),
  list_item_open: () => ({ kind: "item", children: [] }),
  blockquote_open: () => ({ kind: "quote", children: [] }),
  table_open: () => ({ kind: "table", children: [] }),
  tr_open: () => ({ kind: "row", children: [] }),
  th_open: cell,
  td_open: cell,
  strong_open: () => ({ kind: "strong", children: [] }),
  em_open: () => ({ kind: "em", children: [] }),
  s_open: () => ({ kind: "strike", children: [] }),
  link_open: (token) => ({ kind: "link", url: safeUrl(attribute(token, "href")), children: [] }),
  feishu_open: (token) => token.meta?.node as Branch,
};

function image(token: Token): Leaf {
  const key = attribute(token, "src");
  return isImageKey(key) ? { kind: "image", key, alt: token.content } : { kind: "text", text: token.content };
}

const LEAVES: Record<string, (token: Token) => Leaf> = {
  text: ({ content }) => ({ kind: "text", text: content }),
  softbreak: () => ({ kind: "break" }),
  hardbreak: () => ({ kind: "break" }),
  hr: () => ({ kind: "rule" }),
  code_inline: ({ content }) => ({ kind: "code", text: content }),
  code_block: ({ content }) => ({ kind: "listing", text: content.trimEnd(), language: "" }),
  fence: ({ content, info }) => ({ kind: "listing", text: content.trimEnd(), language: info.trim() }),
  image,
  feishu: (token) => token.meta?.node as Leaf,
};

/** Tokens come flat, with a mark where something opens and closes; what has no node of its own is passed over. */
function tree(tokens: readonly Token[]): Node[] {
  const root: Node[] = [];
  const open = [root];
  for (const token of tokens) {
    const here = open.at(-1) ?? root;
    if (token.nesting === 1) {
      const branch = token.hidden ? undefined : BRANCHES[token.type]?.(token);
      if (branch) here.push(branch);
      open.push(branch?.children ?? here);
    } else if (token.nesting === -1) {
      open.pop();
    } else if (token.type === "inline") {
      here.push(...tree(token.children ?? []));
    } else {
      const leaf = LEAVES[token.type]?.(token);
      if (leaf) here.push(leaf);
    }
  }
  return root;
}

export const parse = (text: string, dialect: Dialect): Node[] => tree(READERS[dialect].parse(text, {}));
