// Sending: files first, then the text, into a chat or a topic, perhaps as a reply.
// Comes in: what was written. Goes out: calls. It never waits for the bot.
import type { SayRequest, SayResult } from "../../../control-types.ts";
import type { Message, Place } from "../world/place.ts";
import { plainText } from "../world/words.ts";
import { kindOf } from "./attachments.tsx";
import { asText } from "./editor.ts";

/** Where it goes: fields of a say request. */
export type Target = Pick<SayRequest, "chat" | "reply_to" | "thread_id" | "reply_in_thread">;

export async function sendFile(place: Place, person: string, target: Target, file: File): Promise<SayResult> {
  const kind = kindOf(file);
  const key = await place.uploadFile(person, file, kind);
  const content: Record<string, string> =
    kind === "image" ? { image_key: key } : { file_key: key, file_name: file.name };
  return place.say({ person, ...target, raw: { type: kind, content } });
}

const AS_THEY_ARE = ["image", "file", "audio", "media", "sticker"];

/** One text, picture or file goes on as it is; all else as one merge_forward. */
export function forwarding(messages: Message[]): Pick<SayRequest, "text" | "raw" | "forward"> {
  const [first, ...more] = messages;
  if (first && more.length === 0 && first.msg_type === "text") return { text: asText(plainText(first)) };
  const { msg_type, content } = first ?? {};
  if (msg_type && more.length === 0 && AS_THEY_ARE.includes(msg_type)) {
    return { raw: { type: msg_type, content: content as Record<string, never> } };
  }
  return { forward: messages.map(({ message_id }) => message_id) };
}
