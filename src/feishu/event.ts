/**
 * From an opened push to our own words. In: genuine JSON. Out: Incoming, or why it can't be read.
 * Never: a field that is not used; what the platform adds is ignored.
 */
import * as z from "zod/mini";
import type { Incoming, Mention } from "../core/incoming.ts";
import { readObject } from "../core/json.ts";
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
      parent_id: text,
      root_id: text,
      create_time: time,
      chat_id: anId,
      chat_type: text,
      message_type: text,
      content: text,
      mentions: z.catch(z.array(z.catch(OneMention, { key: "", id: { open_id: "" }, name: "" })), []),
    }),
  });
  // Ours are objects; some clients hand back the text of one.
  const value = z.union([
    z.record(z.string(), z.unknown()),
    z.pipe(
      z.string(),
      z.transform((text) => readObject(text) ?? {}),
    ),
  ]);
  const Click = z.object({
    operator: z.object({ open_id: anId, tenant_key: text }),
    token: text,
    action: z.object({
      value: z.catch(value, {}),
      form_value: z.catch(z.record(z.string(), z.catch(z.string(), "")), {}),
    }),
    context: z.object({ open_message_id: anId, open_chat_id: anId }),
  });
  const person = z.object({ open_id: anId });
  const Recall = z.object({ message_id: anId });
  const Entry = z.object({ chat_id: anId, operator_id: person });
  const Menu = z.object({
    operator: z.object({ operator_id: person }),
    event_key: text,
    timestamp: time,
  });
  const Group = z.object({ chat_id: anId, external: z.catch(z.boolean(), false) });
  return { Header, Message, Click, Recall, Entry, Menu, Group };
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

/** How each event is read; what is not listed here is `other`. @returns null when it can't be. */
const READERS: Record<string, (event: unknown, header: Header) => Incoming | null> = {
  "im.message.receive_v1": (event, header) => {
    const read = z.safeParse(schemas().Message, event);
    return read.success ? asMessage(read.data, header) : null;
  },
  "card.action.trigger": (event, header) => {
    const read = z.safeParse(schemas().Click, event);
    return read.success ? asClick(read.data, header) : null;
  },
  "im.message.recalled_v1": (event, header) => {
    const read = z.safeParse(schemas().Recall, event);
    return read.success
      ? { kind: "recall", key: `e:${header.event_id}`, messageId: read.data.message_id }
      : null;
  },
  "im.chat.access_event.bot_p2p_chat_entered_v1": (event, header) => {
    const read = z.safeParse(schemas().Entry, event);
    if (!read.success) return null;
    const { chat_id, operator_id } = read.data;
    return { kind: "entry", key: `e:${header.event_id}`, chatId: chat_id, openId: operator_id.open_id };
  },
  "application.bot.menu_v6": (event, header) => {
    const read = z.safeParse(schemas().Menu, event);
    if (!read.success) return null;
    const { operator, event_key, timestamp } = read.data;
    const at = readTime(timestamp) || readTime(header.create_time);
    return {
      kind: "menu",
      key: `e:${header.event_id}`,
      openId: operator.operator_id.open_id,
      item: event_key,
      at,
    };
  },
  "im.chat.member.bot.added_v1": asGroup("joined"),
  "im.chat.member.bot.deleted_v1": asGroup("left"),
  "im.chat.disbanded_v1": asGroup("left"),
};

/** @returns the name of the part that could not be read, as the reason. */
export function parseEvent(body: Record<string, unknown>): Result<Parsed, string> {
  if (body.schema !== "2.0") return parseOld(body);
  const header = z.safeParse(schemas().Header, body.header);
  if (!header.success) return no("header");
  const { event_id, event_type, tenant_key } = header.data;
  const as = (incoming: Incoming) => ok<Parsed>({ incoming, tenantKey: tenant_key });
  const reader = Object.hasOwn(READERS, event_type) ? READERS[event_type] : undefined;
  if (!reader) return as({ kind: "other", key: `e:${event_id}`, type: event_type });
  const incoming = reader(body.event, header.data);
  return incoming ? as(incoming) : no(`event of ${event_type}`);
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
    place: message.chat_type === "p2p" ? "private" : "group",
    threadId: message.thread_id || undefined,
    parentId: message.parent_id || undefined,
    rootId: message.root_id || undefined,
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

const asClick = (event: Click, header: Header): Incoming => ({
  kind: "click",
  key: `e:${header.event_id}`,
  operator: { openId: event.operator.open_id, tenantKey: event.operator.tenant_key },
  messageId: event.context.open_message_id,
  chatId: event.context.open_chat_id,
  value: event.action.value,
  // Fields left empty are absent or "" (the documents don't say): here they are absent.
  form: Object.fromEntries(Object.entries(event.action.form_value).filter(([, filled]) => filled !== "")),
  at: readTime(header.create_time),
  updateToken: event.token,
});

function asGroup(kind: "joined" | "left") {
  return (event: unknown, header: Header): Incoming | null => {
    const read = z.safeParse(schemas().Group, event);
    if (!read.success) return null;
    const { chat_id, external } = read.data;
    const at = readTime(header.create_time);
    return { kind, key: `e:${header.event_id}`, chatId: chat_id, external, at };
  };
}

/** Milliseconds from a decimal string of 10 (s), 13 (ms) or 16 (µs) digits: the documents print all of them. */
export function readTime(digits: string): number {
  if (!/^\d{10,16}$/.test(digits)) return 0;
  return Math.trunc(Number(digits) * 10 ** (13 - (digits.length <= 10 ? 10 : digits.length <= 13 ? 13 : 16)));
}
