/**
 * People and groups in SQLite: what is known of them, and whether they are answered now. In: tags. Out: what was true.
 * Never: a transaction of its own; src/store/durable.ts puts one around each operation.
 */
import { LOOP_LIMIT, LOOP_PAUSE, RATE_LIMIT } from "../keys.ts";
import type { Admission, Change, Party, Turn } from "../port.ts";
import { dropFor } from "./outbox.ts";
import { all, one } from "./tables.ts";

export function party(sql: SqlStorage, tag: string): Party {
  const known = one(sql, "SELECT met, allowed, external FROM party WHERE tag = ?", tag);
  return {
    met: known?.met === 1,
    allowed: known?.allowed === 1,
    external: known?.external === 1,
  };
}

export function know(sql: SqlStorage, { parties, gone }: Change, now: number): void {
  for (const { tag, ...news } of parties ?? []) {
    const { met, allowed, external } = { ...party(sql, tag), ...news };
    sql.exec(
      `INSERT INTO party (tag, met, allowed, external) VALUES (?, ?, ?, ?)
       ON CONFLICT (tag) DO UPDATE SET met = excluded.met, allowed = excluded.allowed, external = excluded.external`,
      tag,
      Number(met),
      Number(allowed),
      Number(external),
    );
  }
  for (const tag of gone ?? []) {
    sql.exec("DELETE FROM party WHERE tag = ?", tag);
    dropFor(sql, tag, now);
  }
}

/** The verdict of an entry that is being worked at is kept with it. */
export function admit(sql: SqlStorage, turn: Turn, now: number): Admission {
  const entry = one(sql, "SELECT verdict FROM journal WHERE key = ?", turn.key);
  if (typeof entry?.verdict === "string") return JSON.parse(entry.verdict) as Admission;
  const admission = judge(sql, turn, now);
  if (entry) sql.exec("UPDATE journal SET verdict = ? WHERE key = ?", JSON.stringify(admission), turn.key);
  return admission;
}

function judge(sql: SqlStorage, turn: Turn, now: number): Admission {
  const [person, chat] = [party(sql, turn.person), party(sql, turn.chat)];
  if (chat.external) return { verdict: "external", since: 0 };
  if (turn.listed && !person.allowed && !chat.allowed) return { verdict: "outside", since: 0 };
  const { count, since } = wordsAgain(sql, turn, now);
  if (count > LOOP_LIMIT) return { verdict: "loop", since };
  const spoken = all(
    sql,
    "SELECT at FROM turn WHERE person = ? AND at > ? ORDER BY at",
    turn.person,
    now - RATE_LIMIT.within,
  );
  if (spoken.length >= RATE_LIMIT.count) return { verdict: "too often", since: Number(spoken[0]?.at) };
  sql.exec("INSERT INTO turn (person, at) VALUES (?, ?)", turn.person, now);
  return { verdict: "pass", since: 0 };
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
