// Rates and sizes, on the world's clock.
// Comes in: who calls what, and how many bytes. Goes out: nothing, or a refusal. It never waits.
import { Refusal, refuse } from "./refusal.ts";
import type { ApiName } from "./types.ts";
import type { World } from "./world.ts";

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const PER_SECOND = 50;
const PER_MINUTE = 1000;
/** To one person; to one group, all of its bots together; PATCH of one message. */
const PER_TARGET = 5;
const PER_GROUP_EPHEMERAL = 40;
const PER_ENTITY = 10;

function recent(world: World, key: string, span: number): number[] {
  const since = world.clock.now() - span;
  const times = (world.windows.get(key) ?? []).filter((time) => time > since);
  world.windows.set(key, times);
  return times;
}

function secondsUntilFree(world: World, times: number[], limit: number, span: number): number {
  const leaver = times[times.length - limit] ?? world.clock.now();
  return Math.max(1, Math.ceil((leaver + span - world.clock.now()) / SECOND));
}

export function tooOften(limit: number, reset: number): Refusal {
  return new Refusal(99991400, "request trigger frequency limit", {
    status: 429,
    headers: { "x-ogw-ratelimit-limit": String(limit), "x-ogw-ratelimit-reset": String(reset) },
  });
}

/** 1000/min and 50/s at the gateway, or fewer a second. Refused calls count as well: hammering does not help. */
export function countCall(world: World, api: ApiName, perSecond = PER_SECOND): void {
  const sending = api === "create" || api === "reply";
  const key = sending && world.switches.sendLimitCounts === "together" ? "call:send" : `call:${api}`;
  const minute = recent(world, key, MINUTE);
  const second = minute.filter((time) => time > world.clock.now() - SECOND);
  minute.push(world.clock.now());
  if (second.length >= perSecond) {
    throw tooOften(perSecond, secondsUntilFree(world, second, perSecond, SECOND));
  }
  if (minute.length > PER_MINUTE) {
    throw tooOften(PER_MINUTE, secondsUntilFree(world, minute.slice(0, -1), PER_MINUTE, MINUTE));
  }
}

function countTarget(world: World, key: string, limit = PER_TARGET, code: 230020 | 11233 = 230020): void {
  const times = recent(world, key, SECOND);
  if (times.length >= limit) throw refuse(code);
  times.push(world.clock.now());
}

/** Another bot that speaks in the group uses up the same five a second; it is never refused here. */
export function countOtherBot(world: World, chatId: string): void {
  recent(world, `chat:${chatId}`, SECOND).push(world.clock.now());
}

export function countChat(world: World, chatId: string): void {
  countTarget(world, `chat:${chatId}`);
}

export function countPatch(world: World, messageId: string): void {
  countTarget(world, `patch:${messageId}`);
}

/** Operations on one card entity. */
export function countEntity(world: World, cardId: string): void {
  const times = recent(world, `entity:${cardId}`, SECOND);
  if (times.length >= PER_ENTITY) throw tooOften(PER_ENTITY, 1);
  times.push(world.clock.now());
}

/** Cards for one member have a rate of their own per group, and an old API's code. */
export function countEphemeral(world: World, chatId: string): void {
  countTarget(world, `ephemeral:${chatId}`, PER_GROUP_EPHEMERAL, 11233);
}

/** text ≤ 150 KB, cards and post ≤ 30 KB, in UTF-8 bytes. */
export function isTooLong(world: World, msgType: string, content: string, requestBytes: number): boolean {
  const { sizeCounts, kilobyte } = world.switches;
  const limit = (msgType === "interactive" || msgType === "post" ? 30 : 150) * kilobyte;
  const bytes = sizeCounts === "content" ? new TextEncoder().encode(content).length : requestBytes;
  return bytes > limit;
}

export function checkSize(world: World, msgType: string, content: string, requestBytes: number): void {
  if (isTooLong(world, msgType, content, requestBytes)) throw refuse(230025);
}
