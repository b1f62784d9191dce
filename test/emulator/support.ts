// What the emulator's own tests share: a server per file, and a plain HTTP client in the bot's place.
// Comes in: world options. Goes out: a world and calls to its /open-apis. It never uses the bot's code.
import { afterAll, beforeAll } from "vitest";
import { createWorld, type EmulatedWorld } from "./client.ts";
import type { WorldOptions } from "./control-types.ts";
import { isObject } from "./json.ts";
import { startEmulator } from "./server.ts";
import type { Json, JsonObject } from "./types.ts";

export interface Answer {
  status: number;
  headers: Headers;
  code: number;
  msg: string;
  body: JsonObject;
  data: JsonObject;
}

const object = (value: Json | undefined): JsonObject => (isObject(value) ? value : {});

export class Bot {
  readonly world: EmulatedWorld;
  token = "";

  constructor(world: EmulatedWorld) {
    this.world = world;
  }

  async call(method: string, path: string, body?: Json, token = this.token): Promise<Answer> {
    const text = body === undefined || typeof body === "string" ? body : JSON.stringify(body);
    return this.#send(method, path, text, token);
  }

  async #send(method: string, path: string, body: string | FormData | undefined, token: string) {
    const headers: Record<string, string> = {};
    // The boundary of a form is known to fetch alone.
    if (!(body instanceof FormData)) headers["Content-Type"] = "application/json; charset=utf-8";
    if (token !== "") headers.Authorization = token.startsWith("Basic") ? token : `Bearer ${token}`;
    const response = await fetch(`${this.world.domain}/open-apis${path}`, {
      method,
      headers,
      ...(body !== undefined && { body }),
    });
    const text = await response.text();
    const parsed = object(text.startsWith("{") ? (JSON.parse(text) as Json) : {});
    const { code, msg, data } = parsed;
    return {
      status: response.status,
      headers: response.headers,
      code: typeof code === "number" ? code : -1,
      msg: String(msg ?? text),
      body: parsed,
      data: object(data),
    };
  }

  async signIn(): Promise<this> {
    const { app_id, app_secret } = this.world.info.app;
    const answer = await this.call("POST", "/auth/v3/tenant_access_token/internal", { app_id, app_secret });
    this.token = String(answer.body.tenant_access_token);
    return this;
  }

  /** A form instead of JSON. */
  upload(path: string, fields: Record<string, string | File>): Promise<Answer> {
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.set(name, value);
    return this.#send("POST", path, form, this.token);
  }

  create(to: string, msg_type: string, content: Json, more: JsonObject = {}): Promise<Answer> {
    const type = to.startsWith("oc_") ? "chat_id" : to.startsWith("on_") ? "union_id" : "open_id";
    const serialised = typeof content === "string" ? content : JSON.stringify(content);
    const body = { receive_id: to, msg_type, content: serialised, ...more };
    return this.call("POST", `/im/v1/messages?receive_id_type=${type}`, body);
  }

  text(to: string, text = "你好", more: JsonObject = {}): Promise<Answer> {
    return this.create(to, "text", { text }, more);
  }

  card(to: string, card: JsonObject, more: JsonObject = {}): Promise<Answer> {
    return this.create(to, "interactive", card, more);
  }

  reply(messageId: string, text = "答", more: JsonObject = {}): Promise<Answer> {
    const body = { msg_type: "text", content: JSON.stringify({ text }), ...more };
    return this.call("POST", `/im/v1/messages/${messageId}/reply`, body);
  }

  patch(messageId: string, card: Json): Promise<Answer> {
    return this.call("PATCH", `/im/v1/messages/${messageId}`, { content: JSON.stringify(card) });
  }
}

export interface Stage {
  world: EmulatedWorld;
  bot: Bot;
  /** open_ids of the default people and the default group. */
  chen: string;
  li: string;
  group: string;
}

/** One server for a test file, a fresh world with a signed-in bot for each call. */
export function useEmulator(): (options?: WorldOptions) => Promise<Stage> {
  let stop = async () => {};
  let origin = "";
  beforeAll(async () => {
    const emulator = await startEmulator();
    origin = emulator.origin;
    stop = emulator.close;
  });
  afterAll(() => stop());
  return async (options = {}) => {
    const world = await createWorld(origin, options);
    const [chen, li] = world.info.people;
    const group = world.info.chats[0]?.chat_id ?? "";
    const bot = await new Bot(world).signIn();
    return { world, bot, chen: chen?.open_id ?? "", li: li?.open_id ?? "", group };
  };
}

export const card2 = (...elements: Json[]): JsonObject => ({ schema: "2.0", body: { elements } });
export const markdown = (content: string): JsonObject => ({ tag: "markdown", content });
export const plain = (content: string): JsonObject => ({ tag: "plain_text", content });
export const button = (label: string, value: Json, more: JsonObject = {}): JsonObject => ({
  tag: "button",
  text: plain(label),
  behaviors: [{ type: "callback", value }],
  ...more,
});
