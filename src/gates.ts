/**
 * Who is answered. In: a message and the bot's own id. Out: pass, or the reason why not. Never: an answer of its own.
 * The order is that of the list; the first gate that refuses decides.
 */
import type { IncomingClick, IncomingMessage } from "./core/incoming.ts";

export type Reason = "bot message" | "other tenant" | "not addressed" | "empty";

type BotOpenId = () => Promise<string>;
type Gate = (message: IncomingMessage, botOpenId: BotOpenId) => Promise<boolean> | boolean;

/** Bots that answer bots never end; our own messages come with sender type app. */
const fromBot: Gate = ({ sender }) => !sender.isUser;

/** In groups with guests from elsewhere. The push itself bears our own tenant. */
const foreign = (theirs: string, ours: string): boolean => theirs !== "" && ours !== "" && theirs !== ours;
const fromElsewhere: Gate = ({ sender, tenantKey }) => foreign(sender.tenantKey, tenantKey);

/** By open_id: names are changed and shared. @所有人 means everyone and nobody. */
const notForUs: Gate = async ({ chatType, mentions, sender }, botOpenId) => {
  if (chatType === "private") return false;
  const named = mentions.filter(({ key, openId }) => key !== "@_all" && openId !== "");
  if (named.length === 0) return true;
  const bot = await botOpenId();
  return sender.openId === bot || !named.some(({ openId }) => openId === bot);
};

/** Recalled before it was pushed. */
const nothingIn: Gate = ({ content }) => content.type === "empty";

const GATES: [Reason, Gate][] = [
  ["bot message", fromBot],
  ["other tenant", fromElsewhere],
  ["not addressed", notForUs],
  ["empty", nothingIn],
];

export async function refusedBy(message: IncomingMessage, botOpenId: BotOpenId): Promise<Reason | null> {
  for (const [reason, gate] of GATES) if (await gate(message, botOpenId)) return reason;
  return null;
}

/** Guests see our cards in a shared group; they are not served there either. */
export const isGuest = ({ operator }: IncomingClick, tenantKey: string): boolean =>
  foreign(operator.tenantKey, tenantKey);
