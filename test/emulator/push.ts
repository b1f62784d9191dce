// The queue of pushes: what is due, how an attempt went, when it is tried again.
// Comes in: payloads, and reports of attempts. Goes out: sealed requests. It opens no connection itself: pump.ts does, or
// a test that fetches what is due.
import { judgeAnswer, noAnswer } from "./callback.ts";
import type { DeliveryReport, DueDelivery } from "./control-types.ts";
import { shuffled, strikeDelivery } from "./faults.ts";
import { isObject, parseJson } from "./json.ts";
import type { Delivery, JsonObject } from "./types.ts";
import { seal } from "./wire.ts";
import { randomId, type World } from "./world.ts";

const MINUTE = 60 * 1000;
/** Waits after the first to the fourth failure; after the fifth attempt the platform gives up. */
export const RETRY_AFTER = [15 * 1000, 5 * MINUTE, 60 * MINUTE, 360 * MINUTE];
/** Events and callbacks must be answered within 3 s, the URL check within 1 s. */
export const TIME_LIMIT = { event: 3000, callback: 3000, check: 1000 };

export interface NewDelivery {
  kind: Delivery["kind"];
  url: Delivery["url"];
  payload: JsonObject;
  message_id?: string;
}

function describe(payload: JsonObject): { event_type: string; event_id: string } {
  const header = isObject(payload.header) ? payload.header : {};
  const old = isObject(payload.event) ? payload.event.type : undefined;
  return {
    event_type: String(header.event_type ?? old ?? payload.type ?? ""),
    event_id: String(header.event_id ?? payload.uuid ?? ""),
  };
}

function makeDelivery(world: World, input: NewDelivery, dueAt: number): Delivery {
  return {
    id: randomId("dl_"),
    kind: input.kind,
    url: input.url,
    ...describe(input.payload),
    message_id: input.message_id ?? "",
    payload: input.payload,
    rank: world.deliveries.size,
    held: false,
    sealed: null,
    started_at: 0,
    answer_lost: false,
    card_before: "",
    rolls_back: false,
    due_at: dueAt,
    state: "waiting",
    attempts: [],
    client: null,
  };
}

const heldBack = (world: World) => [...world.deliveries.values()].filter((delivery) => delivery.held);

/** Lets go what a reorder fault holds, in the order drawn from its seed. */
export function releaseOrder(world: World, seed: number): void {
  const held = heldBack(world);
  for (const [i, delivery] of shuffled(held, seed).entries()) {
    delivery.rank = world.deliveries.size + i;
    delivery.held = false;
    delivery.due_at = world.clock.now();
  }
}

function withNewEventId(payload: JsonObject): JsonObject {
  const { header } = payload;
  const known = isObject(header) && header.event_type === "im.message.receive_v1";
  return known ? { ...payload, header: { ...header, event_id: randomId("") } } : payload;
}

export function enqueue(world: World, input: NewDelivery): Delivery[] {
  const type = describe(input.payload).event_type;
  const delay = strikeDelivery(world, type, ["delay"]);
  const duplicate = strikeDelivery(world, type, ["duplicate"]);
  const reorder = strikeDelivery(world, type, ["reorder"]);
  const dueAt = world.clock.now() + (delay?.kind === "delay" ? delay.ms : 0);
  const copies = 1 + (duplicate?.kind === "duplicate" && input.kind === "event" ? duplicate.times : 0);
  const renamed = duplicate?.kind === "duplicate" && duplicate.new_event_id === true;
  const made = Array.from({ length: copies }, (_, i) => {
    const payload = renamed && i > 0 ? withNewEventId(input.payload) : input.payload;
    const delivery = makeDelivery(world, { ...input, payload }, dueAt);
    delivery.held = reorder !== undefined;
    world.deliveries.set(delivery.id, delivery);
    return delivery;
  });
  if (reorder?.kind === "reorder" && heldBack(world).length >= reorder.window)
    releaseOrder(world, reorder.seed);
  return made;
}

export function dueDeliveries(world: World): Delivery[] {
  const now = world.clock.now();
  const waiting = [...world.deliveries.values()].filter((one) => one.state === "waiting" && !one.held);
  return waiting.filter((one) => one.due_at <= now).sort((a, b) => a.due_at - b.due_at || a.rank - b.rank);
}

