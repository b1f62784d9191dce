// Push mode: what is due goes to the configured URLs over HTTP.
// Comes in: the world's queue. Goes out: requests, and how they went back into the queue. It never decides what is due.

import type { DueDelivery } from "./control-types.ts";
import { begin, dueDeliveries, fail, finish, nextDueAt, releaseOrder, TIME_LIMIT } from "./push.ts";
import type { Delivery } from "./types.ts";
import type { World } from "./world.ts";

/** Longer waits are split: setTimeout takes no more than 2^31 ms. */
const LONGEST_WAIT = 3600 * 1000;

function urlOf(world: World, delivery: Delivery): string {
  return delivery.url === "event" ? world.app.event_url : world.app.card_url;
}

function whyFailed(error: unknown): string {
  if (error instanceof Error && error.name === "TimeoutError") return "no answer in time";
  return "the connection failed";
}

export class Pump {
  readonly #world: World;
  readonly #changed: () => void;
  readonly #running = new Set<Promise<void>>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #stopped = false;

  constructor(world: World, changed: () => void) {
    this.#world = world;
    this.#changed = changed;
  }

  /** Sends what is due and sets the alarm for what comes next. */
  kick(): void {
    clearTimeout(this.#timer);
    if (this.#stopped || this.#world.mode !== "push") return;
    for (const delivery of dueDeliveries(this.#world)) this.#send(delivery);
    const next = nextDueAt(this.#world);
    if (next === null || this.#world.clock.frozen) return;
    const wait = Math.min(LONGEST_WAIT, Math.max(1, next - this.#world.clock.now()));
    this.#timer = setTimeout(() => this.kick(), wait);
    this.#timer.unref();
  }

  #send(delivery: Delivery): void {
    const request = begin(this.#world, delivery);
    if (!request) return;
    const running = this.#attempt(delivery, request).finally(() => {
      this.#running.delete(running);
      this.#changed();
      this.kick();
    });
    this.#running.add(running);
  }

  async #attempt(delivery: Delivery, request: DueDelivery): Promise<void> {
    const url = urlOf(this.#world, delivery);
    if (url === "") return fail(delivery, "no URL is configured");
    const started = performance.now();
    try {
      const response = await fetch(url, {
        method: "POST",
        headers: request.headers,
        body: request.body,
        redirect: "manual",
        signal: AbortSignal.timeout(TIME_LIMIT[delivery.kind]),
      });
      const body = await response.text();
      finish(this.#world, delivery, {
        status: response.status,
        duration_ms: performance.now() - started,
        body,
      });
    } catch (error) {
      fail(delivery, whyFailed(error), performance.now() - started);
    }
  }

  /** Waits until no attempt is under way; what a reorder fault still holds goes out first. */
  async settled(): Promise<void> {
    if (this.#world.mode === "push") releaseOrder(this.#world, 0);
    this.kick();
    while (this.#running.size > 0) await Promise.all(this.#running);
  }

  /** Turns the clock, stopping at each instant at which something is due, so that it is sent at its time. */
  async turn(ms: number): Promise<void> {
    const { clock } = this.#world;
    if (this.#world.mode !== "push") {
      clock.turn(ms);
      return;
    }
    const target = clock.now() + ms;
    await this.settled();
    for (let next = nextDueAt(this.#world); next !== null && next <= target; next = nextDueAt(this.#world)) {
      clock.turnTo(next);
      await this.settled();
    }
    clock.turnTo(target);
    await this.settled();
  }

  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#timer);
  }
}
