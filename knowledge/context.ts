/**
 * What the steps of an answer hand on to each other.
 * Comes in: nothing. Goes out: types only. Never: code.
 */

import type { Base, Tables } from "./base.ts";
import type { Held } from "./held.ts";
import type { Parsed } from "./parse.ts";
import type { Answer, Query } from "./types.ts";

/** Everything a step may need of the question. */
export interface Context {
  query: Query;
  base: Base;
  tables: Tables;
  parsed: Parsed;
  previous: Held | null;
}

/**
 * Asks a part of a question as a question of its own, in the one spelling, with the same surroundings: what an
 * operation is made of is found just as if somebody had asked for it alone.
 */
export type AskPart = (text: string) => Promise<Answer>;
