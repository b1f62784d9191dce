// Text with marks, taken apart: what a bot's text message may hold (§3.1) and what a person's may.
// Comes in: text. Goes out: pieces to draw. It never makes HTML.
import type { Mention } from "../../../types.ts";

export type Style = "b" | "i" | "u" | "s";

export interface Piece {
  kind: "text" | "at" | "link";
  text: string;
  /** open_id, or "all". */
  id?: string;
  href?: string;
  styles: Style[];
}

const URL = /https?:\/\/[^\s<>"，。；！？、）】”]+/g;

function links(text: string, styles: Style[]): Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  for (const hit of text.matchAll(URL)) {
    if (hit.index > from) pieces.push({ kind: "text", text: text.slice(from, hit.index), styles });
    pieces.push({ kind: "link", text: hit[0], href: hit[0], styles });
    from = hit.index + hit[0].length;
  }
  if (from < text.length) pieces.push({ kind: "text", text: text.slice(from), styles });
  return pieces;
}

/** What a person wrote: placeholders of mentions, and bare links. */
export function personText(text: string, mentions: Mention[]): Piece[] {
  const parts = text.split(/(@_user_\d+|@_all)/);
  return parts.flatMap((part): Piece[] => {
    const mention = mentions.find(({ key }) => key === part);
    if (!mention) return links(part, []);
    const id = mention.kind === "all" ? "all" : mention.open_id;
    return [{ kind: "at", text: `@${mention.name}`, id, styles: [] }];
  });
}

const MARK =
  /<at\s[^>]*?user_id\s*=\s*["']?([^"'\s>]*)["']?[^>]*>([^<]*)(?:<\/at>)?|<(\/?)([bius])>|\[([^\]\n]+)\]\((https?:[^)\s]*)\)/gi;

/** What the bot wrote: at tags, four styles, links. */
export function botText(text: string, nameOf: (openId: string) => string): Piece[] {
  const pieces: Piece[] = [];
  let styles: Style[] = [];
  let from = 0;
  for (const hit of text.matchAll(MARK)) {
    pieces.push(...links(text.slice(from, hit.index), styles));
    from = hit.index + hit[0].length;
    const [, id, name, closing, style, label, href] = hit;
    if (id !== undefined) {
      const shown = id === "all" ? "所有人" : nameOf(id) || name || id;
      pieces.push({ kind: "at", text: `@${shown}`, id, styles });
    } else if (label !== undefined && href !== undefined) {
      pieces.push({ kind: "link", text: label, href, styles });
    } else {
      const one = String(style).toLowerCase() as Style;
      styles = closing ? styles.filter((open) => open !== one) : [...styles, one];
    }
  }
  return [...pieces, ...links(text.slice(from), styles)];
}
