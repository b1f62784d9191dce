/**
 * The way of a message after its 200. In: a claimed Incoming. Out: a committed change and the rows that tell of it.
 * Never: a send before the commit. Whatever throws here leaves the entry to the tick.
 */
import { beijingDate, MINUTE } from "./core/clock.ts";
import type { Handler } from "./core/context.ts";
import type { Incoming, IncomingMessage, OtherContent } from "./core/incoming.ts";
import { errorName } from "./core/log.ts";
import { atScene, type Reply } from "./core/reply.ts";
import { readable } from "./feishu/content.ts";
import { refusedBy } from "./gates.ts";
import { type OutboxPorts, planRow, sendDue } from "./outbox.ts";
import { route } from "./route.ts";
import type { Memo, NewRow } from "./store/port.ts";

export interface PipelinePorts extends OutboxPorts {
  /** Told of what went wrong; without it only the log is. */
  staffChatId: string | undefined;
  ask: Handler;
  explain: (type: OtherContent) => Reply;
}

/** How long a follow-up may refer to what was asked before. */
const FOLLOW_UP = { group: 10 * MINUTE, private: 30 * MINUTE };

/** Where a follow-up belongs: this person, in this chat, in this topic. */
export interface Scene {
  chatId: string;
  threadId?: string | undefined;
  openId: string;
  place: "group" | "private";
  /** When it was said. 去年 is the year before then, however late the answer. */
  at: number;
}

/** Handles a message that was claimed up to its commit. @returns the ids of the rows that may be sent now. */
async function run(ports: PipelinePorts, incoming: Incoming): Promise<string[]> {
  if (incoming.kind !== "message") return [];
  const reason = await refusedBy(incoming, ports.feishu.botOpenId);
  const { rows, memo } = reason ? { rows: [], memo: undefined } : await handle(ports, incoming);
  const outcome = await ports.store.commit(
    { key: incoming.key, tenantKey: "", state: "done", rows, memo },
    ports.clock.now(),
  );
  ports.log("info", "handled", { id: incoming.key, outcome: reason ?? outcome });
  return outcome === "done" ? rows.map(({ id }) => id) : [];
}

/** As `run`, but a failure is given back to the tick instead of thrown. */
export async function runOrPostpone(ports: PipelinePorts, incoming: Incoming): Promise<string[]> {
  try {
    return await run(ports, incoming);
  } catch (error) {
    ports.log("error", "failed", { id: incoming.key, error: errorName(error) });
    await ports.store.postpone(incoming.key, ports.clock.now());
    return [];
  }
}

/** The whole way, for a push. */
export async function runAndSend(ports: PipelinePorts, incoming: Incoming): Promise<void> {
  const ids = await runOrPostpone(ports, incoming);
  if (ids.length > 0) await sendDue(ports, ids);
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
  const { reply, memo } = await answer(ports, scene, message);
  const target = { chatId: message.chatId, replyTo: message.messageId };
  const row = await planRow(ports.sealer, `${message.key} answer`, { target, reply }, ports.clock.now());
  return { rows: [row], memo };
}

async function answer(ports: PipelinePorts, scene: Scene, { content, mentions }: IncomingMessage) {
  const intent = route(content);
  if (intent.do === "explain") return { reply: ports.explain(intent.type), memo: undefined };
  const bot = mentions.length > 0 ? await ports.feishu.botOpenId() : "";
  return askAt(ports, scene, readable(intent.text, mentions, bot));
}

/** Asks in a scene, with what is remembered there and with what shall be. */
export async function askAt(
  ports: PipelinePorts,
  scene: Scene,
  text: string,
): Promise<{ reply: Reply; memo: Memo | undefined }> {
  const { store, sealer } = ports;
  const key = await sealer.tag("memo", scene.chatId, scene.threadId ?? "", scene.openId);
  // Without an id nobody knows whose memory it would be.
  const kept = scene.openId === "" ? null : await store.memo(key);
  const recent = kept && scene.at >= kept.at && scene.at - kept.at <= FOLLOW_UP[scene.place];
  const handled = await ports.ask({
    text,
    place: scene.place,
    today: beijingDate(scene.at),
    // A memory that can't be opened is none; the question stands on its own.
    memo: recent ? await sealer.open("memo", key, kept.sealed).catch(() => undefined) : undefined,
  });
  const reply = atScene(handled.reply, { place: scene.place, thread: scene.threadId ?? "" });
  if (handled.memo === undefined || scene.openId === "") return { reply, memo: undefined };
  return { reply, memo: { key, sealed: await sealer.seal("memo", key, handled.memo), at: scene.at } };
}
