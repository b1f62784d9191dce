/**
 * Cards that were tapped, in SQLite. In: a card and when. Out: whether something later has been made of it.
 * Never: an older state over a newer one, as far as the store can tell.
 */
import { GIVE_UP } from "../keys.ts";
import type { CardMark } from "../port.ts";
import { one } from "./tables.ts";

export const markCard = (sql: SqlStorage, { tag, at }: CardMark): void => {
  sql.exec(
    "INSERT INTO card (tag, at) VALUES (?, ?) ON CONFLICT (tag) DO UPDATE SET at = max(at, excluded.at)",
    tag,
    at,
  );
};

export const isOvertaken = (sql: SqlStorage, { tag, at }: CardMark): boolean =>
  Number(one(sql, "SELECT at FROM card WHERE tag = ?", tag)?.at ?? 0) > at;

/** No update waits longer than that. */
export const sweepCards = (sql: SqlStorage, now: number): void => {
  sql.exec("DELETE FROM card WHERE at <= ?", now - GIVE_UP);
};
