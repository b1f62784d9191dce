/**
 * A message. In: one that was claimed. Out: what is to be committed of it. Never: a send; rows are only planned.
 */
import { admitAt } from "./admission.ts";
import type { IncomingMessage } from "./core/incoming.ts";
import { atScene, type Reply } from "./core/reply.ts";
import { readable } from "./feishu/content.ts";
import { under } from "./feishu/send.ts";
import { examine, type GatePorts } from "./gates.ts";
import { fulfil } from "./intents.ts";
import { answerOf, partyTag, planRow } from "./outbox.ts";
import type { Work } from "./pipeline.ts";
import type { PipelinePorts } from "./ports.ts";
import { quotedBy } from "./quote.ts";
import { refusal } from "./refusals.ts";
import { route } from "./route.ts";
import { askAt, type Scene } from "./scene.ts";

const sceneOf = ({ chatId, threadId, sender, place, sentAt }: IncomingMessage): Scene => ({
  chatId,
  threadId,
  openId: sender.openId,
  place,
  at: sentAt,
});

export const gatePorts = (ports: PipelinePorts): GatePorts => ({
  botOpenId: ports.feishu.botOpenId,
  admit: (message) =>
    admitAt(ports, sceneOf(message), { key: message.key, words: JSON.stringify(message.content) }),
});

export async function handleMessage(ports: PipelinePorts, message: IncomingMessage): Promise<Work> {
  const { sealer, clock } = ports;
  const refused = await examine(message, gatePorts(ports));
  if (refused) return { outcome: refused.reason, rows: await refusal(ports, message, refused) };
  const { reply, ...kept } = await answer(ports, message);
  const row = await planRow(sealer, answerOf(message.key), { target: under(message), reply }, clock.now());
  // Who has spoken to the bot needs no greeting any more.
  const isPrivate = message.place === "private" && message.sender.openId !== "";
  const parties = isPrivate ? [{ tag: await partyTag(sealer, message.sender.openId), met: true }] : [];
  return { rows: [row], parties, ...kept };
}

type Answered = { reply: Reply } & Pick<Work, "memo" | "tallies">;

async function answer(ports: PipelinePorts, message: IncomingMessage): Promise<Answered> {
  const { content, mentions, chatId, tenantKey, place, threadId } = message;
  const bot = mentions.length > 0 ? await ports.feishu.botOpenId() : "";
  const text = content.type === "text" ? readable(content.text, mentions, bot) : "";
  const said =
    content.type === "text" || content.type === "empty" ? { type: "text" as const, text } : content;
  const isStaff = chatId === ports.settings.staffChatId;
  const intent = route(said, { chatId, tenantKey, isGroup: place === "group", isStaff });
  const here = { place, thread: threadId ?? "" };
  if (intent.do !== "ask") return { reply: atScene(await fulfil(ports, intent, place), here) };
  const quoted = await quotedBy(ports, message, text === "");
  // Only the mention: with a quote that is meant; without one it is a knock at the door.
  if (text === "" && quoted === "") return { reply: atScene(await ports.handlers.greeting(place), here) };
  return askAt(ports, sceneOf(message), text, quoted);
}
