/**
 * The outbox in SQLite: what is to be said, at which pace, and whether it was. In: rows, outcomes. Out: rows to send.
 * Never: a transaction of its own; src/store/durable.ts puts one around each operation.
 */
import { MINUTE } from "../../core/clock.ts";
import { APP_LIMITS, LANE_LIMIT, SEEN_FOR, SEND_LEASE, TROUBLE_FOR, UUID_WINDOW } from "../keys.ts";
import type { DueRow, NewRow, Outcome, Trouble } from "../port.ts";
import { all, one, type Row } from "./tables.ts";

export function plan(sql: SqlStorage, rows: NewRow[], now: number): void {
  for (const row of rows) {
    sql.exec(
      `INSERT INTO outbox (id, lane, sealed, state, due, at) VALUES (?, ?, ?, 'planned', ?, ?) ON CONFLICT DO NOTHING`,
      row.id,
      row.lane,
      row.sealed,
      row.dueAt,
      now,
    );
  }
}

/** @returns the rows that were taken, and the moment that those without patience were put off to. */
export function takeDue(
  sql: SqlStorage,
  now: number,
  { limit, patience, ids }: { limit: number; patience: number; ids?: string[] },
): { rows: DueRow[]; later: number } {
  sql.exec("DELETE FROM slots WHERE at <= ?", now - MINUTE);
  sql.exec(
    "UPDATE outbox SET state = 'unknown', at = ?1 WHERE state = 'trying' AND due <= ?1 AND first_try <= ?2",
    now,
    now - UUID_WINDOW,
  );
  const due = all(
    sql,
    `SELECT id, lane, sealed, tries, first_try FROM outbox
     WHERE state IN ('planned', 'trying') AND due <= ? ${ids ? "AND id IN (SELECT value FROM json_each(?))" : ""}
     ORDER BY due, id LIMIT ?`,
    ...(ids ? [now, JSON.stringify(ids), limit] : [now, limit]),
  );
  let later = Number.POSITIVE_INFINITY;
  const rows = due.flatMap((row): DueRow[] => {
    const sendAt = freeSlot(sql, String(row.lane), now);
    if (sendAt - now > patience) {
      sql.exec("UPDATE outbox SET due = ? WHERE id = ?", sendAt, row.id);
      later = Math.min(later, sendAt);
      return [];
    }
    return [take(sql, row, sendAt)];
  });
  return { rows, later };
}

function take(sql: SqlStorage, row: Row, sendAt: number): DueRow {
  sql.exec("INSERT INTO slots (lane, at) VALUES (?, ?)", row.lane, sendAt);
  const tries = Number(row.tries) + 1;
  // `due` is the lease while a row is being tried: nobody else takes it before then.
  sql.exec(
    `UPDATE outbox SET state = 'trying', tries = ?, due = ?, clean = (first_try IS NULL),
       first_try = COALESCE(first_try, ?) WHERE id = ?`,
    tries,
    sendAt + SEND_LEASE,
    sendAt,
    row.id,
  );
  const mayBeOut = row.first_try !== null;
  return { id: String(row.id), sealed: String(row.sealed), sendAt, tries, mayBeOut };
}

/** The first moment at which one more message keeps to every limit. */
function freeSlot(sql: SqlStorage, lane: string, now: number): number {
  const inLane = one(
    sql,
    "SELECT at FROM slots WHERE lane = ? ORDER BY at DESC LIMIT 1 OFFSET ?",
    lane,
    LANE_LIMIT.count - 1,
  );
  const frees = APP_LIMITS.map(({ count, within }) => {
    const nth = one(sql, "SELECT at FROM slots ORDER BY at DESC LIMIT 1 OFFSET ?", count - 1);
    return nth ? Number(nth.at) + within : now;
  });
  return Math.max(now, inLane ? Number(inLane.at) + LANE_LIMIT.within : now, ...frees);
}

export function record(sql: SqlStorage, id: string, outcome: Outcome, now: number): void {
  const open = "id = ? AND state IN ('planned', 'trying')";
  switch (outcome.state) {
    case "sent":
      // Also over `unknown`: late news is news.
      sql.exec(
        "UPDATE outbox SET state = 'sent', sealed = '', message_id = ?, at = ? WHERE id = ? AND state <> 'sent'",
        outcome.messageId,
        now,
        id,
      );
      return;
    case "refused":
      sql.exec(
        `UPDATE outbox SET state = 'refused', sealed = '', code = ?, at = ? WHERE ${open}`,
        outcome.code,
        now,
        id,
      );
      return;
    case "later":
      // Certainly not sent: if every try before was as certain, the window has not begun.
      sql.exec(
        `UPDATE outbox SET due = ?, first_try = CASE clean WHEN 1 THEN NULL ELSE first_try END,
           state = CASE clean WHEN 1 THEN 'planned' ELSE 'trying' END WHERE ${open}`,
        outcome.at,
        id,
      );
      return;
    case "unclear":
      sql.exec(`UPDATE outbox SET due = ? WHERE ${open}`, outcome.at, id);
  }
}

export function troubles(sql: SqlStorage, limit: number): Trouble[] {
  const untold = (kind: Trouble["kind"], query: string) =>
    all(sql, query, limit).map((row) => ({ kind, id: String(row.id), at: Number(row.at) }));
  return [
    ...untold(
      "dead",
      "SELECT key AS id, at FROM journal WHERE state = 'dead' AND told = 0 ORDER BY at LIMIT ?",
    ),
    ...untold(
      "unknown",
      "SELECT id, at FROM outbox WHERE state = 'unknown' AND told = 0 ORDER BY at LIMIT ?",
    ),
  ].slice(0, limit);
}

export function markTold(sql: SqlStorage, told: Trouble[]): void {
  for (const { kind, id } of told) {
    const table = kind === "dead" ? "journal SET told = 1 WHERE key = ?" : "outbox SET told = 1 WHERE id = ?";
    sql.exec(`UPDATE ${table}`, id);
  }
}

export function resend(sql: SqlStorage, id: string, row: NewRow, now: number): "planned" | "seen" {
  const { rowsWritten } = sql.exec(
    "UPDATE outbox SET state = 'refused', sealed = '', at = ? WHERE id = ? AND state = 'unknown'",
    now,
    id,
  );
  if (rowsWritten === 0) return "seen";
  plan(sql, [row], now);
  return "planned";
}

export function unknown(sql: SqlStorage, id: string): { sealed: string; lane: string } | null {
  const row = one(sql, "SELECT sealed, lane FROM outbox WHERE id = ? AND state = 'unknown'", id);
  return row ? { sealed: String(row.sealed), lane: String(row.lane) } : null;
}

export function sweepOutbox(sql: SqlStorage, now: number): void {
  sql.exec("DELETE FROM outbox WHERE state IN ('sent', 'refused') AND at <= ?", now - SEEN_FOR);
  sql.exec("DELETE FROM outbox WHERE state = 'unknown' AND at <= ?", now - TROUBLE_FOR);
}
