/**
 * What happens around messages. In: a claimed event. Out: what is to be committed of it. Never: a greeting on each
 * opening of the chat; who has been met is known.
 */
import type { IncomingEntry, IncomingGroup, IncomingMenu, IncomingRecall } from "./core/incoming.ts";
import { notice, type Reply } from "./core/reply.ts";
import { answerOf, fulfil } from "./message.ts";
import { idFor, partyTag, planRow } from "./outbox.ts";
import type { Work } from "./pipeline.ts";
import type { PipelinePorts } from "./ports.ts";
import { fromMenu } from "./route.ts";
import { askAt, turnAt } from "./scene.ts";

/** The first opening of the private chat is greeted; later ones, and those after a first message, are not. */
export async function handleEntry(ports: PipelinePorts, { chatId, openId }: IncomingEntry): Promise<Work> {
  const { store, sealer, clock, handlers, settings } = ports;
  const tag = await partyTag(sealer, openId);
  const known = await store.party(tag);
  if (known.met) return { outcome: "met before", rows: [] };
  const reply =
    settings.listed && !known.allowed
      ? notice(
          "您好，我是政协助手，目前只对名单里的委员和工作人员开放。发一句话给我，我就替您向工作人员申请。",
        )
      : await handlers.greeting("private");
  const row = await planRow(sealer, `greet ${openId}`, { target: { chatId, openId }, reply }, clock.now());
  return { rows: [{ ...row, unasked: true }], parties: [{ tag, met: true }] };
}

/** The event names no chat: the answer goes to the person. */
export async function handleMenu(
  ports: PipelinePorts,
  { key, openId, item, at }: IncomingMenu,
): Promise<Work> {
  const { store, sealer, clock, settings } = ports;
  const now = clock.now();
  const scene = { chatId: openId, openId, place: "private" as const, at };
  const turn = await turnAt(sealer, scene, { key, words: key, listed: settings.listed });
  const { verdict } = await store.admit(turn, now);
  const say = async (reply: Reply, purpose = answerOf(key)): Promise<Work> => ({
    rows: [await planRow(sealer, purpose, { target: { openId }, reply }, now)],
    parties: [{ tag: turn.person, met: true }],
  });
  switch (verdict) {
    case "pass": {
      const intent = fromMenu(item);
      if (intent.do !== "ask") return say(await fulfil(ports, intent, "private"));
      const { reply, memo, tallies } = await askAt(ports, scene, intent.text);
      return { ...(await say(reply)), memo, tallies };
    }
    case "outside":
      return say(
        notice("您还不在我的使用名单里。发一句话给我，我就替您向工作人员申请。"),
        `unlisted menu ${openId}`,
      );
    default:
      return {
        outcome: verdict,
        ...(await say(notice("点得有点快，请过一分钟再试。"), `often menu ${turn.person}`)),
      };
  }
}

/** The bot came into a group. One with members of other tenants is told once that it is not served. */
export async function handleJoined(
  ports: PipelinePorts,
  { key, chatId, external }: IncomingGroup,
): Promise<Work> {
  const { sealer, clock, handlers } = ports;
  const tag = await partyTag(sealer, chatId);
  const reply = external
    ? notice("我只在本单位内部服务，这个群里有外单位的成员，我就不打扰了。请在内部群或私聊里找我。")
    : await handlers.greeting("group");
  const row = await planRow(sealer, answerOf(key), { target: { chatId }, reply }, clock.now());
  return { rows: [{ ...row, unasked: true }], parties: [{ tag, met: true, external }] };
}

/** The bot is out of a group, or the group is no more: what waits for it is dropped. */
export const handleLeft = async ({ sealer }: PipelinePorts, { chatId }: IncomingGroup): Promise<Work> => ({
  rows: [],
  gone: [await partyTag(sealer, chatId)],
});

/** What was taken back is not answered, unless the answer is out already. */
export async function handleRecall({ messageId }: IncomingRecall): Promise<Work> {
  const key = `m:${messageId}`;
  return { rows: [], recalled: { key, row: await idFor(answerOf(key)) } };
}
