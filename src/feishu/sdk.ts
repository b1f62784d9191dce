/**
 * The SDK, alone in this file so that it is loaded on first use: it costs a hundred milliseconds to evaluate.
 * In: the app's credentials. Out: the Feishu port. Never: the SDK's logger or its own HTTP client, both of which
 * hand out secrets when a call fails.
 */
import { Client } from "@larksuiteoapi/node-sdk";
import { systemClock } from "../core/clock.ts";
import { FeishuError, NetworkError } from "../core/errors.ts";
import { TOKEN_EXPIRED } from "./codes.ts";
import { http } from "./http.ts";
import type { Feishu, Outgoing } from "./port.ts";

const silent = () => {};
/** What goes wrong reaches us as an error; the SDK's own lines hold request bodies. */
const logger = { error: silent, warn: silent, info: silent, debug: silent, trace: silent };

/** @throws NetworkError when the answer has no id: then nobody knows what became of the message. */
function idOf(answer: { data?: { message_id?: string | undefined } | undefined }): string {
  const id = answer.data?.message_id;
  if (!id) throw new NetworkError("an answer without a message id");
  return id;
}

export function openSdk(appId: string, appSecret: string, domain: string): Feishu {
  const tokens = new Map<string, { value: unknown; until: number }>();
  const client = new Client({
    appId,
    appSecret,
    domain,
    logger,
    httpInstance: http,
    // Ours, because the SDK's can't be emptied when the platform refuses a token before its time.
    cache: {
      get: async (key) => {
        const held = tokens.get(String(key));
        return held && held.until > systemClock.now() ? held.value : undefined;
      },
      set: async (key, value, expire) => {
        tokens.set(String(key), { value, until: expire ?? 0 });
        return true;
      },
    },
  });

  async function withToken<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof FeishuError) || error.code !== TOKEN_EXPIRED) throw error;
      tokens.clear();
      return await work();
    }
  }

  const body = ({ msgType, content, uuid }: Outgoing) => ({ msg_type: msgType, content, uuid });

  return {
    async botOpenId() {
      const answer = await withToken(() => client.request({ method: "GET", url: "/open-apis/bot/v3/info" }));
      const openId: unknown = answer?.bot?.open_id;
      if (typeof openId !== "string" || openId === "") throw new FeishuError(-1, 200);
      return openId;
    },
    async reply(messageId, message) {
      const answer = await withToken(() =>
        client.im.message.reply({ path: { message_id: messageId }, data: body(message) }),
      );
      return idOf(answer);
    },
    async create(receiver, message) {
      const [receive_id_type, receive_id] =
        "chatId" in receiver
          ? (["chat_id", receiver.chatId] as const)
          : (["open_id", receiver.openId] as const);
      const answer = await withToken(() =>
        client.im.message.create({ params: { receive_id_type }, data: { receive_id, ...body(message) } }),
      );
      return idOf(answer);
    },
    async patch(messageId, card) {
      await withToken(() =>
        client.im.message.patch({ path: { message_id: messageId }, data: { content: card } }),
      );
    },
    async updateByToken(token, card) {
      const url = "/open-apis/interactive/v1/card/update";
      await withToken(() => client.request({ method: "POST", url, data: { token, card } }));
    },
    async read(messageId) {
      const answer = await withToken(() =>
        client.request({
          method: "GET",
          url: `/open-apis/im/v1/messages/${encodeURIComponent(messageId)}`,
          params: { card_msg_content_type: "user_card_content" },
        }),
      );
      const [message] = (answer?.data?.items ?? []) as Item[];
      if (!message || message.deleted || typeof message.body?.content !== "string") return null;
      return {
        msgType: message.msg_type ?? "",
        content: message.body.content,
        fromApp: message.sender?.sender_type === "app",
      };
    },
    async nameOf(openId) {
      const answer = await withToken(() =>
        client.request({
          method: "POST",
          url: "/open-apis/contact/v3/users/basic_batch",
          params: { user_id_type: "open_id" },
          data: { user_ids: [openId] },
        }),
      );
      return String(answer?.data?.users?.[0]?.name ?? "");
    },
    async group(chatId) {
      const answer = await withToken(() => client.im.chat.get({ path: { chat_id: chatId } }));
      return { name: answer?.data?.name ?? "", external: answer?.data?.external === true };
    },
  };
}

/** Of a message that was asked for, the parts that are used. */
interface Item {
  msg_type?: string;
  deleted?: boolean;
  body?: { content?: string };
  sender?: { sender_type?: string };
}
