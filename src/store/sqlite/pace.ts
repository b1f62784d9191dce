/**
 * Pacing in SQLite: moments reserved for sending, over all isolates. In: a lane, now. Out: the first moment that
 * keeps to every limit. Never: a wait; whoever takes the moment waits for it.
 */
import { MINUTE, SECOND } from "../../core/clock.ts";
import { LANE_LIMIT, MINUTE_LIMIT, SECOND_LIMIT } from "../keys.ts";
import { one } from "./tables.ts";

export const forgetSlots = (sql: SqlStorage, now: number): void => {
  sql.exec("DELETE FROM slots WHERE at <= ?", now - MINUTE);
};

export const reserve = (sql: SqlStorage, lane: string, at: number): void => {
  sql.exec("INSERT INTO slots (lane, at) VALUES (?, ?)", lane, at);
};

/** Quiet lanes find the gaps that busy ones, which reserve ahead, have left. */
export function freeSlot(sql: SqlStorage, lane: string, now: number): number {
  const inLane = one(
    sql,
    "SELECT at FROM slots WHERE lane = ? ORDER BY at DESC LIMIT 1 OFFSET ?",
    lane,
    LANE_LIMIT.count - 1,
  );
  const inApp = one(sql, "SELECT at FROM slots ORDER BY at DESC LIMIT 1 OFFSET ?", MINUTE_LIMIT - 1);
  let at = Math.max(
    now,
    inLane ? Number(inLane.at) + LANE_LIMIT.within : now,
    inApp ? Number(inApp.at) + MINUTE : now,
  );
  while (isFull(sql, at)) at = secondOf(at) + SECOND;
  return at;
}

const secondOf = (at: number): number => at - (at % SECOND);

function isFull(sql: SqlStorage, at: number): boolean {
  const from = secondOf(at);
  const taken = one(sql, "SELECT COUNT(*) AS n FROM slots WHERE at >= ? AND at < ?", from, from + SECOND);
  return Number(taken?.n) >= SECOND_LIMIT;
}
