/**
 * The outbox in SQLite: what is to be said, and whether it was. In: rows, outcomes. Out: rows to send.
 * Never: a transaction of its own; src/store/durable.ts puts one around each operation.
 */
import { GIVE_UP, SEEN_FOR, SEND_LEASE, TELL_AGAIN, TROUBLE_FOR, UUID_WINDOW } from "../keys.ts";
import type { DueRow, NewRow, Outcome, Trouble } from "../port.ts";
import { isOvertaken, markCard } from "./cards.ts";
import { forgetSlots, freeSlot, reserve } from "./pace.ts";
import { all, one, type Row } from "./tables.ts";

/** Also textually what the partial index outbox_open covers: SQLite uses it for nothing else. */
const OPEN = "state IN ('planned', 'trying')";
const FAILED = "state IN ('unknown', 'refused')";
/** A card that could not be updated is no message that somebody misses. */
const GIVEN_UP = "CASE WHEN card IS NULL THEN 'refused' ELSE 'dropped' END";

const INSERT = `INSERT INTO outbox (id, lane, sealed, state, due, planned, at, tells_kind, tells_id, unasked, card, tapped)
  VALUES (?1, ?2, ?3, 'planned', ?4, ?5, ?5, ?6, ?7, ?8, ?9, ?10) ON CONFLICT`;
const values = (row: NewRow, now: number) =>
  [
    row.id,
    row.lane,
    row.sealed,
    row.dueAt,
    now,
    row.tells?.kind ?? null,
    row.tells?.id ?? null,
    Number(row.unasked ?? false),
    row.card?.tag ?? null,
    row.card?.at ?? null,
  ] as const;

export function plan(sql: SqlStorage, rows: NewRow[], now: number): void {
  for (const row of rows) {
    const [planned] = all(sql, `${INSERT} DO NOTHING RETURNING id`, ...values(row, now));
    // A row that was planned before makes nothing new of its card.
    if (planned && row.card) markCard(sql, row.card);
  }
}

/** Nothing of it has left yet. */
export const drop = (sql: SqlStorage, id: string, now: number): void => {
  sql.exec(
    "UPDATE outbox SET state = 'dropped', sealed = '', at = ? WHERE id = ? AND state = 'planned'",
    now,
    id,
  );
};

/** All that waits for a party. */
export const dropFor = (sql: SqlStorage, lane: string, now: number): void => {
  sql.exec(
    "UPDATE outbox SET state = 'dropped', sealed = '', at = ? WHERE lane = ? AND state = 'planned'",
    now,
    lane,
  );
};

/** To staff rather twice than not at all: the group may have been wrong, and is another one now. */
export function planAnew(sql: SqlStorage, rows: NewRow[], now: number): void {
  for (const row of rows) {
    sql.exec(
      `${INSERT} (id) DO UPDATE SET lane = excluded.lane, sealed = excluded.sealed, state = 'planned',
         due = excluded.due, planned = excluded.planned, at = excluded.at, first_try = NULL, clean = 1, form = ''
       WHERE outbox.${FAILED} OR (outbox.state = 'planned' AND outbox.lane <> excluded.lane)`,
      ...values(row, now),
    );
  }
}

/** @returns the rows that were taken, and the moment that those without patience were put off to. */
export function takeDue(
  sql: SqlStorage,
  now: number,
  { limit, patience, ids }: { limit: number; patience: number; ids?: string[] },
): { rows: DueRow[]; later: number } {
  forgetSlots(sql, now);
  sql.exec(
    `UPDATE outbox SET state = 'unknown', at = ?1
     WHERE ${OPEN} AND state = 'trying' AND due <= ?1 AND first_try <= ?2 AND card IS NULL`,
    now,
    now - UUID_WINDOW,
  );
  const rows: DueRow[] = [];
  let later = Number.POSITIVE_INFINITY;
  // What is put off is due no more, so this ends: either enough is taken or nothing is left.
  while (rows.length < limit) {
    const due = ids ? dueOf(sql, ids, now) : dueNow(sql, now, limit - rows.length);
    if (due.length === 0) break;
    for (const row of due) {
      if (isMoot(sql, row)) {
        sql.exec("UPDATE outbox SET state = 'dropped', sealed = '', at = ? WHERE id = ?", now, row.id);
        continue;
      }
      const sendAt = freeSlot(sql, String(row.lane), now);
      if (sendAt - now <= patience) rows.push(take(sql, row, sendAt));
      else {
        sql.exec("UPDATE outbox SET due = ? WHERE id = ?", sendAt, row.id);
        later = Math.min(later, sendAt);
      }
    }
  }
  return { rows, later };
}

