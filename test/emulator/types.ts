// The words that the emulator, its control routes and its client share.
// Comes in: nothing. Goes out: types only. It never imports node: or a package, so that it loads in workerd too.
import type { ClickOutcome } from "./control-types.ts";

export type { ApiName } from "./api-names.ts";

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
export type JsonObject = { [key: string]: Json };

export type ChatKind = "p2p" | "group" | "topic";

export interface Person {
  open_id: string;
  union_id: string;
  user_id: string;
  name: string;
  email: string;
  tenant_key: string;
  mobile: string;
  department_ids: string[];
  /** Another app's bot. It can speak in groups, its messages arrive with sender_type "bot". */
  bot: boolean;
  /** Inside the app's 可用范围; false → 230013. */
  available: boolean;
  /** Inside the app's 通讯录权限范围, which follows the availability unless it is set; false → 41050. */
  in_contact_range: boolean;
  /** The person told Feishu to stop this bot's messages → 230053. */
  stopped: boolean;
  /** 离职 → 230013 or 230029, see the switch resignedCode. */
  resigned: boolean;
}

export interface Chat {
  chat_id: string;
  kind: ChatKind;
  name: string;
  members: string[];
  owner: string;
  bot_in: boolean;
  dissolved: boolean;
  /** Its members kept the history when it was dissolved. */
  history_kept: boolean;
  /** 'all': everybody may speak. 'chosen': the bot is not among the chosen → 230018. 'muted': → 230035. */
  speaking: "all" | "chosen" | "muted";
  /** Members may be outside the tenant; an app without external_groups gets 230027 there. */
  external: boolean;
  /** The group forbids @所有人. */
  at_all_forbidden: boolean;
  /** reply_in_thread is allowed; false → 230071. */
  thread_replies: boolean;
  /** 防泄密模式: nothing may be copied or downloaded → 234038. */
  restricted: boolean;
}

export interface Mention {
  key: string;
  kind: "user" | "bot" | "all";
  open_id: string;
  name: string;
}

export interface Message {
  message_id: string;
  chat_id: string;
  root_id: string;
  parent_id: string;
  thread_id: string;
  msg_type: string;
  /** The serialised content, as it was sent (bot) or as the event carries it (people). */
  content: string;
  mentions: Mention[];
  sender: { kind: "app" | "user" | "bot"; id: string };
  create_time: number;
  update_time: number;
  updated: boolean;
  recalled: { at: number; type: string } | null;
  /** Messages inside a merge_forward. */
  forwards: string[];
  /** The uuid that the bot gave, or ''. */
  uuid: string;
  /** Times of the accepted PATCH calls and of cards replaced by a click's answer. */
  edits: number[];
  /** How many API calls named this message's uuid, repeats included. */
  calls: number;
  /** After a refused card in a click's answer (switch rawCardInAnswer) later PATCHes fail with 200800. */
  broken: boolean;
  reactions: Reaction[];
  /** When the person of a private chat read it; 0: not yet. */
  read_at: number;
  /** Why the platform did not push it to the bot, or ''. */
  not_delivered: string;
  /** The one member who sees it, or '' for all. */
  only_for: string;
  /** The 'bm-' id under which it was sent to many, or ''. */
  batch_id: string;
  /** Bubbles under it. */
  follow_ups: string[];
  /** open_ids for whom it is marked urgent. */
  urgent_for: string[];
}

export interface Reaction {
  emoji_type: string;
  /** open_id. */
  by: string;
}

export interface Resource {
  key: string;
  /** What it may be sent as. */
  kind: "image" | "avatar" | "file" | "audio" | "media";
  /** open_id, or "app" for the bot. */
  owner: string;
  name: string;
  content_type: string;
  bytes: Uint8Array;
}

export interface AppConfig {
  app_id: string;
  app_secret: string;
  /** '' = none configured: bodies are plain and nothing is signed. */
  encrypt_key: string;
  verification_token: string;
  tenant_key: string;
  bot_open_id: string;
  bot_name: string;
  scopes: string[];
  /** Event types subscribed under 事件配置; '*' = all. */
  events: string[];
  /** card.action.trigger subscribed under 回调配置; false → the client shows 200340. */
  card_callback: boolean;
  /** 对外共享: the app may be used in external groups. */
  external_groups: boolean;
  /** open_ids of these people under another app: sending to them → 99992361. */
  other_app_open_ids: string[];
  event_url: string;
  card_url: string;
}

export interface Attempt {
  at: number;
  status: number;
  duration_ms: number;
  answer: string;
  ok: boolean;
  why: string;
}

export type DeliveryUrl = "event" | "card";

export interface Delivery {
  id: string;
  url: DeliveryUrl;
  /** 'event' is pushed again on failure; 'callback' and 'check' never are. */
  kind: "event" | "callback" | "check";
  event_type: string;
  event_id: string;
  message_id: string;
  payload: JsonObject;
  /** Order among deliveries that are due at once. */
  rank: number;
  /** Kept back by a reorder fault until its window is full. */
  held: boolean;
  /** The bytes and headers of the last attempt, for the switch redeliverySigns: 'same'. */
  sealed: { headers: Record<string, string>; body: string } | null;
  /** When the attempt in flight began, and whether a fault will lose its answer. */
  started_at: number;
  answer_lost: boolean;
  /** The card as it was when the callback set out, for the switch patchDuringClick. */
  card_before: string;
  /** A delayed update came before the answer, and the answer undoes it (switch cardUpdateBeforeAnswer). */
  rolls_back: boolean;
  due_at: number;
  state: "waiting" | "in flight" | "done" | "failed";
  attempts: Attempt[];
  /** What the person's client shows after a click. */
  client: ClickOutcome | null;
}
