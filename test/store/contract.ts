/**
 * What every engine of the store must do. In: a way to open an empty store. Out: tests. The next engine passes the
 * same ones.
 */
import { describe } from "vitest";
import { lifetimes } from "./contract/lifetimes.ts";
import { messages } from "./contract/messages.ts";
import { people } from "./contract/people.ts";
import { races } from "./contract/races.ts";
import { recalls } from "./contract/recalls.ts";
import type { OpenStore } from "./contract/support.ts";
import { tallies } from "./contract/tallies.ts";

export function storeContract(name: string, open: OpenStore): void {
  describe(name, () => {
    messages(open);
    recalls(open);
    people(open);
    tallies(open);
    lifetimes(open);
    races(open);
  });
}
