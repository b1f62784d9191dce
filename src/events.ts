/**
 * What happens around messages. In: a claimed event. Out: what is to be committed of it. Never: a greeting on each
 * opening of the chat; who has been met is known.
 */
import { admitAt } from "./admission.ts";
import { beijingDate } from "./core/clock.ts";
import type { IncomingEntry, IncomingGroup, IncomingMenu, IncomingRecall } from "./core/incoming.ts";
import { atScene, notice } from "./core/reply.ts";
import { fulfil } from "./intents.ts";
import { answerOf, partyTag, planRow, rowId } from "./outbox.ts";
import type { Work } from "./pipeline.ts";
import type { PipelinePorts } from "./ports.ts";
import { sayNo } from "./refusals.ts";
import { fromMenu } from "./route.ts";

const LISTED = "您好，我是政协助手，目前只对名单里的人和群开放。";

/** The first opening of the private chat is greeted; later ones, and those after a first message, are not. */
export async function handleEntry(ports: PipelinePorts, { chatId, openId }: IncomingEntry): Promise<Work> {
  const { store, sealer, clock, handlers, settings } = ports;
  const now = clock.now();
  const tag = await partyTag(sealer, openId);
  const known = await store.party(tag);
  if (known.met) return { outcome: "met before", rows: [] };
  const target = { chatId, openId };
  if (settings.listed && !known.allowed) {
    const reply = notice(`${LISTED}发一句话给我，我就替您向工作人员申请。`);
    const purpose = `not on the list ${openId} ${beijingDate(now)}`;
    return { rows: [{ ...(await planRow(sealer, purpose, { target, reply }, now)), unasked: true }] };
  }
  const row = await planRow(
    sealer,
    `greet ${openId}`,
    { target, reply: await handlers.greeting("private") },
    now,
  );
  return { rows: [{ ...row, unasked: true }], parties: [{ tag, met: true }] };
}

/** The event names no chat: the answer goes to the person. */
export async function handleMenu(
  ports: PipelinePorts,
  { key, openId, item, at }: IncomingMenu,
): Promise<Work> {
  const { sealer, clock } = ports;
  const target = { openId };
  // The same item may well be tapped again and again: its words are not compared.
  const scene = { chatId: openId, openId, place: "private" as const, at };
  const { verdict } = await admitAt(ports, scene, { key, words: key });
  if (verdict !== "pass") return { outcome: verdict, rows: [await sayNo(ports, target, verdict)] };
  const reply = atScene(await fulfil(ports, fromMenu(item), "private"), { place: "private", thread: "" });
  return {
    rows: [await planRow(sealer, answerOf(key), { target, reply }, clock.now())],
    parties: [{ tag: await partyTag(sealer, openId), met: true }],
  };
}

/** The bot came into a group. One with members of other tenants hears that it is not served. */
export async function handleJoined(ports: PipelinePorts, joined: IncomingGroup): Promise<Work> {
  const { sealer, clock, handlers, settings } = ports;
  const { key, chatId, external, at } = joined;
  const moved = { tag: await partyTag(sealer, chatId), at, external, in: true };
  const target = { chatId };
  if (external) return { rows: [await sayNo(ports, target, "external")], moved };
  const reply =
    settings.listed && chatId !== settings.staffChatId
      ? notice(`${LISTED}在群里@我说一句话，我就替大家向工作人员申请。`)
      : await handlers.greeting("group");
  return { rows: [await planRow(sealer, answerOf(key), { target, reply }, clock.now())], moved };
}

/** The bot is out of a group, or the group is no more: what waits for it is dropped. */
export const handleLeft = async (
  { sealer }: PipelinePorts,
  { chatId, external, at }: IncomingGroup,
): Promise<Work> => ({
  rows: [],
  moved: { tag: await partyTag(sealer, chatId), at, external, in: false },
});

/** What was taken back is not answered, unless the answer is out already. */
export async function handleRecall({ sealer }: PipelinePorts, { messageId }: IncomingRecall): Promise<Work> {
  const key = `m:${messageId}`;
  return { rows: [], recalled: { key, row: await rowId(sealer, answerOf(key)) } };
}
