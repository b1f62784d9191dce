// What tests and scripts hold in their hand: one world of a running emulator.
// Comes in: its origin. Goes out: typed calls to the control routes. Runs in Node and in workerd; it never imports node:.
import type {
  CallRecord,
  ClickRequest,
  ClickResult,
  DeliveryReport,
  DeliveryView,
  DueDelivery,
  LedgerRow,
  MembersRequest,
  MessageView,
  ReactRequest,
  ReadResult,
  SayRequest,
  SayResult,
  UploadRequest,
  WorldInfo,
  WorldOptions,
} from "./control-types.ts";
import type { Fault } from "./fault-types.ts";
import type { Switches } from "./switches.ts";
import type { AppConfig, Chat, JsonObject, Person } from "./types.ts";
import type { ArmedFault } from "./world.ts";

export interface Caused {
  deliveries: string[];
  not_delivered: string;
}

export interface MessageQuery {
  chat?: string;
  since?: number;
  by?: MessageView["sent_by"];
  reply_to?: string;
}

/** The worker's side: takes the platform's request, gives its answer. */
export type Send = (request: Request) => Promise<Response>;

export interface DeliverOptions {
  /** Where the worker answers; only the path matters to it. */
  eventUrl?: string;
  cardUrl?: string;
  /** How many requests are under way at once; 1 by default. */
  concurrency?: number;
  /** Reported instead of the measured time, so that a busy machine does not look like a slow worker. */
  durationMs?: number;
  /** Sees what was pushed and how it was answered. */
  onAnswer?: (due: DueDelivery, report: DeliveryReport) => void;
}

/** The emulator would not: its sentence, in English, for whoever wants to say it otherwise. */
export class Refused extends Error {
  readonly why: string;

  constructor(what: string, status: number, text: string) {
    super(`${what}: ${status} ${text}`);
    this.why = text.startsWith('{"error":') ? (JSON.parse(text) as { error: string }).error : text;
  }
}

async function call<T>(method: string, url: string, body?: unknown): Promise<T> {
  const init = body === undefined ? { method } : { method, body: JSON.stringify(body) };
  return answerOf<T>(method, url, await fetch(url, init));
}

async function answerOf<T>(method: string, url: string, response: Response): Promise<T> {
  const text = await response.text();
  if (!response.ok) throw new Refused(`${method} ${new URL(url).pathname}`, response.status, text);
  return JSON.parse(text) as T;
}

export class EmulatedWorld {
  readonly info: WorldInfo;
  /** For the SDK's option `domain`. */
  readonly domain: string;

  constructor(info: WorldInfo) {
    this.info = info;
    this.domain = info.domain;
  }

