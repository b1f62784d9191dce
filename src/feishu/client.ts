/**
 * The Feishu port, opened late. In: the app's credentials. Out: the port. Never: the SDK before something is to be sent.
 */
import { lazily } from "../core/lazy.ts";
import type { Feishu } from "./port.ts";

/** One per isolate and app: it holds the token and the bot's own id. */
export function openFeishu(appId: string, appSecret: string, domain: string): Feishu {
  const sdk = lazily(async () => (await import("./sdk.ts")).openSdk(appId, appSecret, domain));
  let bot: string | undefined;
  return {
    async botOpenId() {
      bot ??= await (await sdk()).botOpenId();
      return bot;
    },
    reply: async (messageId, message) => (await sdk()).reply(messageId, message),
    create: async (receiver, message) => (await sdk()).create(receiver, message),
    patch: async (messageId, card) => (await sdk()).patch(messageId, card),
    updateByToken: async (token, card) => (await sdk()).updateByToken(token, card),
    read: async (messageId) => (await sdk()).read(messageId),
    nameOf: async (openId) => (await sdk()).nameOf(openId),
    group: async (chatId) => (await sdk()).group(chatId),
  };
}
