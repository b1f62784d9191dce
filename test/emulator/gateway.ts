// The platform's gateway: token, scope, rate, then the call itself; every answer in the platform's shape.
// Comes in: an HTTP request to /open-apis. Goes out: a response, or 'cut' when the connection is to be closed without
// one. It never lets an error of its own look like the platform's.

import type { CallRecord } from "./control-types.ts";
import type { ApiFaultAct } from "./fault-types.ts";
import { pauseAfter, pauseFor, strikeCall } from "./faults.ts";
import { countCall, tooOften } from "./limits.ts";
import { lacksScope, Refusal } from "./refusal.ts";
import { describeForm, readForm, readJson } from "./request-body.ts";
import { checkToken, redact } from "./tokens.ts";
import type { ApiName, JsonObject } from "./types.ts";
import { hasScope, randomId, type World } from "./world.ts";

/** A long local session must not fill the memory. */
const LONGEST_LOG = 20_000;

export interface CallContext {
  world: World;
  params: Record<string, string>;
  query: URLSearchParams;
  body: JsonObject;
  /** Of calls that take a form. */
  form: FormData;
  /** Size of the request body as it came. */
  bytes: number;
  /** Where a fault makes the call wait; sends wait after their uuid is in flight. */
  pause: () => Promise<void>;
  /** For the calls log. */
  record: CallRecord;
}

type CallAnswer = JsonObject | Response;

export interface Call {
  api: ApiName;
  method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  path: string;
  open?: boolean;
  /** Any one of these; none listed: none needed. */
  scopes: readonly string[];
  /** Where the call's own rate is lower than the common one. */
  perSecond?: number;
  /** multipart/form-data instead of JSON. */
  takes?: "form";
  /** A Response is an answer in bytes. */
  handle: (context: CallContext) => CallAnswer | Promise<CallAnswer>;
}

export interface GatewayRequest {
  path: string;
  params: Record<string, string>;
  query: URLSearchParams;
  authorization: string | undefined;
  contentType: string | undefined;
  raw: Uint8Array<ArrayBuffer>;
  /** Whether the caller has closed its connection. */
  gone: () => boolean;
}

function answer(status: number, body: string, headers: Record<string, string> = {}): Response {
  const standard = { "Content-Type": "application/json; charset=utf-8", "X-Tt-Logid": randomId("") };
  return new Response(body, { status, headers: { ...standard, ...headers } });
}

function refusalAnswer(refusal: Refusal): Response {
  const logId = randomId("");
  const error = {
    log_id: logId,
    troubleshooter: `https://open.feishu.cn/search?log_id=${logId}`,
    ...(refusal.violations.length > 0 && { field_violations: refusal.violations }),
  };
  const body = JSON.stringify({ code: refusal.code, msg: refusal.message, error });
  return answer(refusal.status, body, { ...refusal.headers, "X-Tt-Logid": logId });
}

/** Faults that answer in place of the platform; nothing is stored. */
function faultAnswer(act: ApiFaultAct | undefined): Response | undefined {
  if (act?.kind === "rate") return refusalAnswer(tooOften(50, act.reset));
  if (act?.kind === "http")
    return answer(act.status, act.body ?? "upstream error", { "Content-Type": "text/plain" });
  if (act?.kind !== "code") return undefined;
  return refusalAnswer(new Refusal(act.code, act.msg ?? "fault on demand", { status: act.status ?? 400 }));
}

async function perform(call: Call, context: CallContext, request: GatewayRequest): Promise<CallAnswer> {
  const { world } = context;
  const { authorization, raw } = request;
  if (!call.open) {
    checkToken(world, authorization);
    if (!hasScope(world, call.scopes)) throw lacksScope(call.scopes);
    countCall(world, call.api, call.perSecond);
  }
  if (call.takes === "form") {
    context.form = await readForm(raw, request.contentType);
    context.record.body = describeForm(context.form);
  } else {
    context.body = readJson(raw);
    context.record.body = redact(context.body);
  }
  return await call.handle(context);
}

export async function runCall(world: World, call: Call, request: GatewayRequest): Promise<Response | "cut"> {
  const act = strikeCall(world, call.api);
  const record: CallRecord = {
    at: world.clock.now(),
    api: call.api,
    method: call.method,
    path: request.path,
    status: 0,
    code: 0,
    message_id: request.params.message_id ?? "",
    uuid: "",
    bytes: request.raw.length,
    fault: act?.kind ?? "",
    body: null,
  };
  world.calls.push(record);
  if (world.calls.length > LONGEST_LOG) world.calls.shift();
  if (act?.kind === "drop") return "cut";
  const instead = faultAnswer(act);
  if (instead) {
    record.status = instead.status;
    record.code = act?.kind === "code" ? act.code : act?.kind === "rate" ? 99991400 : 0;
    return instead;
  }
  const { params, query, raw } = request;
  const pause = () => pauseFor(world, act);
  const context: CallContext = {
    ...{ world, params, query, pause, record },
    body: {},
    form: new FormData(),
    bytes: raw.length,
  };
  let response: Response;
  try {
    const done = await perform(call, context, request);
    if (done instanceof Response) done.headers.set("X-Tt-Logid", randomId(""));
    response = done instanceof Response ? done : answer(200, JSON.stringify(done));
    await pauseAfter(world, act);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    record.code = error.code;
    response = refusalAnswer(error);
  }
  // Status 0 in the log: nobody got an answer.
  if (act?.kind === "die after accepting" || request.gone()) return "cut";
  record.status = response.status;
  return response;
}
