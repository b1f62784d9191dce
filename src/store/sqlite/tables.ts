/**
 * The tables of the embedded engine. In: SQLite. Out: its schema and two ways to read rows. Never: a rule.
 */

/** Steps from each version of the tables to the next; one that was released is never changed. */
const STEPS = [
  `
  CREATE TABLE IF NOT EXISTS journal (
    key TEXT PRIMARY KEY, state TEXT NOT NULL, sealed TEXT NOT NULL, lease INTEGER NOT NULL,
    attempts INTEGER NOT NULL, at INTEGER NOT NULL, told INTEGER NOT NULL DEFAULT 0) WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS journal_open ON journal (lease) WHERE state = 'working';
  CREATE INDEX IF NOT EXISTS journal_dead ON journal (at) WHERE state = 'dead' AND told = 0;
  CREATE TABLE IF NOT EXISTS outbox (
    id TEXT PRIMARY KEY, lane TEXT NOT NULL, sealed TEXT NOT NULL, state TEXT NOT NULL, due INTEGER NOT NULL,
    first_try INTEGER, clean INTEGER NOT NULL DEFAULT 1, tries INTEGER NOT NULL DEFAULT 0, form TEXT NOT NULL DEFAULT '',
    message_id TEXT, code INTEGER NOT NULL DEFAULT 0, planned INTEGER NOT NULL, at INTEGER NOT NULL, told INTEGER NOT NULL DEFAULT 0,
    tells_kind TEXT, tells_id TEXT) WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS outbox_open ON outbox (due) WHERE state IN ('planned', 'trying');
  CREATE INDEX IF NOT EXISTS outbox_failed ON outbox (at)
    WHERE state IN ('unknown', 'refused') AND told = 0 AND tells_kind IS NULL;
  CREATE INDEX IF NOT EXISTS outbox_tells ON outbox (tells_kind, tells_id) WHERE tells_kind IS NOT NULL;
  CREATE INDEX IF NOT EXISTS outbox_at ON outbox (state, at);
  CREATE INDEX IF NOT EXISTS journal_at ON journal (state, at);
  CREATE TABLE IF NOT EXISTS memo (key TEXT PRIMARY KEY, sealed TEXT NOT NULL, at INTEGER NOT NULL) WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS memo_at ON memo (at);
  CREATE TABLE IF NOT EXISTS slots (lane TEXT NOT NULL, at INTEGER NOT NULL);
  CREATE INDEX IF NOT EXISTS slots_lane ON slots (lane, at);
  CREATE INDEX IF NOT EXISTS slots_at ON slots (at);
`,
  `
  ALTER TABLE journal ADD COLUMN verdict TEXT;
  ALTER TABLE outbox ADD COLUMN unasked INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE outbox ADD COLUMN card TEXT;
  ALTER TABLE outbox ADD COLUMN tapped INTEGER;
  CREATE INDEX outbox_card ON outbox (card) WHERE card IS NOT NULL;
  CREATE INDEX outbox_lane ON outbox (lane) WHERE state = 'planned';
  CREATE TABLE party (
    tag TEXT PRIMARY KEY, met INTEGER NOT NULL DEFAULT 0, allowed INTEGER NOT NULL DEFAULT 0,
    external INTEGER, since INTEGER NOT NULL DEFAULT 0, blocked INTEGER NOT NULL DEFAULT 0) WITHOUT ROWID;
  CREATE TABLE card (tag TEXT PRIMARY KEY, at INTEGER NOT NULL) WITHOUT ROWID;
  CREATE INDEX card_at ON card (at);
  CREATE TABLE turn (person TEXT NOT NULL, key TEXT NOT NULL, at INTEGER NOT NULL, PRIMARY KEY (person, key)) WITHOUT ROWID;
  CREATE INDEX turn_at ON turn (at);
  CREATE TABLE loop (
    scene TEXT PRIMARY KEY, words TEXT NOT NULL, since INTEGER NOT NULL, at INTEGER NOT NULL,
    count INTEGER NOT NULL) WITHOUT ROWID;
  CREATE INDEX loop_at ON loop (at);
  CREATE TABLE tally (
    day TEXT NOT NULL, kind TEXT NOT NULL, key TEXT NOT NULL, sealed TEXT NOT NULL, count INTEGER NOT NULL,
    PRIMARY KEY (day, kind, key)) WITHOUT ROWID;
`,
];

/** Brings a store, new or of an earlier version, to the present tables. */
export function migrate(sql: SqlStorage): void {
  sql.exec("CREATE TABLE IF NOT EXISTS meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID");
  const version = Number(one(sql, "SELECT value FROM meta WHERE key = 'schema'")?.value ?? 0);
  for (const step of STEPS.slice(version)) sql.exec(step);
  sql.exec("INSERT OR REPLACE INTO meta (key, value) VALUES ('schema', ?)", String(STEPS.length));
}

export type Row = Record<string, SqlStorageValue>;

export const all = (sql: SqlStorage, query: string, ...values: unknown[]): Row[] =>
  sql.exec(query, ...values).toArray();

export const one = (sql: SqlStorage, query: string, ...values: unknown[]): Row | undefined =>
  all(sql, query, ...values)[0];
