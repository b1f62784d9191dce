/**
 * People and groups in SQLite: what is known of them, and whether they are answered now. In: tags. Out: what was true.
 * Never: a transaction of its own; src/store/durable.ts puts one around each operation.
 */
import { LOOP_LIMIT, LOOP_PAUSE, RATE_LIMIT } from "../keys.ts";
import type { Admission, Change, Party, Turn } from "../port.ts";
import { markCard } from "./cards.ts";
import { dropFor } from "./outbox.ts";
import { all, one } from "./tables.ts";

export function party(sql: SqlStorage, tag: string): Party {
  const known = one(sql, "SELECT met, allowed, external, since FROM party WHERE tag = ?", tag);
  const external = known?.external ?? null;
  return {
    met: known?.met === 1,
    allowed: known?.allowed === 1,
    external: external === null ? null : external === 1,
    since: Number(known?.since ?? 0),
  };
}

export function know(
  sql: SqlStorage,
  { parties, moved }: Pick<Change, "parties" | "moved">,
  now: number,
): void {
  for (const { tag, ...news } of parties ?? []) {
    const { met, allowed, external, since } = { ...party(sql, tag), ...news };
    sql.exec(
      `INSERT INTO party (tag, met, allowed, external, since) VALUES (?, ?, ?, ?, ?)
       ON CONFLICT (tag) DO UPDATE SET met = excluded.met, allowed = excluded.allowed, external = excluded.external,
         since = excluded.since`,
      tag,
      Number(met),
      Number(allowed),
      external === null ? null : Number(external),
      since,
    );
  }
  if (moved) move(sql, moved, now);
}

/** Coming in, a group begins anew; what was known of it before it went out is forgotten, whichever push is first. */
function move(
  sql: SqlStorage,
  { tag, at, external, in: comes }: NonNullable<Change["moved"]>,
  now: number,
): void {
  const { since } = party(sql, tag);
  if (comes && at > since) {
    sql.exec(
      "INSERT OR REPLACE INTO party (tag, met, allowed, external, since, blocked) VALUES (?, 1, 0, ?, ?, 0)",
      tag,
      Number(external),
      at,
    );
  } else if (!comes && at >= since) {
    sql.exec("DELETE FROM party WHERE tag = ?", tag);
    dropFor(sql, tag, now);
  }
}

/** The verdict of an entry that is being worked at is kept with it. */
export function admit(sql: SqlStorage, turn: Turn, now: number): Admission {
  const entry = one(sql, "SELECT verdict FROM journal WHERE key = ? AND state = 'working'", turn.key);
  if (typeof entry?.verdict === "string") return JSON.parse(entry.verdict) as Admission;
  const admission = judge(sql, turn, now);
  if (entry && admission.verdict !== "unknown") {
    sql.exec("UPDATE journal SET verdict = ? WHERE key = ?", JSON.stringify(admission), turn.key);
  }
  return admission;
}

function judge(sql: SqlStorage, turn: Turn, now: number): Admission {
  if (turn.card) markCard(sql, turn.card);
  if (typeof turn.external === "boolean") {
    know(sql, { parties: [{ tag: turn.chat, external: turn.external }] }, now);
  }
  const [person, chat] = [party(sql, turn.person), party(sql, turn.chat)];
  const isGroup = turn.chat !== turn.person;
  if (isGroup && chat.external === null && turn.external === undefined)
    return { verdict: "unknown", since: 0 };
  if (chat.external) return { verdict: "external", since: 0 };
  const outside = turn.listed && !person.allowed && !chat.allowed;
  const { count, since } = outside ? { count: 0, since: 0 } : wordsAgain(sql, turn, now);
  if (count > LOOP_LIMIT) return { verdict: "loop", since };
  const spoken = all(
    sql,
    "SELECT key FROM turn WHERE person = ? AND at > ? AND key <> ?",
    turn.person,
    now - RATE_LIMIT.within,
    turn.key,
  );
  if (spoken.length >= RATE_LIMIT.count) return { verdict: "too often", since: 0 };
  sql.exec("INSERT OR REPLACE INTO turn (person, key, at) VALUES (?, ?, ?)", turn.person, turn.key, now);
  return { verdict: outside ? "outside" : "pass", since: 0 };
}

/** How often the same words came in a row, without a pause, and since when. */
function wordsAgain(sql: SqlStorage, { scene, words }: Turn, now: number): { count: number; since: number } {
  const last = one(sql, "SELECT words, since, at, count FROM loop WHERE scene = ?", scene);
  const again = last?.words === words && now - Number(last.at) < LOOP_PAUSE;
  const [count, since] = again ? [Number(last.count) + 1, Number(last.since)] : [1, now];
  sql.exec(
    "INSERT OR REPLACE INTO loop (scene, words, since, at, count) VALUES (?, ?, ?, ?, ?)",
    scene,
    words,
    since,
    now,
    count,
  );
  return { count, since };
}

export function sweepTurns(sql: SqlStorage, now: number): void {
  sql.exec("DELETE FROM turn WHERE at <= ?", now - RATE_LIMIT.within);
  sql.exec("DELETE FROM loop WHERE at <= ?", now - LOOP_PAUSE);
}
