// Rich text (post), from people and from the bot, and the simplified card that a person forwarded: same nodes.
// Comes in: the content. Goes out: paragraphs. It never runs markup: a node's text is text.
import type { JSX } from "preact";
import { isObject } from "../../../json.ts";
import type { Json, JsonObject } from "../../../types.ts";
import { readMarkdown } from "../../../visible.ts";
import { usePage } from "../context.ts";
import { emojiLook } from "../world/emoji.ts";
import type { Message } from "../world/place.ts";
import { withNames } from "../world/words.ts";
import { Picture } from "./picture.tsx";

const STYLES: Record<string, string> = { bold: "b", italic: "i", underline: "u", lineThrough: "s" };

const styleOf = (style: Json | undefined): string =>
  Array.isArray(style) ? style.map((one) => `style-${STYLES[String(one)] ?? "none"}`).join(" ") : "";

/** The bot's post lies under a language, a received one does not. */
function bodyOf(content: JsonObject): JsonObject {
  if (Array.isArray(content.content) || Array.isArray(content.elements)) return content;
  const [first] = Object.values(content);
  return isObject(first) ? first : {};
}

function At({ node, message }: { node: JsonObject; message: Message }): JSX.Element {
  const { nameOf } = usePage();
  const id = String(node.user_id ?? "");
  const mention = message.mentions.find(({ key }) => key === id);
  const name = id === "all" ? "所有人" : (mention?.name ?? (String(node.user_name ?? "") || nameOf(id)));
  return <span class="at">@{name}</span>;
}

function Node({ node, message }: { node: JsonObject; message: Message }): JSX.Element | null {
  const text = withNames(String(node.text ?? node.content ?? ""), message.mentions);
  switch (node.tag) {
    case "a": {
      const href = String(node.href);
      // Anything else (javascript:, say) is shown, not linked.
      if (!/^https?:/.test(href)) return <span>{text}</span>;
      return (
        <a class={styleOf(node.style)} href={href} target="_blank" rel="noreferrer">
          {text}
        </a>
      );
    }
    case "at":
      return <At node={node} message={message} />;
    case "img":
      return <Picture image={String(node.image_key ?? "")} />;
    case "media":
      return <span class="muted">[视频]</span>;
    case "emotion":
      return <span>{emojiLook(String(node.emoji_type))}</span>;
    case "hr":
      return <hr />;
    case "code_block":
      return (
        <pre class="code">
          <code>{text}</code>
        </pre>
      );
    case "md":
      return <span>{readMarkdown(text)}</span>;
    default:
      return text === "" ? null : <span class={styleOf(node.style)}>{text}</span>;
  }
}

export function Post({ message }: { message: Message }): JSX.Element {
  const body = isObject(message.content) ? bodyOf(message.content) : {};
  const lines = Array.isArray(body.content)
    ? body.content
    : Array.isArray(body.elements)
      ? body.elements
      : [];
  return (
    <div class="post">
      {typeof body.title === "string" && body.title !== "" && <p class="post-title">{body.title}</p>}
      {lines.map((line, i) => (
        <p key={i}>
          {Array.isArray(line) && line.length > 0
            ? line.map((node, j) => (isObject(node) ? <Node key={j} node={node} message={message} /> : null))
            : "\u00a0"}
        </p>
      ))}
    </div>
  );
}
