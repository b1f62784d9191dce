/**
 * Pushes as the platform makes them. In: how many, of which kind. Out: whole HTTP requests, signed and encrypted,
 * ready for a socket. Never: two with the same ids.
 */
import { createCipheriv, createHash, randomBytes } from "node:crypto";

/** A made-up app. */
export const APP = {
  FEISHU_APP_ID: "cli_bench",
  FEISHU_APP_SECRET: "made-up",
  FEISHU_ENCRYPT_KEY: "made-up key",
  FEISHU_VERIFICATION_TOKEN: "made-up token",
  SEAL_KEY: randomBytes(32).toString("base64"),
} as const;

const KEY = createHash("sha256").update(APP.FEISHU_ENCRYPT_KEY).digest();

/**
 * - `unknown`: verified, decrypted, parsed, logged.
 * - `bot`: claimed besides. Messages of bots are not answered, so that all that follows the 200 is one commit.
 * - `question`: claimed, looked up, answered.
 */
export type Kind = "unknown" | "bot" | "question";

let made = 0;

export function requests(kind: Kind, count: number): Uint8Array[] {
  return Array.from({ length: count }, () => {
    made += 1;
    return asRequest(
      kind !== "unknown"
        ? message(`om_${made}`, kind === "bot" ? "app" : "user")
        : envelope("contact.bench_v1", {}),
    );
  });
}

function envelope(type: string, event: unknown): unknown {
  const header = {
    event_id: `ev_${made}`,
    event_type: type,
    create_time: String(Date.now()),
    token: APP.FEISHU_VERIFICATION_TOKEN,
    app_id: APP.FEISHU_APP_ID,
    tenant_key: "tenant_bench",
  };
  return { schema: "2.0", header, event };
}

/** From different people, for the platform's pace to one of them is 5 messages a second. */
const message = (id: string, type: string): unknown =>
  envelope("im.message.receive_v1", {
    sender: { sender_id: { open_id: `ou_${id}` }, sender_type: type, tenant_key: "tenant_bench" },
    message: {
      message_id: id,
      create_time: String(Date.now()),
      chat_id: `oc_${id}`,
      chat_type: "p2p",
      message_type: "text",
      content: JSON.stringify({ text: "贵阳2024年社区协商多少场" }),
    },
  });

function asRequest(event: unknown): Uint8Array {
  const iv = randomBytes(16);
  const cipher = createCipheriv("aes-256-cbc", KEY, iv);
  const closed = Buffer.concat([iv, cipher.update(JSON.stringify(event), "utf8"), cipher.final()]);
  const body = JSON.stringify({ encrypt: closed.toString("base64") });
  const timestamp = String(Math.trunc(Date.now() / 1000));
  const signature = createHash("sha256")
    .update(`${timestamp}nonce${APP.FEISHU_ENCRYPT_KEY}${body}`)
    .digest("hex");
  return Buffer.from(
    [
      "POST /webhook/event HTTP/1.1",
      "host: 127.0.0.1",
      "content-type: application/json; charset=utf-8",
      `content-length: ${Buffer.byteLength(body)}`,
      `x-lark-request-timestamp: ${timestamp}`,
      "x-lark-request-nonce: nonce",
      `x-lark-signature: ${signature}`,
      "",
      body,
    ].join("\r\n"),
  );
}
