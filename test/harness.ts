/**
 * The real app in workerd against the real emulator. In: options of a world. Out: people who speak, and what the
 * bot answered. Never: a mock; bytes are signed and encrypted by the emulator, answers go out through the SDK.
 */
import {
  createExecutionContext,
  createScheduledController,
  env,
  waitOnExecutionContext,
} from "cloudflare:test";
import { inject, vi } from "vitest";
import { signCard } from "../src/cards/sign.ts";
import { openSealer } from "../src/core/seal.ts";
import type { Env } from "../src/env.ts";
import worker from "../src/worker.ts";
import { TEST_APP } from "./app.ts";
import { createWorld, type DeliverOptions, type EmulatedWorld } from "./emulator/client.ts";
import type { MessageView, SayRequest, WorldOptions } from "./emulator/control-types.ts";
import type { ApiFaultAct } from "./emulator/fault-types.ts";
import type { Switches } from "./emulator/switches.ts";
import type { ApiName, Json, JsonObject } from "./emulator/types.ts";

export const MEMBER = "林委员";
export const OTHER = "周委员";
export const GROUP = "委员交流群";
export const STAFF_CHAT = "oc_staff";
export const QUESTION = "贵阳2024年社区协商多少场";

/** Evaluating the SDK for the first time takes workerd some seconds. */
export const SLOW = { timeout: 60_000 };

/** What the platform's documents leave open, one way and the other: nothing of ours may depend on it. */
export const BOTH_WAYS: [string, Partial<Switches>][] = [
  ["as its documents are mostly read", {}],
  [
    "the other way",
    {
      repeatUuidReturns: "error",
      uuidScope: "receiver",
      redeliverySigns: "same",
      signatureTimestampUnit: "ms",
      createTimeUnit: "us",
      callbackTimeUnit: "ms",
      atAllReachesBot: true,
      atAllMentionEntry: "entry",
      tokenInvalidStatus: 200,
      topicGroupChatType: "topic_group",
      topicGroupText: "post",
      recalledContent: "kept",
      sizeCounts: "content",
      sendLimitCounts: "per call",
    },
  ],
];

export interface Harness {
  world: EmulatedWorld;
  env: Env;
  send(request: Request): Promise<Response>;
  /** Says it, delivers it, and gives what the bot replied to it. */
  ask(text: string, more?: Partial<SayRequest>): Promise<MessageView | undefined>;
  /** Delivers what is due and waits for the work behind it. */
  deliver(options?: DeliverOptions): Promise<void>;
  /** The platform's next calls of this kind go wrong in this way. */
  failing(api: ApiName, times: number, act: ApiFaultAct): Promise<void>;
  turn(ms: number): Promise<void>;
  tick(): Promise<void>;
  /** Time goes by, with a tick at the end of each stretch of `wait` milliseconds. */
  live(times: number, wait: number): Promise<void>;
  answers(): Promise<MessageView[]>;
  /** Another worker takes over, with these variables changed. */
  renew(variables: Record<string, unknown>): void;
  /** Every line that reached a log so far. */
  logged(): string;
}

let stores = 0;

/** @param variables of the worker beside the credentials. */
export async function start(
  options: WorldOptions = {},
  variables: Record<string, string> = {},
): Promise<Harness> {
  const lines: string[] = [];
  for (const level of ["log", "info", "warn", "error", "debug"] as const) {
    vi.spyOn(console, level).mockImplementation((...parts: unknown[]) => {
      lines.push(parts.map(String).join(" "));
    });
  }
  const world = await createWorld(inject("emulator"), {
    mode: "pull",
    ...options,
    app: {
      app_id: TEST_APP.FEISHU_APP_ID,
      app_secret: TEST_APP.FEISHU_APP_SECRET,
      encrypt_key: TEST_APP.FEISHU_ENCRYPT_KEY,
      verification_token: TEST_APP.FEISHU_VERIFICATION_TOKEN,
      ...options.app,
    },
    people: [{ name: MEMBER }, { name: OTHER }, ...(options.people ?? [])],
    chats: [{ name: GROUP }, { name: "工作人员群", chat_id: STAFF_CHAT }, ...(options.chats ?? [])],
  });
  // A store of its own for each test; resetting all of them would reset other test files' too.
  const { STORE } = env as unknown as Env;
  stores += 1;
  const prefix = `harness ${stores} `;
  let vars = {
    ...env,
    STORE: { idFromName: (name: string) => STORE.idFromName(prefix + name), get: STORE.get.bind(STORE) },
    ...TEST_APP,
    FEISHU_DOMAIN: world.domain,
    CLOCK_URL: `${world.domain}/emulator/clock`,
    STAFF_CHAT_ID: STAFF_CHAT,
    ...variables,
  } as unknown as Env;

  const send = async (request: Request): Promise<Response> => {
    const context = createExecutionContext();
    const answer = await worker.fetch(request, vars, context);
    pending.push(waitOnExecutionContext(context));
    return answer;
  };
  const pending: Promise<void>[] = [];
  const settle = async () => {
    while (pending.length > 0) await Promise.all(pending.splice(0));
  };
  const at = { eventUrl: "http://127.0.0.1/webhook/event", cardUrl: "http://127.0.0.1/webhook/card" };
  const deliver = async (more: DeliverOptions = {}) => {
    await world.deliverDue(send, { ...at, ...more });
    await settle();
  };
  const turn = async (ms: number) => {
    await world.turnThrough(ms, send, at);
    await settle();
  };
  const tick = async () => {
    const context = createExecutionContext();
    await worker.scheduled(createScheduledController(), vars, context);
    await waitOnExecutionContext(context);
  };
  return {
    world,
    get env() {
      return vars;
    },
    renew(variables) {
      vars = { ...vars, ...variables };
    },
    send,
    deliver,
    async ask(text, more = {}) {
      const said = await world.say({ person: MEMBER, text, ...more });
      if (said.not_delivered) throw new Error(said.not_delivered);
      await deliver();
      return (await world.messages({ by: "bot", reply_to: said.message_id })).at(-1);
    },
    async failing(api, times, act) {
      await world.fault({ on: "api", api, when: { next: times }, act });
    },
    turn,
    tick,
    async live(times, wait) {
      for (let n = 0; n < times; n++) {
        await turn(wait);
        await tick();
      }
    },
    answers: () => world.messages({ by: "bot" }),
    logged: () => lines.join("\n"),
  };
}

/** A button's value as our own cards carry it, for the group or person that gets the card. */
export async function signedValue(party: string, value: JsonObject): Promise<JsonObject> {
  const card = JSON.stringify({ behaviors: [{ type: "callback", value }] });
  const signed = JSON.parse(await signCard(await openSealer(TEST_APP.SEAL_KEY), party, card));
  return signed.behaviors[0].value as JsonObject;
}

/** What the card's button of this action sends back. */
export function valueOn(node: Json, action: string): JsonObject {
  const values = (part: Json | undefined): JsonObject[] => {
    if (part === null || typeof part !== "object") return [];
    if (!Array.isArray(part) && part.do === action) return [part];
    return Object.values(part).flatMap(values);
  };
  const [value] = values(node);
  if (!value) throw new Error(`no button does ${action}`);
  return value;
}
