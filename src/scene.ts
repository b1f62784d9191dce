/**
 * Where something is said: this person, in this chat, in this topic. In: a question there. Out: its answer and what is
 * remembered of it. Never: a memory older than a conversation lasts.
 */
import { clip } from "./cards/parts.ts";
import { beijingDate, MINUTE } from "./core/clock.ts";
import type { Place } from "./core/incoming.ts";
import { atScene, type Reply } from "./core/reply.ts";
import type { Sealer } from "./core/seal.ts";
import type { PipelinePorts } from "./ports.ts";
import type { Memo, Tally } from "./store/port.ts";

export interface Scene {
  chatId: string;
  threadId?: string | undefined;
  openId: string;
  place: Place;
  /** When it was said. 去年 is the year before then, however late the answer. */
  at: number;
}

/** How long a follow-up may refer to what was asked before. */
const FOLLOW_UP = { group: 10 * MINUTE, private: 30 * MINUTE };

export const sceneTag = (sealer: Sealer, { chatId, threadId, openId }: Scene): Promise<string> =>
  sealer.tag("memo", chatId, threadId ?? "", openId);

export interface Asked {
  reply: Reply;
  memo: Memo | undefined;
  tallies: Tally[];
}

/**
 * Asks in a scene, with what is remembered there and with what shall be.
 * @param quoted what the question refers to by quoting it; it goes before what is remembered.
 */
export async function askAt(
  { store, sealer, handlers }: PipelinePorts,
  scene: Scene,
  text: string,
  quoted = "",
): Promise<Asked> {
  const { place } = scene;
  const today = beijingDate(scene.at);
  const key = await sceneTag(sealer, scene);
  const remembered = async () => {
    // Without an id nobody knows whose memory it would be.
    const kept = scene.openId === "" ? null : await store.memo(key);
    const recent = kept && scene.at >= kept.at && scene.at - kept.at <= FOLLOW_UP[place];
    // A memory that can't be opened is none; the question stands on its own.
    return recent ? sealer.open("memo", key, kept.sealed).catch(() => undefined) : undefined;
  };
  const before =
    quoted === "" || text === ""
      ? await remembered()
      : (await handlers.ask({ text: quoted, place, today, memo: undefined })).memo;
  const question = text === "" ? quoted : text;
  const handled = await handlers.ask({ text: question, place, today, memo: before });
  const reply = atScene(handled.reply, { place, thread: scene.threadId ?? "" });
  const tallies =
    reply.kind === "missing"
      ? [await tallyOf(sealer, "unanswered", `${question} → ${reply.reason}`, today)]
      : [];
  if (handled.memo === undefined || scene.openId === "") return { reply, memo: undefined, tallies };
  const memo = { key, sealed: await sealer.seal("memo", key, handled.memo), at: scene.at };
  return { reply, memo, tallies };
}

/** Longer questions are texts; what they ask is at their beginning. */
const COUNTED_LENGTH = 100;

/** One more of it, by its words and not by whose they are. */
export async function tallyOf(
  sealer: Sealer,
  kind: Tally["kind"],
  question: string,
  day: string,
): Promise<Tally> {
  const words = clip(question.replace(/\s+/g, " ").trim(), COUNTED_LENGTH);
  const key = await sealer.tag("tally", kind, words);
  return { day, kind, key, sealed: await sealer.seal("tally", key, words) };
}