  #get<T>(path: string): Promise<T> {
    return call<T>("GET", `${this.domain}/emulator${path}`);
  }

  #post<T>(path: string, body: unknown = {}): Promise<T> {
    return call<T>("POST", `${this.domain}/emulator${path}`, body);
  }

  look = () => this.#get<WorldInfo>("");
  say = (request: SayRequest) => this.#post<SayResult>("/say", request);
  click = (request: ClickRequest) => this.#post<ClickResult>("/click", request);
  enter = (person: string) => this.#post<Caused & { chat_id: string }>("/enter", { person });
  menu = (person: string, event_key: string) => this.#post<Caused>("/menu", { person, event_key });
  recall = (message_id: string, by = "message_owner") => this.#post<Caused>("/recall", { message_id, by });
  react = (request: ReactRequest) => this.#post<Caused>("/react", request);
  /** Reads what the bot wrote in the private chat. */
  read = (person: string) => this.#post<ReadResult>("/read", { person });
  /** The key, for a message that the person says next: raw {type, content}. */
  upload = async (request: UploadRequest, bytes: Uint8Array<ArrayBuffer>, contentType: string) => {
    const url = `${this.domain}/emulator/upload?${new URLSearchParams({ ...request })}`;
    const headers = { "Content-Type": contentType };
    const response = await fetch(url, { method: "POST", headers, body: bytes });
    return (await answerOf<{ key: string }>("POST", url, response)).key;
  };
  /** Where the bytes of a key are. */
  resourceUrl = (key: string) => `${this.domain}/emulator/resources/${key}`;
  moveMembers = (request: MembersRequest) => this.#post<Caused>("/members", request);
  resign = (person: string) => this.#post<Caused>("/resign", { person });
  addBot = (chat: string, person: string) => this.#post<Caused>("/bot/add", { chat, person });
  removeBot = (chat: string, person: string) => this.#post<Caused>("/bot/remove", { chat, person });
  dissolve = (chat: string, person: string, keep_history = false) =>
    this.#post<Caused>("/dissolve", { chat, person, keep_history });
  event = (type: string, event: JsonObject, old_envelope = false) =>
    this.#post<Caused>("/event", { type, event, old_envelope });
  checkUrl = (url: "event" | "card" = "event") => this.#post<Caused>("/check-url", { url });

  configure = (app: Partial<AppConfig>, mode?: "push" | "pull") =>
    this.#post<WorldInfo>("/settings", mode === undefined ? { app } : { app, mode });
  person = (person: Partial<Person>) => this.#post<Person>("/people", person);
  chat = (chat: Partial<Chat>) => this.#post<Chat>("/chats", chat);
  setSwitches = (switches: Partial<Switches>) => this.#post<Switches>("/switches", switches);

  now = async () => (await this.#get<{ now: number }>("/clock")).now;
  turn = async (turn_ms: number) => (await this.#post<{ now: number }>("/clock", { turn_ms })).now;
  turnTo = async (to: number) => (await this.#post<{ now: number }>("/clock", { to })).now;
  freeze = async () => (await this.#post<{ now: number }>("/clock", { freeze: true })).now;
  run = async () => (await this.#post<{ now: number }>("/clock", { run: true })).now;

  /** Those that are armed; one for the `next` calls is gone when they have come. */
  faults = () => this.#get<ArmedFault[]>("/faults");
  fault = (fault: Fault) => this.#post<{ id: string }>("/faults", fault);
  clearFaults = () => call<{ released: number }>("DELETE", `${this.domain}/emulator/faults`);
  releaseHeld = () => this.#post<{ released: number }>("/faults/release");

  messages = (query: MessageQuery = {}) => {
    const search = new URLSearchParams();
    for (const [name, value] of Object.entries(query))
      if (value !== undefined) search.set(name, String(value));
    return this.#get<MessageView[]>(`/messages?${search}`);
  };
  ledger = () => this.#get<LedgerRow[]>("/ledger");
  /** @param since on the world's clock. */
  calls = (since = 0) => this.#get<CallRecord[]>(`/calls?since=${since}`);
  deliveries = () => this.#get<DeliveryView[]>("/deliveries");
  delivery = (id: string) => this.#get<DeliveryView>(`/deliveries/${id}`);
  due = (limit = 100) => this.#get<DueDelivery[]>(`/deliveries/due?limit=${limit}`);
  report = (id: string, report: DeliveryReport) =>
    this.#post<DeliveryView>(`/deliveries/${id}/result`, report);
  /** Push mode: waits until nothing is under way. */
  settle = () => this.#post<{ now: number }>("/settle");
  reset = () => this.#post<object>("/reset");
  remove = () => call<object>("DELETE", `${this.domain.replace("/w/", "/worlds/")}`);

  async #deliver(send: Send, due: DueDelivery, options: DeliverOptions): Promise<DeliveryView> {
    const url = due.url === "event" ? options.eventUrl : options.cardUrl;
    const path = due.url === "event" ? "/webhook/event" : "/webhook/card";
    const request = new Request(url ?? `https://bot.invalid${path}`, {
      method: "POST",
      headers: due.headers,
      body: due.body,
    });
    const started = Date.now();
    let report: DeliveryReport;
    try {
      const response = await send(request);
      const body = await response.text();
      report = { status: response.status, duration_ms: options.durationMs ?? Date.now() - started, body };
    } catch (error) {
      report = {
        status: 0,
        duration_ms: options.durationMs ?? Date.now() - started,
        body: `the connection failed: ${String(error)}`,
      };
    }
    options.onAnswer?.(due, report);
    return this.report(due.id, report);
  }

  /** Pull mode: hands over what is due until nothing is, and reports each answer. */
  async deliverDue(send: Send, options: DeliverOptions = {}): Promise<DeliveryView[]> {
    const done: DeliveryView[] = [];
    const width = options.concurrency ?? 1;
    for (let due = await this.due(width); due.length > 0; due = await this.due(width)) {
      done.push(...(await Promise.all(due.map((one) => this.#deliver(send, one, options)))));
    }
    return done;
  }

  /** Pull mode: turns the clock, stopping wherever something falls due, and delivers it there. */
  async turnThrough(ms: number, send: Send, options: DeliverOptions = {}): Promise<DeliveryView[]> {
    const target = (await this.now()) + ms;
    const done = await this.deliverDue(send, options);
    for (let next = await this.#nextDue(); next !== null && next <= target; next = await this.#nextDue()) {
      await this.turnTo(Math.max(next, await this.now()));
      done.push(...(await this.deliverDue(send, options)));
    }
    await this.turn(Math.max(0, target - (await this.now())));
    return done;
  }

  async #nextDue(): Promise<number | null> {
    return (await this.#get<{ due_at: number | null }>("/deliveries/next")).due_at;
  }
}

export async function createWorld(origin: string, options: WorldOptions = {}): Promise<EmulatedWorld> {
  return new EmulatedWorld(await call<WorldInfo>("POST", `${origin}/worlds`, options));
}

/** A world that is there already. */
export async function openWorld(origin: string, id: string): Promise<EmulatedWorld> {
  return new EmulatedWorld(await call<WorldInfo>("GET", `${origin}/w/${id}/emulator`));
}
