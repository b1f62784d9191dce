/**
 * The Upstash engine of the store port: one Lua script for each operation, which Redis runs as a whole. In: sealed text
 * and tags. Out: see port.ts. Never: a Durable Object, nor a rule outside of the scripts.
 */
import { beijingDate, DAY } from "../core/clock.ts";
import { TALLY_DAYS, WORK_WAITS } from "./keys.ts";
import type { Admission, Counted, Store, Trouble } from "./port.ts";
import { connect, type Run } from "./redis/client.ts";
import { CLAIM, FINISH, LEFTOVERS, MEMO, POSTPONE } from "./redis/journal.ts";
import { HEAD } from "./redis/keys.ts";
import { RECORD, RESEND, SEALED_OF_FAILED, TAKE_DUE, TELL, TROUBLES } from "./redis/outbox.ts";
import { ADMIT, KNOW, PARTY } from "./redis/parties.ts";
import { ROWS } from "./redis/rows.ts";
import { SWEEP } from "./redis/sweep.ts";
import { COUNTED, TALLY } from "./redis/tallies.ts";

const COMMIT = `${HEAD}${ROWS}${FINISH}${KNOW}${TALLY}
local outcome = finish(input)
if outcome ~= 'done' then return outcome end
for _, row in ipairs(input.rows) do plan(row) end
if input.recalled then drop(input.recalled.row) end
know(input)
tally(input)
return outcome
`;

const SCRIPTS = {
  claim: CLAIM,
  commit: COMMIT,
  postpone: POSTPONE,
  leftovers: LEFTOVERS,
  admit: ADMIT,
  party: PARTY,
  memo: MEMO,
  takeDue: TAKE_DUE,
  record: RECORD,
  troubles: TROUBLES,
  tell: TELL,
  resend: RESEND,
  failed: SEALED_OF_FAILED,
  counted: COUNTED,
  sweep: SWEEP,
};

/** Told when something was put off to `at`: Redis has no alarm that would wake anybody then. */
export type PutOff = (at: number, now: number) => void;

/**
 * @param prefix of another store in the same database, for tests that want an empty one.
 * @returns stores over one connection, each with somebody of its own who is told what was put off.
 */
export function openRedis(
  database: { url: string; token: string },
  prefix?: string,
): (putOff: PutOff) => Store {
  const run = connect(database, SCRIPTS, prefix);
  return (putOff) => storeOver(run, putOff);
}

/** What a script returns is known here and nowhere else: strings, whole numbers, null, and lists of them. */
type Word = string | number | null;

function storeOver(run: Run<typeof SCRIPTS>, putOff: PutOff): Store {
  const list = async (...call: Parameters<typeof run>) => (await run(...call)) as Word[][];
  return {
    claim: async (claim, now) => (await run("claim", now, claim)) as "new" | "seen" | "foreign",
    commit: async (change, now) => (await run("commit", now, change)) as "done" | "seen" | "foreign",
    async postpone(key, now) {
      const at = await run("postpone", now, { key });
      if (at !== null) putOff(Number(at), now);
    },
    async leftovers(now, limit) {
      return (await list("leftovers", now, { limit })).map(([key, sealed, attempts]) => ({
        key: String(key),
        sealed: String(sealed),
        attempts: Number(attempts),
        last: Number(attempts) > WORK_WAITS.length + 1,
      }));
    },
    async admit(turn, now) {
      const [verdict, since] = (await run("admit", now, turn)) as Word[];
      return { verdict: verdict as Admission["verdict"], since: Number(since) };
    },
    async party(tag) {
      const [met, allowed, external, since] = (await run("party", 0, { tag })) as Word[];
      return {
        met: met === "1",
        allowed: allowed === "1",
        external: typeof external === "string" ? external === "1" : null,
        since: Number(since ?? 0),
      };
    },
    async memo(key) {
      const [sealed, at] = (await run("memo", 0, { key })) as Word[];
      return typeof sealed === "string" ? { sealed, at: Number(at) } : null;
    },
    async takeDue(now, options) {
      const [rows, later] = (await run("takeDue", now, options)) as [Word[][], Word];
      if (later !== null) putOff(Number(later), now);
      return rows.map(([id, sealed, sendAt, leaseUntil, firstTryAt, form, tries, mayBeOut]) => ({
        id: String(id),
        sealed: String(sealed),
        sendAt: Number(sendAt),
        leaseUntil: Number(leaseUntil),
        firstTryAt: Number(firstTryAt),
        form: String(form),
        tries: Number(tries),
        mayBeOut: mayBeOut === 1,
      }));
    },
    async record(id, outcome, now) {
      await run("record", now, { id, outcome });
      if (outcome.state === "later" || outcome.state === "unclear") putOff(outcome.at, now);
    },
    async troubles(limit, now) {
      const untold = (await list("troubles", now, { limit })).map(([kind, id, at, code]) => ({
        kind: kind as Trouble["kind"],
        id: String(id),
        at: Number(at),
        code: Number(code),
      }));
      return untold.sort((a, b) => a.at - b.at).slice(0, limit);
    },
    async tell(rows, now) {
      await run("tell", now, { rows });
    },
    resend: async (id, row, now) => (await run("resend", now, { id, row })) as "planned" | "seen",
    failed: async (id) => (await run("failed", 0, { id })) as string | null,
    async counted(since, limit) {
      return (await list("counted", 0, { since, limit })).map(([kind, key, sealed, count, day]) => ({
        kind: kind as Counted["kind"],
        key: String(key),
        sealed: String(sealed),
        count: Number(count),
        day: String(day),
      }));
    },
    async sweep(now) {
      while ((await run("sweep", now, { before: beijingDate(now - TALLY_DAYS * DAY) })) === 1);
    },
  };
}
