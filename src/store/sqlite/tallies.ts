/**
 * Counts for staff in SQLite, by day. In: one more of something. Out: how many since a day. Never: who it was.
 */
import { beijingDate, DAY } from "../../core/clock.ts";
import { TALLY_DAYS } from "../keys.ts";
import type { Counted, Tally } from "../port.ts";
import { all } from "./tables.ts";

export function count(sql: SqlStorage, tallies: Tally[]): void {
  for (const { day, kind, key, sealed } of tallies) {
    sql.exec(
      `INSERT INTO tally (day, kind, key, sealed, count) VALUES (?, ?, ?, ?, 1)
       ON CONFLICT (day, kind, key) DO UPDATE SET count = count + 1`,
      day,
      kind,
      key,
      sealed,
    );
  }
}

export function counted(sql: SqlStorage, since: string, limit: number): Counted[] {
  const rows = all(
    sql,
    `SELECT kind, key, n, last, sealed FROM (
       SELECT *, row_number() OVER (PARTITION BY kind ORDER BY n DESC, last DESC, key) AS place FROM (
         SELECT kind, key, SUM(count) AS n, MAX(day) AS last, sealed FROM tally WHERE day >= ? GROUP BY kind, key))
     WHERE place <= ? ORDER BY n DESC, last DESC, key, kind`,
    since,
    limit,
  );
  return rows.map((row) => ({
    kind: row.kind as Tally["kind"],
    key: String(row.key),
    sealed: String(row.sealed),
    count: Number(row.n),
    day: String(row.last),
  }));
}

export const sweepTallies = (sql: SqlStorage, now: number): void => {
  sql.exec("DELETE FROM tally WHERE day < ?", beijingDate(now - TALLY_DAYS * DAY));
};
