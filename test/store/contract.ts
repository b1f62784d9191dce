/**
 * What every engine of the store must do. In: a way to open an empty store. Out: tests. The next engine passes the
 * same ones. Time is an argument, so lifetimes are tested by saying a later now.
 */
import { describe } from "vitest";
import { journal } from "./contract/journal.ts";
import { lifetimes } from "./contract/lifetimes.ts";
import { people } from "./contract/people.ts";
import { races } from "./contract/races.ts";
import { recalls } from "./contract/recalls.ts";
import { sending } from "./contract/sending.ts";
import type { OpenStore } from "./contract/support.ts";
import { tallies } from "./contract/tallies.ts";
import { troubles } from "./contract/troubles.ts";

const PARTS = { journal, sending, recalls, troubles, people, tallies, lifetimes, races };

export function storeContract(name: string, open: OpenStore): void {
  describe(name, () => {
    for (const [part, tests] of Object.entries(PARTS)) describe(part, () => tests(open));
  });
}
