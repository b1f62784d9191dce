/**
 * The ledger of the inbox. In: counts. Out: whether they are right, and how they read. Never: a count of its own.
 */
import type { CallRecord } from "../../test/emulator/control-types.ts";

export interface Ledger {
  /** Messages of people. */
  sent: number;
  /** Pushes that were answered 200, repeats included. */
  acknowledged: number;
  /** Messages that have an answer. */
  replied: number;
  lost: number;
  twice: number;
  /** What the bot said without being asked: notices to staff of what may not have arrived, was refused or died. */
  unknown: number;
  /** Answers that the platform had accepted when the worker was killed, before it heard of it. */
  between: number;
}

export const isRight = ({ sent, replied, lost, twice, unknown }: Ledger): boolean =>
  sent > 0 && replied === sent && lost + twice + unknown === 0;

export const isSame = (one: Ledger, other: Ledger): boolean =>
  JSON.stringify(Object.entries(one).sort()) === JSON.stringify(Object.entries(other).sort());

/** Accepted and held until the caller was gone: status 0 says that nobody got the answer. */
export const isUnheard = ({ fault, status, code, uuid }: CallRecord): boolean =>
  fault === "hold after accepting" && status === 0 && code === 0 && uuid !== "";

export const inWords = (ledger: Ledger): string =>
  `发出 ${ledger.sent} 条，应答推送 ${ledger.acknowledged} 次，回答 ${ledger.replied} 条；` +
  `丢 ${ledger.lost}，重 ${ledger.twice}，不明 ${ledger.unknown}`;
