// What a message holds, by its type.
// Comes in: a message. Goes out: its inside, without bubble, name or time.
import type { JSX } from "preact";
import { isObject } from "../../../json.ts";
import { usePage } from "../context.ts";
import type { Message } from "../world/place.ts";
import { Card } from "./card.tsx";
import { Forwarded } from "./forwarded.tsx";
import { Picture } from "./picture.tsx";
import { Pieces } from "./pieces.tsx";
import { Post } from "./post.tsx";
import { botText, personText } from "./rich.ts";
import { Thing } from "./things.tsx";

/** Drawn without a bubble around it. */
export const isBare = ({ msg_type }: Message): boolean => !["text", "post"].includes(msg_type);

export function Content({ message }: { message: Message }): JSX.Element {
  const { nameOf } = usePage();
  const { msg_type, content, mentions, sent_by } = message;
  const body = isObject(content) ? content : {};
  switch (msg_type) {
    case "text": {
      const text = String(body.text ?? "");
      return (
        <p class="text">
          <Pieces pieces={sent_by === "bot" ? botText(text, nameOf) : personText(text, mentions)} />
        </p>
      );
    }
    case "post":
      return <Post message={message} />;
    case "interactive":
      return sent_by === "bot" ? <Card message={message} /> : <Post message={message} />;
    case "image":
      return <Picture image={String(body.image_key ?? "")} />;
    case "merge_forward":
      return <Forwarded message={message} />;
    default:
      return <Thing type={msg_type} content={content} />;
  }
}
