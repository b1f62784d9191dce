// A text object: plain_text, which parses nothing, or lark_md.
import type { Json } from "../../../types.ts";
import { useCard } from "../context.ts";
import { Markdown } from "../markdown/markdown.tsx";
import { object, string, wording } from "../read.ts";
import { colour } from "./colour.ts";
import { clamp, isHeading, textSize } from "./size.ts";

export function TextObject({ text }: { text: Json | undefined }) {
  const { style, isV2 } = useCard();
  const given = object(text);
  const content = wording(text);
  const size = string(given.text_size);
  const full = isV2 ? "markdown" : "markdown 1.0";
  return (
    <div
      class="fs-text"
      data-plain={given.tag === "plain_text"}
      style={{
        fontSize: size ? textSize(size, style) : undefined,
        fontWeight: isHeading(size) ? 600 : undefined,
        color: colour(string(given.text_color), style),
        textAlign: string(given.text_align) || undefined,
        ...clamp(given.lines),
      }}
    >
      {given.tag === "lark_md" && <Markdown text={content} dialect="lark_md" />}
      {given.tag === "markdown" && <Markdown text={content} dialect={full} />}
      {given.tag !== "lark_md" && given.tag !== "markdown" && content}
    </div>
  );
}
