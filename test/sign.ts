/**
 * The platform's side of the signature, written apart from the bot's: with Node's crypto and from the documents.
 */
import { createCipheriv, createHash, randomBytes } from "node:crypto";
import { TEST_APP } from "./app.ts";

export function encrypt(
  plain: string,
  key: string = TEST_APP.FEISHU_ENCRYPT_KEY,
  iv = randomBytes(16),
): string {
  const cipher = createCipheriv("aes-256-cbc", createHash("sha256").update(key).digest(), iv);
  return Buffer.concat([iv, cipher.update(plain, "utf8"), cipher.final()]).toString("base64");
}

export function signature(timestamp: string, nonce: string, key: string, body: string): string {
  return createHash("sha256")
    .update(timestamp + nonce + key + body)
    .digest("hex");
}

export interface Signed {
  body: string;
  headers: Headers;
}

/** A push as the platform makes it. `at` is what goes into the timestamp header, as it is. */
export function push(event: unknown, at: number | string, key: string = TEST_APP.FEISHU_ENCRYPT_KEY): Signed {
  return sign(JSON.stringify({ encrypt: encrypt(JSON.stringify(event), key) }), at, key);
}

export function sign(body: string, at: number | string, key: string = TEST_APP.FEISHU_ENCRYPT_KEY): Signed {
  const timestamp = String(at);
  const headers = new Headers({
    "content-type": "application/json; charset=utf-8",
    "x-lark-request-timestamp": timestamp,
    "x-lark-request-nonce": "n0nce",
    "x-lark-signature": signature(timestamp, "n0nce", key, body),
  });
  return { body, headers };
}

type Overrides = Record<string, unknown>;

/** An envelope of schema 2.0 around an event of ours. */
export const envelope = (type: string, event: Overrides, header: Overrides = {}) => ({
  schema: "2.0",
  header: {
    event_id: "ev_1",
    event_type: type,
    create_time: "1700000000000",
    token: TEST_APP.FEISHU_VERIFICATION_TOKEN,
    app_id: TEST_APP.FEISHU_APP_ID,
    tenant_key: "tenant_1",
    ...header,
  },
  event,
});

/** A received message; a test names only what it is about. */
export const messageEvent = (message: Overrides = {}, sender: Overrides = {}) =>
  envelope("im.message.receive_v1", {
    sender: {
      sender_id: { open_id: "ou_member", union_id: "on_member" },
      sender_type: "user",
      tenant_key: "tenant_1",
      ...sender,
    },
    message: {
      message_id: "om_1",
      create_time: "1700000000000",
      update_time: "1700000000000",
      chat_id: "oc_1",
      chat_type: "p2p",
      message_type: "text",
      content: JSON.stringify({ text: "贵阳2024年社区协商多少场" }),
      ...message,
    },
  });
