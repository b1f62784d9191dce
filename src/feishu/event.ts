/**
 * From an opened push to our own words. In: genuine JSON. Out: Incoming, or why it can't be read.
 * Never: a field that is not used; what the platform adds is ignored.
 */
import * as z from "zod/mini";
import type { Incoming, Mention } from "../core/incoming.ts";
import { lazy } from "../core/lazy.ts";
import { no, ok, type Result } from "../core/result.ts";
import { readContent } from "./content.ts";
import { id, words } from "./fields.ts";

/** Only ids are needed; whatever else is odd must not cost a member the answer. */
const schemas = lazy(() => {
  const [anId, text] = [id(), words()];
  // Decimal strings by the documents; a number says the same.
  const time = z.catch(z.coerce.string(), "");
  const Header = z.object({ event_id: anId, event_type: anId, create_time: time, tenant_key: text });
  const OneMention = z.object({
    key: text,
    id: z.catch(z.object({ open_id: text }), { open_id: "" }),
    name: text,
  });
  const Message = z.object({
    sender: z.object({
      // Other bots may come without ids.
      sender_id: z.catch(z.object({ open_id: anId }), { open_id: "" }),
      sender_type: text,
      tenant_key: text,
    }),
    message: z.object({
      message_id: anId,
      thread_id: text,
      create_time: time,
      chat_id: anId,
      chat_type: text,
      message_type: text,
      content: text,
      mentions: z.catch(z.array(z.catch(OneMention, { key: "", id: { open_id: "" }, name: "" })), []),
    }),
  });
  const Click = z.object({
    operator: z.object({ open_id: anId, tenant_key: text }),
    // Ours are objects; other clients may hand a string back, which then says nothing.
    action: z.object({ value: z.catch(z.record(z.string(), z.unknown()), {}) }),
    context: z.object({ open_message_id: anId, open_chat_id: anId }),
  });
  return { Header, Message, Click };
});
type Schemas = ReturnType<typeof schemas>;
type Header = z.infer<Schemas["Header"]>;
type Message = z.infer<Schemas["Message"]>;
type Click = z.infer<Schemas["Click"]>;

/** A parsed push with the tenant it claims to come from. */
export interface Parsed {
  incoming: Incoming;
  tenantKey: string;
}

/** @returns the name of the part that could not be read, as the reason. */
export function parseEvent(body: Record<string, unknown>): Result<Parsed, string> {
  if (body.schema !== "2.0") return parseOld(body);
  const header = z.safeParse(schemas().Header, body.header);
  if (!header.success) return no("header");
  const { event_id, event_type, tenant_key } = header.data;
  const as = (incoming: Incoming) => ok<Parsed>({ incoming, tenantKey: tenant_key });
  if (event_type === "im.message.receive_v1") {
    const event = z.safeParse(schemas().Message, body.event);
    return event.success ? as(asMessage(event.data, header.data)) : no("event of a message");
  }
  if (event_type === "card.action.trigger") {
    const event = z.safeParse(schemas().Click, body.event);
    return event.success ? as(asClick(event.data, event_id)) : no("event of a click");
  }
  return as({ kind: "other", key: `e:${event_id}`, type: event_type });
}

/** The old schema carries nothing that is used here. */
function parseOld(body: Record<string, unknown>): Result<Parsed, string> {
  const event = body.event as { type?: unknown; tenant_key?: unknown } | null | undefined;
  if (typeof body.uuid !== "string" || typeof event?.type !== "string") return no("schema");
  const tenantKey = typeof event.tenant_key === "string" ? event.tenant_key : "";
  return ok({ incoming: { kind: "other", key: `e:${body.uuid}`, type: event.type }, tenantKey });
}

function asMessage({ sender, message }: Message, header: Header): Incoming {
  return {
    kind: "message",
    key: `m:${message.message_id}`,
    messageId: message.message_id,
    chatId: message.chat_id,
    // The documents list p2p and group; anything else that may come is a kind of group.
    chatType: message.chat_type === "p2p" ? "private" : "group",
    threadId: message.thread_id || undefined,
    tenantKey: header.tenant_key,
    sentAt: readTime(message.create_time) || readTime(header.create_time),
    sender: {
      openId: sender.sender_id.open_id,
      tenantKey: sender.tenant_key,
      isUser: sender.sender_type === "user",
    },
    content: readContent(message.message_type, message.content),
    mentions: message.mentions.map(
      (mention): Mention => ({ key: mention.key, openId: mention.id.open_id, name: mention.name }),
    ),
  };
}

const asClick = (event: Click, eventId: string): Incoming => ({
  kind: "click",
  key: `e:${eventId}`,
  operator: { openId: event.operator.open_id, tenantKey: event.operator.tenant_key },
  messageId: event.context.open_message_id,
  chatId: event.context.open_chat_id,
  value: event.action.value,
});

/** Milliseconds from a decimal string of 10 (s), 13 (ms) or 16 (µs) digits: the documents print all of them. */
export function readTime(digits: string): number {
  if (!/^\d{10,16}$/.test(digits)) return 0;
  return Math.trunc(Number(digits) * 10 ** (13 - (digits.length <= 10 ? 10 : digits.length <= 13 ? 13 : 16)));
}
