// A text object: plain_text, which parses nothing, or lark_md.
import type { Json } from "../../../types.ts";
import { useCard } from "../context.ts";
import { Markdown } from "../markdown/markdown.tsx";
import type { Dialect } from "../markdown/parse.ts";
import { object, string, wording } from "../read.ts";
import { colour } from "./colour.ts";
import { clamp, isHeading, textSize } from "./size.ts";

function dialectOf(tag: string, isV2: boolean): Dialect | undefined {
  if (tag === "lark_md") return "lark_md";
  if (tag !== "markdown") return undefined;
  return isV2 ? "markdown" : "markdown 1.0";
}

export function TextObject({ text }: { text: Json | undefined }) {
  const { style, isV2 } = useCard();
  const given = object(text);
  const content = wording(text);
  const size = string(given.text_size);
  const dialect = dialectOf(string(given.tag), isV2);
  if (content === "") return null;
  return (
    <div
      class="fs-text"
      data-plain={dialect === undefined}
      style={{
        fontSize: size ? textSize(size, style) : undefined,
        fontWeight: isHeading(size) ? 600 : undefined,
        color: colour(string(given.text_color), style),
        textAlign: string(given.text_align) || undefined,
        ...clamp(given.lines),
      }}
    >
      {dialect ? <Markdown text={content} dialect={dialect} /> : content}
    </div>
  );
}
