/**
 * Who is answered. In: a message, the bot's own id, what the store knows. Out: pass, or the reason why not.
 * Never: an answer of its own (src/refusals.ts has the words). The order is that of the list; the first gate that
 * refuses decides, and the store is asked only about what is meant for the bot.
 */
import type { Judged } from "./admission.ts";
import type { IncomingClick, IncomingMessage } from "./core/incoming.ts";

export type Reason =
  | "bot message"
  | "other tenant"
  | "not addressed"
  | "empty"
  | Exclude<Judged["verdict"], "pass">;

export interface Refused {
  reason: Reason;
  /** Of a loop: when it began. */
  since: number;
}

export interface GatePorts {
  botOpenId: () => Promise<string>;
  admit: (message: IncomingMessage) => Promise<Judged>;
}

type Gate = (message: IncomingMessage, ports: GatePorts) => Promise<boolean> | boolean;

/** Bots that answer bots never end; our own messages come with sender type app. */
const fromBot: Gate = ({ sender }) => !sender.isUser;

/** By open_id: names are changed and shared. @所有人 means everyone and nobody. */
const notForUs: Gate = async ({ place, mentions, sender }, { botOpenId }) => {
  if (place === "private") return false;
  const named = mentions.filter(({ key, openId }) => key !== "@_all" && openId !== "");
  if (named.length === 0) return true;
  const bot = await botOpenId();
  return sender.openId === bot || !named.some(({ openId }) => openId === bot);
};

/** In groups with guests from elsewhere. The push itself bears our own tenant. */
const foreign = (theirs: string, ours: string): boolean => theirs !== "" && ours !== "" && theirs !== ours;
const fromElsewhere: Gate = ({ sender, tenantKey }) => foreign(sender.tenantKey, tenantKey);

/** Recalled before it was pushed. */
const nothingIn: Gate = ({ content }) => content.type === "empty";

/** A guest who does not speak to the bot is told nothing: whether it was addressed is asked before where from. */
const GATES: [Reason, Gate][] = [
  ["bot message", fromBot],
  ["not addressed", notForUs],
  ["other tenant", fromElsewhere],
  ["empty", nothingIn],
];

/** The gates that need no store. */
export async function refusedBy(message: IncomingMessage, ports: GatePorts): Promise<Reason | null> {
  for (const [reason, gate] of GATES) if (await gate(message, ports)) return reason;
  return null;
}

/** All of them; the store's ones are the group's kind, the list, the loop guard and the pace, in this order. */
export async function examine(message: IncomingMessage, ports: GatePorts): Promise<Refused | null> {
  const reason = await refusedBy(message, ports);
  if (reason) return { reason, since: 0 };
  const { verdict, since } = await ports.admit(message);
  return verdict === "pass" ? null : { reason: verdict, since };
}

/** Guests see our cards in a shared group; they are not served there either. */
export const isGuest = ({ operator }: IncomingClick, tenantKey: string): boolean =>
  foreign(operator.tenantKey, tenantKey);
