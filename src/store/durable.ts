/**
 * The embedded engine of the store port: one Durable Object with SQLite. In: sealed text and tags. Out: see port.ts.
 * Never: an await inside an operation. Each runs in one synchronous transaction, and its answer leaves the object
 * only when what it wrote is on disk (output gate).
 */
import { DurableObject } from "cloudflare:workers";
import { MINUTE, systemClock } from "../core/clock.ts";
import type { Change, Claim, NewRow, Outcome, Store, Turn } from "./port.ts";
import { sweepCards } from "./sqlite/cards.ts";
import * as journal from "./sqlite/journal.ts";
import * as outbox from "./sqlite/outbox.ts";
import * as parties from "./sqlite/parties.ts";
import { migrate } from "./sqlite/tables.ts";
import * as tallies from "./sqlite/tallies.ts";

/** The object without its alarm, which src/worker.ts joins to the tick. */
export class DurableStore<E> extends DurableObject<E> implements Store {
  readonly #sql: SqlStorage;
  #armedFor = Number.POSITIVE_INFINITY;

  constructor(state: DurableObjectState, env: E) {
    super(state, env);
    this.#sql = state.storage.sql;
    state.storage.transactionSync(() => migrate(this.#sql));
  }

  async claim(claim: Claim, now: number) {
    return this.#atomic(() => journal.claim(this.#sql, claim, now));
  }

  async commit(change: Change, now: number) {
    return this.#atomic(() => {
      const outcome = journal.finish(this.#sql, change, now);
      if (outcome !== "done") return outcome;
      outbox.plan(this.#sql, change.rows, now);
      if (change.recalled) outbox.drop(this.#sql, change.recalled.row, now);
      parties.know(this.#sql, change, now);
      tallies.count(this.#sql, change.tallies ?? []);
      return outcome;
    });
  }

  async postpone(key: string, now: number) {
    const at = this.#atomic(() => journal.postpone(this.#sql, key, now));
    if (at !== null) await this.#arm(at, now);
  }

  async leftovers(now: number, limit: number) {
    return this.#atomic(() => journal.leftovers(this.#sql, now, limit));
  }

  async admit(turn: Turn, now: number) {
    return this.#atomic(() => parties.admit(this.#sql, turn, now));
  }

  async party(tag: string) {
    return parties.party(this.#sql, tag);
  }

  async memo(key: string) {
    return journal.memo(this.#sql, key);
  }

  async takeDue(now: number, options: { limit: number; patience: number; ids?: string[] }) {
    const { rows, later } = this.#atomic(() => outbox.takeDue(this.#sql, now, options));
    await this.#arm(later, now);
    return rows;
  }

  async record(id: string, outcome: Outcome, now: number) {
    this.#atomic(() => outbox.record(this.#sql, id, outcome, now));
    if (outcome.state === "later" || outcome.state === "unclear") await this.#arm(outcome.at, now);
  }

  async troubles(limit: number, now: number) {
    return outbox.troubles(this.#sql, limit, now);
  }

  async tell(rows: NewRow[], now: number) {
    this.#atomic(() => outbox.planAnew(this.#sql, rows, now));
  }

  async resend(id: string, row: NewRow, now: number) {
    return this.#atomic(() => outbox.resend(this.#sql, id, row, now));
  }

  async failed(id: string) {
    return outbox.failed(this.#sql, id);
  }

  async counted(since: string, limit: number) {
    return tallies.counted(this.#sql, since, limit);
  }

  async sweep(now: number) {
    this.#atomic(() => {
      parties.sweepTurns(this.#sql, now);
      sweepCards(this.#sql, now);
      tallies.sweepTallies(this.#sql, now);
      journal.sweepJournal(this.#sql, now);
      outbox.sweepOutbox(this.#sql, now);
    });
  }

  /** Wakes the object at `at` if that is before the next cron minute would. */
  async #arm(at: number, now: number): Promise<void> {
    if (at - now >= MINUTE || at >= this.#armedFor) return;
    this.#armedFor = at;
    // Storage alarms know the system's time only; in local development `now` may be the emulator's.
    await this.ctx.storage.setAlarm(systemClock.now() + Math.max(0, at - now));
  }

  /** To be called when the alarm rings. */
  protected disarm(): void {
    this.#armedFor = Number.POSITIVE_INFINITY;
  }

  #atomic<T>(work: () => T): T {
    return this.ctx.storage.transactionSync(work);
  }
}

/**
 * The one object that holds everything: what it does is atomic because there is no other.
 * @param name of another object, for tests that want an empty one.
 */
export function openStore<E>(namespace: DurableObjectNamespace<DurableStore<E>>, name = "store"): Store {
  const stub = () => namespace.get(namespace.idFromName(name));
  return {
    claim: (claim, now) => stub().claim(claim, now),
    commit: (change, now) => stub().commit(change, now),
    postpone: (key, now) => stub().postpone(key, now),
    leftovers: (now, limit) => stub().leftovers(now, limit),
    admit: (turn, now) => stub().admit(turn, now),
    party: (tag) => stub().party(tag),
    memo: (key) => stub().memo(key),
    takeDue: (now, options) => stub().takeDue(now, options),
    record: (id, outcome, now) => stub().record(id, outcome, now),
    troubles: (limit, now) => stub().troubles(limit, now),
    tell: (rows, now) => stub().tell(rows, now),
    resend: (id, row, now) => stub().resend(id, row, now),
    failed: (id) => stub().failed(id),
    counted: (since, limit) => stub().counted(since, limit),
    sweep: (now) => stub().sweep(now),
  };
}