/** What nobody asked for and nobody would get; what has been overtaken on its card. */
function isMoot(sql: SqlStorage, row: Row): boolean {
  if (row.card !== null && isOvertaken(sql, { tag: String(row.card), at: Number(row.tapped) })) return true;
  // A message that may be out already is tried on: only the platform can tell.
  if (row.unasked !== 1 || row.state !== "planned") return false;
  return Number(one(sql, "SELECT blocked FROM party WHERE tag = ?", row.lane)?.blocked ?? 0) !== 0;
}

const dueNow = (sql: SqlStorage, now: number, limit: number): Row[] =>
  all(sql, `SELECT * FROM outbox WHERE ${OPEN} AND due <= ? ORDER BY due, id LIMIT ?`, now, limit);

/** By their keys: the plus signs keep SQLite from walking through all that is due, which is long when Feishu is slow. */
const dueOf = (sql: SqlStorage, ids: string[], now: number): Row[] =>
  all(
    sql,
    `SELECT * FROM outbox WHERE id IN (SELECT value FROM json_each(?)) AND +due <= ?
       AND +state IN ('planned', 'trying') ORDER BY +due, id`,
    JSON.stringify(ids),
    now,
  );

function take(sql: SqlStorage, row: Row, sendAt: number): DueRow {
  reserve(sql, String(row.lane), sendAt);
  const tries = Number(row.tries) + 1;
  const leaseUntil = sendAt + SEND_LEASE;
  const mayBeOut = row.first_try !== null;
  // `due` is the lease while a row is being tried: nobody else takes it before then.
  sql.exec(
    `UPDATE outbox SET state = 'trying', tries = ?, due = ?, clean = (first_try IS NULL),
       first_try = COALESCE(first_try, ?) WHERE id = ?`,
    tries,
    leaseUntil,
    sendAt,
    row.id,
  );
  return {
    id: String(row.id),
    sealed: String(row.sealed),
    form: String(row.form),
    firstTryAt: mayBeOut ? Number(row.first_try) : sendAt,
    sendAt,
    leaseUntil,
    tries,
    mayBeOut,
  };
}

export function record(sql: SqlStorage, id: string, outcome: Outcome, now: number): void {
  switch (outcome.state) {
    case "sent":
      // Also over `unknown`: late news is news.
      sql.exec(
        "UPDATE outbox SET state = 'sent', sealed = '', message_id = ?, at = ? WHERE id = ? AND state <> 'sent'",
        outcome.messageId,
        now,
        id,
      );
      markTold(sql, id);
      block(sql, id, 0);
      return;
    case "refused":
      if (outcome.blocked) block(sql, id, outcome.code);
      sql.exec(
        `UPDATE outbox SET state = ${GIVEN_UP}, code = ?, at = ? WHERE id = ? AND ${OPEN}`,
        outcome.code,
        now,
        id,
      );
      return;
    case "later":
      // Certainly not sent: if every try before was as certain, the window has not begun.
      sql.exec(
        `UPDATE outbox SET due = ?1, code = ?2, first_try = CASE clean WHEN 1 THEN NULL ELSE first_try END,
           state = CASE WHEN clean = 0 THEN 'trying' WHEN ?1 - planned > ?3 THEN ${GIVEN_UP} ELSE 'planned' END, at = ?5
         WHERE id = ?4 AND ${OPEN}`,
        outcome.at,
        outcome.code,
        GIVE_UP,
        id,
        now,
      );
      return;
    case "unclear":
      sql.exec(
        `UPDATE outbox SET due = ?, form = ?, clean = 0 WHERE id = ? AND ${OPEN}`,
        outcome.at,
        outcome.form,
        id,
      );
  }
}

