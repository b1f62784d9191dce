// What the control routes take, checked: a misspelt option is an error, never ignored.
// Comes in: JSON of a test or of the chat page. Goes out: typed requests. It says nothing about the platform.
import * as z from "zod";
import { API_NAMES } from "./api-names.ts";
import type {
  ClickRequest,
  MembersRequest,
  ReactRequest,
  SayRequest,
  UploadRequest,
  WorldOptions,
} from "./control-types.ts";
import type { Fault } from "./fault-types.ts";
import type { JsonObject } from "./types.ts";

const text = z.string().exactOptional();
const yes = z.boolean().exactOptional();
const texts = z.array(z.string()).exactOptional();
const object = z.record(z.string(), z.json()) as z.ZodType<JsonObject>;

export const appSchema = z.strictObject({
  app_id: text,
  app_secret: text,
  encrypt_key: text,
  verification_token: text,
  tenant_key: text,
  bot_open_id: text,
  bot_name: text,
  scopes: texts,
  events: texts,
  card_callback: yes,
  external_groups: yes,
  other_app_open_ids: texts,
  event_url: text,
  card_url: text,
});

export const personSchema = z.strictObject({
  open_id: z.string().startsWith("ou_").exactOptional(),
  union_id: z.string().startsWith("on_").exactOptional(),
  user_id: text,
  name: text,
  email: text,
  mobile: text,
  department_ids: texts,
  tenant_key: text,
  bot: yes,
  available: yes,
  in_contact_range: yes,
  stopped: yes,
  resigned: yes,
});

export const chatSchema = z.strictObject({
  chat_id: z.string().startsWith("oc_").exactOptional(),
  kind: z.enum(["p2p", "group", "topic"]).exactOptional(),
  name: text,
  members: texts,
  owner: text,
  bot_in: yes,
  dissolved: yes,
  history_kept: yes,
  speaking: z.enum(["all", "chosen", "muted"]).exactOptional(),
  external: yes,
  at_all_forbidden: yes,
  thread_replies: yes,
  restricted: yes,
});

const either = <const T extends readonly (string | number)[]>(...values: T) =>
  z.literal([...values]).exactOptional();

export const switchesSchema = z.strictObject({
  repeatUuidReturns: either("first message", "error"),
  repeatUuidErrorCode: either(230049, 230001),
  uuidScope: either("app", "receiver"),
  redeliverySigns: either("anew", "same"),
  signatureTimestampUnit: either("s", "ms"),
  createTimeUnit: either("ms", "us"),
  callbackTimeUnit: either("ms", "us"),
  atAllReachesBot: yes,
  atAllMentionEntry: either("none", "entry"),
  atAllForbiddenCode: either(230099, 230018),
  tokenWrongSecretCode: either(10014, 10015),
  tokenRefusalStatus: either(200, 400),
  tokenInvalidStatus: either(400, 401, 200),
  topicGroupChatType: either("group", "topic_group"),
  topicGroupText: either("text", "post"),
  recalledContent: either("empty", "kept"),
  unfilledFormFields: either("absent", "empty"),
  menuTimestamp: either("integer", "string"),
  rawCardInAnswer: either("accepted", "refused"),
  wideScreenModeIn2: either("error", "tolerated"),
  maxTables: either(5, 3),
  markdownTablesCount: yes,
  namelessFormChild: either("refused at sending", "fails at click"),
  sizeCounts: either("request body", "content"),
  kilobyte: either(1024, 1000),
  sendLimitCounts: either("together", "per call"),
  unknownChatCode: either(230034, 230001, 230002),
  resignedCode: either(230013, 230029),
  p2pThreadReply: either("refused", "allowed"),
  patchNotACardCode: either(230001, 230054),
  recallWindowHours: z.number().positive().exactOptional(),
  dlpAudit: yes,
  patchDuringClick: either("stays", "reverts"),
  cardUpdateBeforeAnswer: either("fails", "reverts", "stays"),
  earlyCardUpdateCode: either(300000, 200080),
  invalidCardUpdateCode: either(11311, 10002),
  editWindowHours: z.number().positive().exactOptional(),
  streamingOverCode: either(200850, 200510, 300309),
  recalledResourceCode: either(234003, 234040),
});

const mode = z.enum(["push", "pull"]);

