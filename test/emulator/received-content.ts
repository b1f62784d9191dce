// Content of messages from people, per type, in the exact shapes that arrive (§2.1).
// Comes in: a type and a content. Goes out: a sentence on what is wrong, or ''. It never sends.
import * as z from "zod";
import type { JsonObject } from "./types.ts";

const text = z.string();
const calendar = z.strictObject({ summary: text, start_time: text, end_time: text });
const style = z.array(z.string()).optional();

const node = z.discriminatedUnion("tag", [
  z.strictObject({ tag: z.literal("text"), text, style, un_escape: z.boolean().optional() }),
  z.strictObject({ tag: z.literal("a"), text, href: text, style }),
  z.strictObject({ tag: z.literal("at"), user_id: text, user_name: text.optional(), style }),
  z.strictObject({ tag: z.literal("img"), image_key: text }),
  z.strictObject({ tag: z.literal("media"), file_key: text, image_key: text }),
  z.strictObject({ tag: z.literal("emotion"), emoji_type: text }),
  z.strictObject({ tag: z.literal("hr") }),
  z.strictObject({ tag: z.literal("code_block"), language: text, text }),
]);

const file = z.strictObject({ file_key: text, file_name: text });

const SHAPES: Record<string, z.ZodType> = {
  text: z.strictObject({ text }),
  post: z.strictObject({ title: text, content: z.array(z.array(node)) }),
  image: z.strictObject({ image_key: text }),
  file,
  folder: file,
  audio: z.strictObject({ file_key: text, duration: z.int() }),
  media: z.strictObject({ file_key: text, image_key: text, file_name: text, duration: z.int() }),
  sticker: z.strictObject({ file_key: text }),
  interactive: z.strictObject({ title: text, elements: z.array(z.array(z.looseObject({ tag: text }))) }),
  hongbao: z.strictObject({ text }),
  share_chat: z.strictObject({ chat_id: text }),
  share_user: z.strictObject({ user_id: text }),
  share_calendar_event: calendar,
  calendar,
  general_calendar: calendar,
  location: z.strictObject({ name: text, longitude: text, latitude: text }),
  video_chat: z.strictObject({ topic: text, start_time: text }),
  todo: z.strictObject({
    task_id: text,
    summary: z.strictObject({ title: text, content: z.array(z.array(node)) }),
    due_time: text,
  }),
  vote: z.strictObject({ topic: text, options: z.array(text) }),
  system: z.strictObject({
    template: text,
    from_user: z.array(text),
    to_chatters: z.array(text),
    divider_text: z.looseObject({}).optional(),
  }),
  merge_forward: z.strictObject({ content: z.literal("Merged and Forwarded Message") }),
};

export const RECEIVED_TYPES: readonly string[] = Object.keys(SHAPES);

export function wrongContent(type: string, content: JsonObject): string {
  const shape = Object.hasOwn(SHAPES, type) ? SHAPES[type] : undefined;
  if (!shape) return `people cannot send ${type}; known: ${RECEIVED_TYPES.join(", ")}`;
  const result = shape.safeParse(content);
  return result.success ? "" : `${type}: ${z.prettifyError(result.error)}`;
}