/** The party that a row is for can't be reached, or (0) has been reached again. */
function block(sql: SqlStorage, id: string, code: number): void {
  const lane = one(sql, "SELECT lane FROM outbox WHERE id = ?", id)?.lane;
  if (typeof lane !== "string") return;
  if (code === 0) sql.exec("UPDATE party SET blocked = 0 WHERE tag = ? AND blocked <> 0", lane);
  else {
    sql.exec(
      "INSERT INTO party (tag, blocked) VALUES (?1, ?2) ON CONFLICT (tag) DO UPDATE SET blocked = ?2",
      lane,
      code,
    );
  }
}

/** What a row told of has been told once the row has arrived. */
function markTold(sql: SqlStorage, id: string): void {
  const row = one(sql, "SELECT tells_kind, tells_id FROM outbox WHERE id = ?", id);
  if (!row?.tells_kind) return;
  const table =
    row.tells_kind === "dead" ? "journal SET told = 1 WHERE key = ?" : "outbox SET told = 1 WHERE id = ?";
  sql.exec(`UPDATE ${table}`, row.tells_id);
}

export function troubles(sql: SqlStorage, limit: number, now: number): Trouble[] {
  // A notice that is always refused must neither be sent each minute nor stand before those behind it.
  const waits = (kind: string, id: string) =>
    `EXISTS (SELECT 1 FROM outbox AS notice WHERE notice.tells_kind = ${kind} AND notice.tells_id = ${id}
       AND notice.${FAILED} AND notice.at > ?)`;
  const untold = [
    ...all(
      sql,
      `SELECT 'dead' AS kind, key AS id, at, 0 AS code FROM journal
       WHERE state = 'dead' AND told = 0 AND NOT ${waits("'dead'", "journal.key")}
       ORDER BY at, key LIMIT ?`,
      now - TELL_AGAIN,
      limit,
    ),
    ...all(
      sql,
      `SELECT state AS kind, id, at, code FROM outbox
       WHERE ${FAILED} AND told = 0 AND tells_kind IS NULL AND NOT ${waits("outbox.state", "outbox.id")}
       ORDER BY at, id LIMIT ?`,
      now - TELL_AGAIN,
      limit,
    ),
  ];
  return untold
    .map((row) => ({
      kind: row.kind as Trouble["kind"],
      id: String(row.id),
      at: Number(row.at),
      code: Number(row.code),
    }))
    .sort((a, b) => a.at - b.at)
    .slice(0, limit);
}

export function resend(sql: SqlStorage, id: string, row: NewRow, now: number): "planned" | "seen" {
  const { rowsWritten } = sql.exec(
    `UPDATE outbox SET state = 'sent again', sealed = '', told = 1, at = ? WHERE id = ? AND ${FAILED}`,
    now,
    id,
  );
  if (rowsWritten === 0) return "seen";
  plan(sql, [row], now);
  return "planned";
}

export function failed(sql: SqlStorage, id: string): string | null {
  const row = one(sql, `SELECT sealed FROM outbox WHERE id = ? AND ${FAILED}`, id);
  return row ? String(row.sealed) : null;
}

export function sweepOutbox(sql: SqlStorage, now: number): void {
  sql.exec("DELETE FROM outbox WHERE state IN ('sent', 'sent again', 'dropped') AND at <= ?", now - SEEN_FOR);
  sql.exec(`DELETE FROM outbox WHERE ${FAILED} AND at <= ?`, now - TROUBLE_FOR);
}
