/**
 * What the parts of the contract say to a store, in short. In: keys and ids. Out: claims, rows, changes.
 */
import { SECOND } from "../../../src/core/clock.ts";
import type { Change, Claim, DueRow, NewRow, Store } from "../../../src/store/port.ts";

/** Two clients of one store that is empty. */
export type OpenStore = () => Promise<[Store, Store]>;

export const T = 1_700_000_000_000;

export const claim = (key: string, tenantKey = "t1"): Claim => ({ key, tenantKey, sealed: `sealed ${key}` });

export const row = (id: string, lane = id, dueAt = T, more: Partial<NewRow> = {}): NewRow => ({
  id,
  lane,
  sealed: `sealed ${id}`,
  dueAt,
  ...more,
});

export const change = (key: string, rows: NewRow[] = [], more: Partial<Change> = {}): Change => ({
  key,
  tenantKey: "t1",
  state: "done",
  rows,
  ...more,
});

export const ids = (rows: { id: string }[]): string[] => rows.map(({ id }) => id).sort();

/** Takes what is due as the outbox does. */
export const taking = (store: Store, now: number, only?: string[]): Promise<DueRow[]> =>
  store.takeDue(now, { limit: 100, patience: 10 * SECOND, ...(only ? { ids: only } : {}) });

/** How often each outcome came. */
export function counts(outcomes: string[]): Record<string, number> {
  const found: Record<string, number> = {};
  for (const outcome of outcomes) found[outcome] = (found[outcome] ?? 0) + 1;
  return found;
}
