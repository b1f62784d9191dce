/**
 * A message. In: one that was claimed. Out: what is to be committed of it. Never: a send; rows are only planned.
 */
import { beijingDate, DAY } from "./core/clock.ts";
import type { IncomingMessage } from "./core/incoming.ts";
import { atScene, notice, type Reply } from "./core/reply.ts";
import { readable } from "./feishu/content.ts";
import { examine, type GatePorts } from "./gates.ts";
import { partyTag, planRow } from "./outbox.ts";
import type { Work } from "./pipeline.ts";
import type { PipelinePorts } from "./ports.ts";
import { quotedBy } from "./quote.ts";
import { refusal, replyTo } from "./refusals.ts";
import { type Intent, route } from "./route.ts";
import { askAt, type Scene, turnAt } from "./scene.ts";
import { countsFor } from "./staff.ts";

export const sceneOf = (message: IncomingMessage): Scene => ({
  chatId: message.chatId,
  threadId: message.threadId,
  openId: message.sender.openId,
  place: message.chatType,
  at: message.sentAt,
});

export function gatePorts(ports: PipelinePorts): GatePorts {
  const { store, sealer, clock, feishu, settings } = ports;
  return {
    botOpenId: feishu.botOpenId,
    async admit(message) {
      const turn = await turnAt(sealer, sceneOf(message), {
        key: message.key,
        words: JSON.stringify(message.content),
        // Staff need no list to their own group.
        listed: settings.listed && message.chatId !== settings.staffChatId,
      });
      return store.admit(turn, clock.now());
    },
  };
}

export async function handleMessage(ports: PipelinePorts, message: IncomingMessage): Promise<Work> {
  const { sealer, clock } = ports;
  const refused = await examine(message, gatePorts(ports));
  if (refused) return { outcome: refused.reason, rows: await refusal(ports, message, refused) };
  const { reply, ...kept } = await answer(ports, message);
  const row = await planRow(sealer, answerOf(message.key), { target: replyTo(message), reply }, clock.now());
  // Who has spoken to the bot needs no greeting any more.
  const isPrivate = message.chatType === "private" && message.sender.openId !== "";
  const parties = isPrivate ? [{ tag: await partyTag(sealer, message.sender.openId), met: true }] : [];
  return { rows: [row], parties, ...kept };
}

/** What the answer to a message is for; a recall finds it by this. */
export const answerOf = (key: string): string => `${key} answer`;

type Answered = { reply: Reply } & Pick<Work, "memo" | "tallies">;

async function answer(ports: PipelinePorts, message: IncomingMessage): Promise<Answered> {
  const { content, mentions, chatId } = message;
  const bot = mentions.length > 0 ? await ports.feishu.botOpenId() : "";
  const text = content.type === "text" ? readable(content.text, mentions, bot) : "";
  const inStaffGroup = chatId === ports.settings.staffChatId;
  const intent = route(content.type === "text" ? { type: "text", text } : content, inStaffGroup);
  const here = { place: message.chatType, thread: message.threadId ?? "" };
  if (intent.do !== "ask") return { reply: atScene(await fulfil(ports, intent, message.chatType), here) };
  const quoted = await quotedBy(ports, message);
  // Only the mention: with a quote that is meant; without one it is a knock at the door.
  if (text === "" && quoted === "") {
    return { reply: atScene(await ports.handlers.greeting(message.chatType), here) };
  }
  return askAt(ports, sceneOf(message), text, quoted);
}

/** How far back staff look. */
const COUNTED_DAYS = 30;

/** Everything that is no question. */
export async function fulfil(
  ports: PipelinePorts,
  intent: Exclude<Intent, { do: "ask" }>,
  place: "group" | "private",
): Promise<Reply> {
  const { handlers, settings, clock } = ports;
  switch (intent.do) {
    case "guide":
      return handlers.guide(intent.region ? { region: intent.region } : {}, place);
    case "contact":
      return notice(
        settings.contact
          ? `需要人工帮忙，请找：${settings.contact}`
          : "还没有设置人工联系方式，请在群里问工作人员。",
      );
    case "soon":
      return notice(`${intent.what}还没有开通，开通后我会告诉您。现在可以查政协报告里的数字。`, [
        { label: "看看能问什么", action: { do: "guide", page: {} } },
      ]);
    case "counts":
      return countsFor(ports, beijingDate(clock.now() - COUNTED_DAYS * DAY), COUNTED_DAYS);
    case "explain":
      return handlers.explain(intent.type, intent.text);
  }
}
