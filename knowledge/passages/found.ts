/**
 * What a search among sentences hands on.
 * Comes in: nothing. Goes out: types only. Never: code.
 */

import type { CharTables } from "../normalize.ts";
import type { Line } from "./report.ts";
import type { Wanted } from "./wanted.ts";

/** What a question wants, and the sentences it may be answered from. */
export interface Search {
  wanted: Wanted;
  lines: readonly Line[];
  tables: CharTables;
}

/** A sentence that answers. */
export interface Finding {
  line: Line;
  /** The short answers that stand in it, as printed; none where only the sentence as a whole answers. */
  shorts: readonly string[];
}
