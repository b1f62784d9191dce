// What a person's client makes of the answer to a click (§2.3).
// Comes in: the answer. Goes out: toast, new card, or the error code that the client shows. It never asks twice.
import { checkReplacement } from "./api-manage.ts";
import { checkCard } from "./card-rules.ts";
import type { ClickOutcome, DeliveryReport } from "./control-types.ts";
import { isObject, parseJson } from "./json.ts";
import { setContent } from "./messages.ts";
import { Refusal } from "./refusal.ts";
import type { Delivery, Json, JsonObject, Message } from "./types.ts";
import type { World } from "./world.ts";

const TOASTS = ["info", "success", "error", "warning"];
const MAX_BYTES = 30 * 1024;

function outcome(code: number, why = ""): ClickOutcome {
  return { code, why, toast: null, card_replaced: false };
}

export function noAnswer(why: string): ClickOutcome {
  if (why.includes("connection")) return outcome(200342, why);
  return outcome(why.includes("URL") || why.includes("subscribed") ? 200340 : 200341, why);
}

function onlyKeys(value: JsonObject, allowed: string[]): boolean {
  return Object.keys(value).every((key) => allowed.includes(key));
}

function readToast(toast: Json | undefined): ClickOutcome["toast"] | "bad" {
  if (toast === undefined) return null;
  if (!isObject(toast) || !onlyKeys(toast, ["type", "content", "i18n"])) return "bad";
  const { type, content, i18n } = toast;
  if (typeof type !== "string" || !TOASTS.includes(type) || typeof content !== "string") return "bad";
  if (i18n !== undefined && !isObject(i18n)) return "bad";
  return { type, content };
}

/** 0 and the card put in place, or the client's code. */
function replaceCard(world: World, message: Message, card: JsonObject): { code: number; why: string } {
  if (card.type === "template") return { code: 200673, why: "template does not exist" };
  if (!isObject(card.data)) return { code: 200672, why: "card.data is not an object" };
  const serialised = JSON.stringify(card.data);
  if (world.switches.rawCardInAnswer === "refused") {
    message.broken = true;
    return { code: 200673, why: "raw cards are refused (switch rawCardInAnswer)" };
  }
  const chat = world.chats.find((one) => one.chat_id === message.chat_id);
  const old = parseJson(message.content);
  if (new TextEncoder().encode(serialised).length > MAX_BYTES)
    return { code: 200673, why: "more than 30 KB" };
  try {
    if (chat) checkCard(world, chat, card.data);
    checkReplacement(isObject(old) ? old : {}, card.data);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { code: error.inner === 200830 ? 200830 : 200673, why: error.message };
  }
  setContent(world, message, serialised);
  return { code: 0, why: "" };
}

function readBody(body: string): JsonObject | undefined {
  const answer = parseJson(body);
  return isObject(answer) && onlyKeys(answer, ["toast", "card"]) ? answer : undefined;
}

/** The client goes back to the card that was tapped, whatever a PATCH or a delayed update did meanwhile. */
function rollBack(world: World, delivery: Delivery): void {
  const message = world.messages.get(delivery.message_id);
  const undo = world.switches.patchDuringClick === "reverts" || delivery.rolls_back;
  if (!undo || !message || delivery.card_before === message.content) return;
  message.content = delivery.card_before;
}

export function judgeAnswer(
  world: World,
  delivery: Delivery,
  report: DeliveryReport,
  late: string,
): ClickOutcome {
  if (late.startsWith("HTTP")) return outcome(200671, late);
  if (late !== "") return outcome(200341, late);
  const answer = readBody(report.body);
  if (!answer) return outcome(200672, "the answer is neither {} nor toast and card");
  const toast = readToast(answer.toast);
  if (toast === "bad") return outcome(200672, "the toast has a wrong format");
  const { card } = answer;
  if (card === undefined) {
    rollBack(world, delivery);
    return { ...outcome(0), toast };
  }
  const known =
    isObject(card) && onlyKeys(card, ["type", "data"]) && (card.type === "raw" || card.type === "template");
  if (!known) return outcome(200672, "the card has a wrong format");
  const message = world.messages.get(delivery.message_id);
  if (!message) return outcome(200673, "the message is gone");
  const { code, why } = replaceCard(world, message, card);
  return code === 0 ? { ...outcome(0), toast, card_replaced: true } : outcome(code, why);
}
