// What the control routes take and give.
// Comes in: nothing. Goes out: types only. It never imports node: or a package, so that it loads in workerd too.
import type { Switches } from "./switches.ts";
import type {
  ApiName,
  AppConfig,
  Chat,
  ChatKind,
  Delivery,
  DeliveryUrl,
  Json,
  JsonObject,
  Mention,
  Person,
  Reaction,
} from "./types.ts";

export interface WorldOptions {
  /** Letters, digits, - and _. Without it one is made up. */
  id?: string;
  /** true: an existing world of this id is kept with its chats, only its app, switches and mode are set anew. */
  keep?: boolean;
  app?: Partial<AppConfig>;
  people?: Partial<Person>[];
  chats?: Partial<Chat>[];
  switches?: Partial<Switches>;
  mode?: "push" | "pull";
  clock?: { frozen?: boolean; at?: number };
}

export interface WorldInfo {
  id: string;
  domain: string;
  app: AppConfig;
  people: Person[];
  chats: Chat[];
  switches: Switches;
  mode: "push" | "pull";
  now: number;
  /** The clock stands still. */
  frozen: boolean;
}

export interface SayRequest {
  /** open_id or name. */
  person: string;
  /** chat_id or name; without it: the private chat with the bot. */
  chat?: string;
  /** Text; {@bot}, {@all} and {@name or open_id} in it become mentions. */
  text?: string;
  /** Puts {@bot} in front. */
  mention_bot?: boolean;
  /** post: {title, content}; the same {@…} marks work in text nodes and at nodes' user_id. */
  post?: JsonObject;
  /** Any message type of §2.1 with its raw content. */
  raw?: { type: string; content: JsonObject };
  /** Forwards these messages as one merge_forward. */
  forward?: string[];
  reply_to?: string;
  /** Speak inside this topic. */
  thread_id?: string;
  /** Replying opens a topic. */
  reply_in_thread?: boolean;
}

export interface SayResult {
  message_id: string;
  chat_id: string;
  thread_id: string;
  deliveries: string[];
  /** Why nothing was pushed, or ''. */
  not_delivered: string;
}

export interface ClickRequest {
  message_id: string;
  person: string;
  /** Which component: one of these. */
  value?: Json;
  name?: string;
  element_id?: string;
  label?: string;
  /** What was filled in, for a form's submit button. */
  form_value?: Record<string, string | string[]>;
  /** For a select, picker or overflow outside a form. */
  option?: string;
  input_value?: string;
  checked?: boolean;
  /** A client that still shows an old card, or a forger: the component is not looked up. */
  force?: boolean;
}

export interface ClickResult {
  delivery: string;
  /** null while nobody has answered (pull mode). */
  outcome: ClickOutcome | null;
}

export interface ReactRequest {
  person: string;
  message_id: string;
  emoji_type: string;
  /** Takes the reaction back. */
  remove?: boolean;
}

export interface ReadResult {
  /** What was unread. */
  message_ids: string[];
  deliveries: string[];
  not_delivered: string;
}

export interface MembersRequest {
  chat: string;
  /** Who does it; the same as one of users when somebody leaves. */
  person: string;
  users: string[];
  act: "added" | "deleted" | "withdrawn";
}

export interface UploadRequest {
  person: string;
  /** The file's name. */
  name: string;
  kind: "image" | "file" | "audio" | "media";
}

export interface DeliveryReport {
  status: number;
  duration_ms: number;
  body: string;
}

export interface LedgerRow {
  message_id: string;
  chat_id: string;
  thread_id: string;
  /** The message that it replies to, or ''. */
  answers: string;
  uuid: string;
  msg_type: string;
  sent_at: number;
  edits: number[];
  recalled_at: number;
  calls: number;
}

export interface MessageView {
  message_id: string;
  chat_id: string;
  chat_kind: ChatKind;
  thread_id: string;
  root_id: string;
  reply_to: string;
  msg_type: string;
  content: Json;
  visible: string;
  /** Who the placeholders in content stand for. */
  mentions: Mention[];
  /** The messages inside a merge_forward. */
  forwards: string[];
  sent_by: "bot" | "person" | "other bot";
  sender_id: string;
  sender_name: string;
  create_time: number;
  update_time: number;
  updated: boolean;
  recalled: boolean;
  uuid: string;
  reactions: Reaction[];
  /** Why the platform does not push it to the bot, or ''. */
  not_delivered: string;
  /** The one member who sees it (open_id), or '' for all. */
  only_for: string;
  /** Bubbles under it; a tap on one says it. */
  follow_ups: string[];
  /** open_ids for whom it is marked urgent. */
  urgent_for: string[];
}

export interface CallRecord {
  at: number;
  api: ApiName | "unknown";
  method: string;
  path: string;
  /** Of the answer, once there is one: 0 while it is awaited, and for ever when nobody got it. */
  status: number;
  code: number;
  message_id: string;
  uuid: string;
  bytes: number;
  fault: string;
  /** The request's JSON with secrets taken out. */
  body: Json;
}

export interface ClickOutcome {
  /** 0, or the code that the client shows: 200340, 200341, 200671, 200672, 200673, 200830 … */
  code: number;
  why: string;
  toast: { type: string; content: string } | null;
  card_replaced: boolean;
}

export interface DueDelivery {
  id: string;
  url: DeliveryUrl;
  kind: Delivery["kind"];
  event_type: string;
  attempt: number;
  headers: Record<string, string>;
  body: string;
}

/** A delivery without the emulator's own notes. */
export type DeliveryView = Omit<
  Delivery,
  "rank" | "held" | "sealed" | "started_at" | "answer_lost" | "card_before" | "rolls_back"
>;