export function nextDueAt(world: World): number | null {
  let next: number | null = null;
  for (const one of world.deliveries.values()) {
    if (one.state === "waiting" && !one.held && (next === null || one.due_at < next)) next = one.due_at;
  }
  return next;
}

/** An event that is pushed for the first time after its message was recalled may come without content. */
function emptyIfRecalled(world: World, delivery: Delivery): void {
  if (delivery.event_type !== "im.message.receive_v1" || delivery.attempts.length > 0) return;
  if (world.switches.recalledContent === "kept") return;
  if (!world.messages.get(delivery.message_id)?.recalled) return;
  const { event } = delivery.payload;
  if (isObject(event) && isObject(event.message)) event.message.content = "";
}

/** Starts an attempt. undefined: a fault lost it on its way, and it has been counted as failed. */
export function begin(world: World, delivery: Delivery): DueDelivery | undefined {
  emptyIfRecalled(world, delivery);
  const now = world.clock.now();
  const again = world.switches.redeliverySigns === "same" ? delivery.sealed : null;
  const how = { signed: delivery.kind !== "check", unit: world.switches.signatureTimestampUnit };
  delivery.sealed = again ?? seal(world.app, delivery.payload, now, how);
  delivery.state = "in flight";
  delivery.started_at = now;
  if (delivery.kind === "callback")
    delivery.card_before = world.messages.get(delivery.message_id)?.content ?? "";
  const fault = strikeDelivery(world, delivery.event_type, ["drop", "lose answer"]);
  delivery.answer_lost = fault?.kind === "lose answer";
  if (fault?.kind === "drop") {
    fail(delivery, "lost on its way by a fault");
    return undefined;
  }
  const { id, url, kind, event_type } = delivery;
  return { id, url, kind, event_type, attempt: delivery.attempts.length + 1, ...delivery.sealed };
}

function close(delivery: Delivery, ok: boolean): void {
  if (ok) {
    delivery.state = "done";
    return;
  }
  const wait = delivery.kind === "event" ? RETRY_AFTER[delivery.attempts.length - 1] : undefined;
  delivery.state = wait === undefined ? "failed" : "waiting";
  if (wait !== undefined) delivery.due_at = delivery.started_at + wait;
}

/** No answer at all: refused connection, time over, lost. */
export function fail(delivery: Delivery, why: string, duration = 0): void {
  delivery.attempts.push({
    at: delivery.started_at,
    status: 0,
    duration_ms: duration,
    answer: "",
    ok: false,
    why,
  });
  if (delivery.kind === "callback") delivery.client = noAnswer(why);
  close(delivery, false);
}

function judge(delivery: Delivery, report: DeliveryReport): string {
  if (delivery.answer_lost) return "its answer was lost by a fault";
  if (report.duration_ms > TIME_LIMIT[delivery.kind]) return "no answer in time";
  if (report.status !== 200) return `HTTP ${report.status}`;
  if (delivery.kind !== "check") return "";
  const answer = parseJson(report.body);
  const same = isObject(answer) && answer.challenge === delivery.payload.challenge;
  return same ? "" : "the challenge was not answered";
}

export function finish(world: World, delivery: Delivery, report: DeliveryReport): void {
  if (report.status === 0) {
    fail(delivery, report.body || "no answer", report.duration_ms);
    return;
  }
  const why = judge(delivery, report);
  const ok = why === "";
  const answer = report.body.slice(0, 64 * 1024);
  const { status, duration_ms } = report;
  delivery.attempts.push({ at: delivery.started_at, status, duration_ms, answer, ok, why });
  if (delivery.kind === "callback") delivery.client = judgeAnswer(world, delivery, report, why);
  close(delivery, ok);
}

/** Attempts that nobody reported on although the clock was turned past their limit. */
export function lapse(world: World): void {
  for (const one of world.deliveries.values()) {
    if (one.state !== "in flight") continue;
    if (world.clock.now() - one.started_at > TIME_LIMIT[one.kind]) fail(one, "no answer in time");
  }
}
