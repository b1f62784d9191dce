/**
 * The journal in SQLite: what came in and what became of it. In: claims, finishes. Out: what was true before.
 * Never: a transaction of its own; src/store/durable.ts puts one around each operation.
 */
import { MINUTE } from "../../core/clock.ts";
import { MEMO_FOR, SEEN_FOR, TROUBLE_FOR, WORK_LEASE, WORK_WAITS } from "../keys.ts";
import type { Change, Claim, Leftover, Memo } from "../port.ts";
import { all, one } from "./tables.ts";

/** The first tenant that is seen is the app's own; a custom app has no other. */
function isForeign(sql: SqlStorage, tenantKey: string): boolean {
  if (tenantKey === "") return false;
  const known = one(sql, "SELECT value FROM meta WHERE key = 'tenant'");
  if (known) return known.value !== tenantKey;
  sql.exec("INSERT INTO meta (key, value) VALUES ('tenant', ?)", tenantKey);
  return false;
}

export function claim(
  sql: SqlStorage,
  { key, tenantKey, sealed }: Claim,
  now: number,
): "new" | "seen" | "foreign" {
  if (isForeign(sql, tenantKey)) return "foreign";
  const { rowsWritten } = sql.exec(
    `INSERT INTO journal (key, state, sealed, lease, attempts, at) VALUES (?, 'working', ?, ?, 1, ?)
     ON CONFLICT DO NOTHING`,
    key,
    sealed,
    now + WORK_LEASE,
    now,
  );
  return rowsWritten > 0 ? "new" : "seen";
}

export function finish(sql: SqlStorage, change: Change, now: number): "done" | "seen" | "foreign" {
  if (isForeign(sql, change.tenantKey)) return "foreign";
  const entry = one(sql, "SELECT state FROM journal WHERE key = ?", change.key);
  if (entry && entry.state !== "working") return "seen";
  // Done work needs its content no more; a dead letter keeps it for a person to look at.
  sql.exec(
    `INSERT INTO journal (key, state, sealed, lease, attempts, at) VALUES (?, ?, '', 0, 1, ?)
     ON CONFLICT (key) DO UPDATE SET state = excluded.state, at = excluded.at,
       sealed = CASE excluded.state WHEN 'dead' THEN journal.sealed ELSE '' END`,
    change.key,
    change.state,
    now,
  );
  if (change.memo) remember(sql, change.memo);
  if (change.recalled) endRecalled(sql, change.recalled.key, now);
  return "done";
}

/** The recall may overtake the message: then its entry is written as finished before it is claimed. */
function endRecalled(sql: SqlStorage, key: string, now: number): void {
  sql.exec(
    `INSERT INTO journal (key, state, sealed, lease, attempts, at) VALUES (?, 'done', '', 0, 1, ?)
     ON CONFLICT (key) DO UPDATE SET state = 'done', at = excluded.at, sealed = '' WHERE journal.state = 'working'`,
    key,
    now,
  );
}

function remember(sql: SqlStorage, { key, sealed, at }: Memo): void {
  sql.exec(
    `INSERT INTO memo (key, sealed, at) VALUES (?, ?, ?)
     ON CONFLICT (key) DO UPDATE SET sealed = excluded.sealed, at = excluded.at WHERE excluded.at >= memo.at`,
    key,
    sealed,
    at,
  );
}

export function memo(sql: SqlStorage, key: string): { sealed: string; at: number } | null {
  const kept = one(sql, "SELECT sealed, at FROM memo WHERE key = ?", key);
  return kept ? { sealed: String(kept.sealed), at: Number(kept.at) } : null;
}

/** @returns when it will be taken again, or null when there is nothing to postpone. */
export function postpone(sql: SqlStorage, key: string, now: number): number | null {
  const entry = one(sql, "SELECT attempts FROM journal WHERE key = ? AND state = 'working'", key);
  if (!entry) return null;
  const at = now + (WORK_WAITS[Math.min(Number(entry.attempts), WORK_WAITS.length) - 1] ?? MINUTE);
  sql.exec("UPDATE journal SET lease = ? WHERE key = ?", at, key);
  return at;
}

export function leftovers(sql: SqlStorage, now: number, limit: number): Leftover[] {
  const open = all(
    sql,
    "SELECT key, sealed, attempts FROM journal WHERE state = 'working' AND lease <= ? ORDER BY lease, key LIMIT ?",
    now,
    limit,
  );
  return open.map((entry) => {
    const attempts = Number(entry.attempts) + 1;
    sql.exec(
      "UPDATE journal SET attempts = ?, lease = ? WHERE key = ?",
      attempts,
      now + WORK_LEASE,
      entry.key,
    );
    const last = attempts > WORK_WAITS.length + 1;
    return { key: String(entry.key), sealed: String(entry.sealed), attempts, last };
  });
}

export function sweepJournal(sql: SqlStorage, now: number): void {
  sql.exec("DELETE FROM journal WHERE state = 'done' AND at <= ?", now - SEEN_FOR);
  sql.exec("DELETE FROM journal WHERE state = 'dead' AND at <= ?", now - TROUBLE_FOR);
  sql.exec("DELETE FROM memo WHERE at <= ?", now - MEMO_FOR);
}
