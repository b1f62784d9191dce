// Pieces of text, drawn.
// Comes in: pieces. Goes out: spans, mentions, links that open beside the page.
import type { JSX } from "preact";
import { usePage } from "../context.ts";
import type { Piece } from "./rich.ts";

export function Pieces({ pieces }: { pieces: Piece[] }): JSX.Element {
  const { me } = usePage();
  return (
    <>
      {pieces.map(({ kind, text, id, href, styles }, i) => {
        const look = styles.map((style) => `style-${style}`).join(" ");
        if (kind === "link" && href !== undefined) {
          return (
            <a key={i} class={look} href={href} target="_blank" rel="noreferrer">
              {text}
            </a>
          );
        }
        const at = kind === "at" ? `at ${id === me.open_id || id === "all" ? "at-me" : ""}` : "";
        return (
          <span key={i} class={`${at} ${look}`.trim() || undefined}>
            {text}
          </span>
        );
      })}
    </>
  );
}
