/**
 * The handlers, opened together. In: a reader of the built assets, the home region. Out: handlers
 * over one base. Never: a second copy of what was read.
 */
import { openBase } from "../knowledge/base.ts";
import type { ReadAsset } from "../knowledge/types.ts";
import type { OtherContent, Place } from "../src/core/incoming.ts";
import { askHandler } from "./ask.ts";
import { explain } from "./explain.ts";
import { greeting, helpHandler } from "./help.ts";

export function openHandlers(read: ReadAsset, home: string | undefined) {
  const base = openBase(read);
  return {
    ask: askHandler(base, home),
    guide: helpHandler(base),
    greeting: (place: Place) => greeting(base, place),
    explain: async (type: OtherContent, text: string) => explain(type, text),
  };
}
