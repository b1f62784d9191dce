// How the platform says no: a code, a sentence and an HTTP status.
// Comes in: a code. Goes out: a Refusal to throw. It never answers by itself; gateway.ts does.
import type { Json } from "./types.ts";

export interface FieldViolation {
  field: string;
  value: string;
  description: string;
}

export class Refusal extends Error {
  readonly code: number;
  readonly status: number;
  readonly violations: FieldViolation[];
  readonly headers: Record<string, string>;
  /** The inner code of 230099, else 0. */
  readonly inner: number;

  constructor(
    code: number,
    message: string,
    more: {
      status?: number;
      violations?: FieldViolation[];
      headers?: Record<string, string>;
      inner?: number;
    } = {},
  ) {
    super(message);
    this.name = "Refusal";
    this.code = code;
    this.status = more.status ?? 400;
    this.violations = more.violations ?? [];
    this.headers = more.headers ?? {};
    this.inner = more.inner ?? 0;
  }
}

const SENTENCES = {
  10002: "Bad Request, parameter error.",
  10003: "Invalid parameter.",
  11233: "The frequency limit of the chat is reached.",
  11311: "Invalid card.",
  100000: "The card is too large after conversion.",
  100030: "The card is not a json object.",
  40001: "Invalid parameter.",
  41012: "The user id is invalid.",
  41050: "No authority to read this user: outside the contact data range of the app.",
  200000: "The message was recalled.",
  200080: "The request to the server failed.",
  200220: "The card could not be generated.",
  200310: "The card was not sent by this app.",
  200320: "open_ids is invalid.",
  200510: "Streaming mode has timed out.",
  200740: "The card entity does not exist.",
  200750: "The card entity is expired.",
  200770: "The uuid was used before.",
  200810: "A click on the card is being answered.",
  200830: "A card of schema 2.0 can not be replaced by one of 1.0.",
  200850: "Streaming mode is closed: its time is over.",
  200860: "The card is too large.",
  230001: "Your request contains an invalid request parameter.",
  230002: "The bot can not be outside the group.",
  230009: "This message can no longer be recalled, its time is over.",
  230011: "The message was withdrawn.",
  230012: "The operator is not the sender of the message.",
  230013: "Bot has NO availability to this user.",
  230015: "A private chat can not be shared.",
  230017: "Bot is NOT the owner of the resource.",
  230018: "These operations are NOT allowed at current group settings.",
  230019: "The topic does NOT exist.",
  230020: "This operation triggers the frequency limit.",
  230023: "The person has too many unread urgent messages.",
  230025: "The length of the message content reaches its limit.",
  230026: "No permission to recall this message.",
  230027: "Lack of necessary permissions.",
  230028: "The messages do NOT pass the audit.",
  230029: "The user has resigned.",
  230031: "The message exceeds the limit time of 14 days.",
  230034: "The receive_id is invalid for this receive_id_type.",
  230035: "Send Message Permission deny.",
  230038: "Cross tenant p2p chat operate forbidden.",
  230049: "The message is being sent.",
  230053: "The user has stopped receiving messages of this bot.",
  230054: "This operation is not supported for this message type.",
  230055: "The type of the uploaded file does not match the type of the message.",
  230071: "This group does not allow replies in threads.",
  230110: "Action unavailable as the message has been deleted.",
  232009: "The chat has been dissolved.",
  232001: "Your request contains an invalid request parameter.",
  232006: "The chat_id is invalid.",
  232011: "The operator is not in the chat.",
  232033: "The chat is an external one.",
  234001: "Invalid request param.",
  234003: "The file is not in the message.",
  234004: "The app is not in the chat.",
  234006: "The file size exceeds the limit.",
  234010: "The file is empty.",
  234011: "The format of the image is not recognised.",
  234037: "The file to download exceeds 100 MB.",
  234038: "The chat forbids copying and downloading.",
  234039: "The resolution of the image exceeds the limit.",
  234040: "The message is invisible to the operator.",
  234043: "Resources of this type of message can not be fetched.",
  300000: "The request failed.",
  300020: "The token is invalid.",
  300030: "The token has expired.",
  300040: "The token has been used up.",
  300121: "The element could not be replaced.",
  300122: "The config could not be updated.",
  300301: "An element_id is not unique.",
  300302: "update_multi must not be false.",
  300303: "The card is not of schema 2.0.",
  300305: "The card has more than 200 components.",
  300307: "The card is empty.",
  300309: "Streaming mode is closed.",
  300310: "The element is not a text.",
  300312: "The tag of an element may not change.",
  300313: "The properties could not be updated.",
  300314: "The element could not be deleted.",
  300315: "The elements could not be added.",
  300317: "The sequence is not larger than the last one.",
  300090: "open_ids is required for a card that is not shared.",
  99991661: "Missing access token for authorization.",
  99991663: "Invalid access token for authorization. Please make a test attempt and try again.",
  99991668: "Invalid user access token.",
  99991671: "Invalid access token, it must begin with t- or u-.",
  99992351: "The request contains an open_id that is unknown.",
  99992354: "The request contains a message_id that is invalid.",
  99992361: "The open_id belongs to another app (open_id cross app).",
} as const;

export type KnownCode = keyof typeof SENTENCES;

export function refuse(code: KnownCode, ext = ""): Refusal {
  const sentence = SENTENCES[code];
  return new Refusal(code, ext === "" ? sentence : `${sentence} ext=${ext}`);
}

/** 99992402, the gateway's own check of fields. */
export function badField(field: string, value: Json | undefined, description: string): Refusal {
  const shown = typeof value === "string" ? value : (JSON.stringify(value) ?? "");
  return new Refusal(99992402, "field validation failed", {
    violations: [{ field, value: shown.slice(0, 200), description }],
  });
}

/** 230099; the reason is the inner code inside msg. */
export function badCard(inner: number, reason: string): Refusal {
  return new Refusal(230099, `Failed to create card content, ext=ErrCode: ${inner}; ErrMsg: ${reason}; `, {
    inner,
  });
}

export function lacksScope(anyOf: readonly string[]): Refusal {
  const sentence = `Access denied. One of the following scopes is required: [${anyOf.join(", ")}].`;
  return new Refusal(99991672, sentence);
}
