/**
 * Who is answered. In: a message and the bot's own id. Out: pass, or the reason why not. Never: an answer of its own.
 * The order is that of the list; the first gate that refuses decides.
 */
import type { IncomingMessage } from "./core/incoming.ts";

export type Reason = "own or bot message" | "other tenant" | "not addressed" | "empty";

type BotOpenId = () => Promise<string>;
type Gate = (message: IncomingMessage, botOpenId: BotOpenId) => Promise<boolean> | boolean;

/** Bots that answer bots never end. */
const fromBot: Gate = async ({ sender }, botOpenId) =>
  !sender.isUser || sender.openId === (await botOpenId());

/** In groups with guests from elsewhere. The push itself bears our own tenant. */
const fromElsewhere: Gate = ({ sender, tenantKey }) =>
  sender.tenantKey !== "" && tenantKey !== "" && sender.tenantKey !== tenantKey;

/** By open_id: names are changed and shared. @所有人 means everyone and nobody. */
const notForUs: Gate = async ({ chatType, mentions }, botOpenId) => {
  if (chatType === "private") return false;
  const bot = await botOpenId();
  return !mentions.some(({ openId, key }) => key !== "@_all" && openId === bot);
};

/** Recalled before it was pushed. */
const nothingIn: Gate = ({ content }) => content.type === "empty";

const GATES: [Reason, Gate][] = [
  ["own or bot message", fromBot],
  ["other tenant", fromElsewhere],
  ["not addressed", notForUs],
  ["empty", nothingIn],
];

export async function refusedBy(message: IncomingMessage, botOpenId: BotOpenId): Promise<Reason | null> {
  for (const [reason, gate] of GATES) if (await gate(message, botOpenId)) return reason;
  return null;
}
