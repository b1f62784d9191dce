import { runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import type { Env } from "../../src/env.ts";
import { migrate } from "../../src/store/sqlite/tables.ts";

/** The tables as the first version made them: what a bot that has run since then holds. */
const FIRST = `
  CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
  INSERT INTO meta VALUES ('schema', '1');
  CREATE TABLE journal (
    key TEXT PRIMARY KEY, state TEXT NOT NULL, sealed TEXT NOT NULL, lease INTEGER NOT NULL,
    attempts INTEGER NOT NULL, at INTEGER NOT NULL, told INTEGER NOT NULL DEFAULT 0) WITHOUT ROWID;
  CREATE TABLE outbox (
    id TEXT PRIMARY KEY, lane TEXT NOT NULL, sealed TEXT NOT NULL, state TEXT NOT NULL, due INTEGER NOT NULL,
    first_try INTEGER, clean INTEGER NOT NULL DEFAULT 1, tries INTEGER NOT NULL DEFAULT 0, form TEXT NOT NULL DEFAULT '',
    message_id TEXT, code INTEGER NOT NULL DEFAULT 0, planned INTEGER NOT NULL, at INTEGER NOT NULL,
    told INTEGER NOT NULL DEFAULT 0, tells_kind TEXT, tells_id TEXT) WITHOUT ROWID;
  CREATE TABLE memo (key TEXT PRIMARY KEY, sealed TEXT NOT NULL, at INTEGER NOT NULL) WITHOUT ROWID;
  CREATE TABLE slots (lane TEXT NOT NULL, at INTEGER NOT NULL);
`;

test("a store of the first version is brought to the present tables, and keeps what is in it", async () => {
  const { STORE } = env as unknown as Env;
  const stub = STORE.get(STORE.idFromName("first version"));
  await runInDurableObject(stub, (_, { storage: { sql } }) => {
    const columns = () =>
      sql
        .exec(
          "SELECT m.name AS t, c.name AS c FROM sqlite_master m, pragma_table_info(m.name) c WHERE m.type = 'table' AND m.name NOT LIKE '\\_cf%' ESCAPE '\\' AND m.name NOT LIKE 'sqlite%' ORDER BY 1, 2",
        )
        .toArray();
    const present = columns();
    for (const table of new Set(present.map(({ t }) => String(t)))) sql.exec(`DROP TABLE ${table}`);
    sql.exec(FIRST);
    sql.exec("INSERT INTO journal VALUES ('m:1', 'done', 'sealed', 0, 1, 5, 0)");
    migrate(sql);
    expect(columns()).toEqual(present);
    expect(sql.exec("SELECT sealed, verdict FROM journal").one()).toEqual({
      sealed: "sealed",
      verdict: null,
    });
    migrate(sql);
    expect(columns()).toEqual(present);
  });
});
