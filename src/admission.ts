/**
 * Asking the store whether somebody is served. In: who, where, with what. Out: its verdict. Never: a second look at a
 * group; whether it has guests is asked of the platform once, and then known.
 */
import { errorName } from "./core/log.ts";
import { partyTag } from "./outbox.ts";
import type { PipelinePorts } from "./ports.ts";
import type { Unserved } from "./refusals.ts";
import { type Scene, sceneTag } from "./scene.ts";
import type { CardMark, Turn } from "./store/port.ts";

export interface Judged {
  verdict: "pass" | Unserved;
  /** Of a loop: when it began. */
  since: number;
}

export interface Said {
  /** What it is counted by: once, however often it is tried. */
  key: string;
  /** The loop guard compares them. */
  words: string;
  /** The card that was tapped. */
  card?: CardMark;
}

export async function admitAt(
  { store, sealer, clock, feishu, settings, log }: PipelinePorts,
  scene: Scene,
  { key, words, card }: Said,
): Promise<Judged> {
  const [person, chat, here, said] = await Promise.all([
    partyTag(sealer, scene.openId),
    partyTag(sealer, scene.place === "private" ? scene.openId : scene.chatId),
    sceneTag(sealer, scene),
    sealer.tag("words", words),
  ]);
  // Staff need no list to their own group.
  const listed = settings.listed && scene.chatId !== settings.staffChatId;
  const turn: Turn = { key, person, chat, scene: here, words: said, listed, card };
  const { verdict, since } = await store.admit(turn, clock.now());
  if (verdict !== "unknown") return { verdict, since };
  const external = await feishu.group(scene.chatId).then(
    (group) => group.external,
    (error: unknown) => {
      // Without the scope nobody can tell; a group of one's own is the rule.
      log("warn", "group unread", { id: key, error: errorName(error) });
      return null;
    },
  );
  const second = await store.admit({ ...turn, external }, clock.now());
  // Told of it, a store asks no more.
  return { since: second.since, verdict: second.verdict === "unknown" ? "pass" : second.verdict };
}
