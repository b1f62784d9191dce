/**
 * The way of a message after its 200. In: a claimed Incoming. Out: a committed change and the rows that tell of it.
 * Never: a send before the commit. Whatever throws here leaves the entry to the tick.
 */
import { beijingDate, MINUTE } from "./core/clock.ts";
import type { Handler } from "./core/context.ts";
import type { Content, Incoming, IncomingMessage } from "./core/incoming.ts";
import { errorName } from "./core/log.ts";
import type { Reply } from "./core/reply.ts";
import { readable } from "./feishu/content.ts";
import { refusedBy } from "./gates.ts";
import { type OutboxPorts, planRow, sendDue } from "./outbox.ts";
import { route } from "./route.ts";
import type { Memo, NewRow } from "./store/port.ts";

export interface PipelinePorts extends OutboxPorts {
  staffChatId: string | undefined;
  ask: Handler;
  unread: (type: Exclude<Content["type"], "text" | "empty">) => Reply;
}

/** How long a follow-up may refer to what was asked before. */
const FOLLOW_UP = { group: 10 * MINUTE, private: 30 * MINUTE };

/** Where a follow-up belongs: this person, in this chat, in this topic. */
interface Scene {
  chatId: string;
  threadId?: string | undefined;
  openId: string;
  place: "group" | "private";
  at: number;
}

/** Handles a message that was claimed, to its end or to an exception. */
export async function run(ports: PipelinePorts, incoming: Incoming): Promise<void> {
  if (incoming.kind !== "message") return;
  const reason = await refusedBy(incoming, ports.feishu.botOpenId);
  const { rows, memo } = reason ? { rows: [], memo: undefined } : await handle(ports, incoming);
  const outcome = await ports.store.commit(
    { key: incoming.key, tenantKey: incoming.tenantKey, state: "done", rows, memo },
    ports.clock.now(),
  );
  ports.log("info", "handled", { id: incoming.key, outcome: reason ?? outcome });
  if (outcome === "done" && rows.length > 0) {
    await sendDue(
      ports,
      rows.map(({ id }) => id),
    );
  }
}

/** As `run`, but a failure is given back to the tick instead of thrown. */
export async function runOrPostpone(ports: PipelinePorts, incoming: Incoming): Promise<void> {
  try {
    await run(ports, incoming);
  } catch (error) {
    ports.log("error", "failed", { id: incoming.key, error: errorName(error) });
    await ports.store.postpone(incoming.key, ports.clock.now());
  }
}

async function handle(
  ports: PipelinePorts,
  message: IncomingMessage,
): Promise<{ rows: NewRow[]; memo?: Memo | undefined }> {
  const scene: Scene = {
    chatId: message.chatId,
    threadId: message.threadId,
    openId: message.sender.openId,
    place: message.chatType,
    at: message.sentAt,
  };
  const answered = await answer(ports, scene, message);
  const target = { chatId: message.chatId, replyTo: message.messageId };
  const row = await planRow(
    ports.sealer,
    `${message.key} answer`,
    { target, reply: answered.reply },
    ports.clock.now(),
  );
  return { rows: [row], memo: answered.memo };
}

async function answer(ports: PipelinePorts, scene: Scene, message: IncomingMessage) {
  const { content } = message;
  // The router knows one intent for text; the second test is what tells the compiler so.
  if (route(content) === "unread" || content.type !== "text") {
    return {
      reply: ports.unread(content.type === "text" || content.type === "empty" ? "unknown" : content.type),
    };
  }
  const text = readable(content.text, message.mentions, await ports.feishu.botOpenId());
  return askAt(ports, scene, text);
}

/** Asks in a scene, with what is remembered there and with what shall be. */
export async function askAt(
  ports: PipelinePorts,
  scene: Scene,
  text: string,
): Promise<{ reply: Reply; memo?: Memo | undefined }> {
  const { store, sealer, clock } = ports;
  const key = await sealer.tag("memo", scene.chatId, scene.threadId ?? "", scene.openId);
  const kept = await store.memo(key);
  const recent = kept && scene.at >= kept.at && scene.at - kept.at <= FOLLOW_UP[scene.place];
  const handled = await ports.ask({
    text,
    place: scene.place,
    today: beijingDate(clock.now()),
    memo: recent ? await sealer.open("memo", key, kept.sealed) : undefined,
  });
  if (handled.memo === undefined) return { reply: handled.reply };
  return {
    reply: handled.reply,
    memo: { key, sealed: await sealer.seal("memo", key, handled.memo), at: scene.at },
  };
}