export const worldSchema: z.ZodType<WorldOptions> = z.strictObject({
  id: z
    .string()
    .regex(/^[\w-]{1,60}$/)
    .exactOptional(),
  keep: yes,
  app: appSchema.exactOptional(),
  people: z.array(personSchema).exactOptional(),
  chats: z.array(chatSchema).exactOptional(),
  switches: switchesSchema.exactOptional(),
  mode: mode.exactOptional(),
  clock: z.strictObject({ frozen: yes, at: z.number().exactOptional() }).exactOptional(),
});

export const saySchema: z.ZodType<SayRequest> = z.strictObject({
  person: z.string(),
  chat: text,
  text,
  mention_bot: yes,
  post: object.exactOptional(),
  raw: z.strictObject({ type: z.string(), content: object }).exactOptional(),
  forward: texts,
  reply_to: text,
  thread_id: text,
  reply_in_thread: yes,
});

export const clickSchema: z.ZodType<ClickRequest> = z.strictObject({
  message_id: z.string(),
  person: z.string(),
  value: z.json().exactOptional(),
  name: text,
  element_id: text,
  label: text,
  form_value: z.record(z.string(), z.union([z.string(), z.array(z.string())])).exactOptional(),
  option: text,
  input_value: text,
  checked: yes,
  force: yes,
});

export const reactSchema: z.ZodType<ReactRequest> = z.strictObject({
  person: z.string(),
  message_id: z.string(),
  emoji_type: z.string(),
  remove: yes,
});

export const membersSchema: z.ZodType<MembersRequest> = z.strictObject({
  chat: z.string(),
  person: z.string(),
  users: z.array(z.string()).min(1),
  act: z.enum(["added", "deleted", "withdrawn"]),
});

export const uploadSchema: z.ZodType<UploadRequest> = z.strictObject({
  person: z.string(),
  name: z.string().min(1),
  kind: z.enum(["image", "file", "audio", "media"]),
});

const times = z.int().positive();

const when = z.union([
  z.strictObject({ next: times }),
  z.strictObject({ every: times }),
  z.strictObject({ probability: z.number().min(0).max(1), seed: z.int() }),
]);

const ms = z.number().nonnegative();

export const faultSchema: z.ZodType<Fault> = z.discriminatedUnion("on", [
  z.strictObject({
    on: z.literal("api"),
    api: z.enum(API_NAMES).exactOptional(),
    when,
    act: z.discriminatedUnion("kind", [
      z.strictObject({ kind: z.literal("drop") }),
      z.strictObject({ kind: z.literal("delay"), ms }),
      z.strictObject({ kind: z.literal("hold") }),
      z.strictObject({ kind: z.literal("rate"), reset: times }),
      z.strictObject({ kind: z.literal("http"), status: z.int().min(400).max(599), body: text }),
      z.strictObject({
        kind: z.literal("code"),
        code: z.int(),
        msg: text,
        status: z.int().min(200).max(599).exactOptional(),
      }),
      z.strictObject({ kind: z.literal("die after accepting") }),
      z.strictObject({ kind: z.literal("hold after accepting") }),
    ]),
  }),
  z.strictObject({
    on: z.literal("delivery"),
    event: text,
    when,
    act: z.discriminatedUnion("kind", [
      z.strictObject({ kind: z.literal("duplicate"), times, new_event_id: yes }),
      z.strictObject({ kind: z.literal("reorder"), window: times, seed: z.int() }),
      z.strictObject({ kind: z.literal("delay"), ms }),
      z.strictObject({ kind: z.literal("drop") }),
      z.strictObject({ kind: z.literal("lose answer") }),
    ]),
  }),
]);

export const reportSchema = z.strictObject({ status: z.int(), duration_ms: ms, body: z.string() });

export const clockSchema = z.strictObject({
  turn_ms: ms.exactOptional(),
  to: z.number().exactOptional(),
  freeze: yes,
  run: yes,
});

export const settingsSchema = z.strictObject({ app: appSchema.exactOptional(), mode: mode.exactOptional() });
export const rawEventSchema = z.strictObject({
  type: z.string(),
  event: object,
  old_envelope: yes,
});
export const recallSchema = z.strictObject({ message_id: z.string(), by: text });
export const resignSchema = z.strictObject({ person: z.string() });
export const readSchema = z.strictObject({ person: z.string() });
export const enterSchema = z.strictObject({ person: z.string() });
export const menuSchema = z.strictObject({ person: z.string(), event_key: z.string() });
export const botMoveSchema = z.strictObject({ chat: z.string(), person: z.string() });
export const dissolveSchema = z.strictObject({ chat: z.string(), person: z.string(), keep_history: yes });
export const urlCheckSchema = z.strictObject({ url: z.enum(["event", "card"]) });
