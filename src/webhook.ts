/**
 * The routes. In: what the platform posts. Out: 200 once it is durable, else the status that says why not.
 * Never: work before the answer (but for clicks, which are answered with their outcome).
 */
import { type Context, Hono } from "hono";
import { type Clock, systemClock } from "./core/clock.ts";
import type { IncomingEvent } from "./core/incoming.ts";
import { lazily } from "./core/lazy.ts";
import { errorName, type Log } from "./core/log.ts";
import type { Config } from "./env.ts";
import { readBody } from "./feishu/body.ts";
import { verify } from "./feishu/verify.ts";
import { type Claimed, take } from "./inbox.ts";
import type { PipelinePorts } from "./ports.ts";

export interface WebhookPorts {
  config: Config;
  clock: Clock;
  log: Log;
  /** The rest, opened only for what is genuine. */
  pipeline: () => Promise<PipelinePorts>;
}

/** @returns a finished answer when the configuration is incomplete; its sentences are in the log. */
type Open = (c: Context) => Promise<WebhookPorts | Response>;

// Schemas are loaded by the first genuine push; what works after the 200, after the first one.
const events = lazily(() => import("./feishu/event.ts"));
const clicks = lazily(() => import("./clicks/answer.ts"));
const afterAnswer = lazily(() => import("./pipeline.ts"));

export function webhook(open: Open, log: Log): Hono {
  const app = new Hono();
  // One verification for both. The platform allows one address for events and callbacks, so either route takes either.
  for (const kind of ["event", "card"] as const) {
    app.post(`/webhook/${kind}`, (c) => receive(c, open, kind));
    app.all(`/webhook/${kind}`, (c) => c.body(null, 405, { allow: "POST" }));
  }
  app.onError((error, c) => {
    log("error", "failed", { error: errorName(error) });
    return c.body(null, 503);
  });
  return app;
}

async function receive(c: Context, open: Open, kind: "event" | "card"): Promise<Response> {
  const begun = systemClock.now();
  const ports = await open(c);
  if (ports instanceof Response) return ports;
  const { config, clock, log } = ports;
  const body = await readBody(c.req.raw);
  if (!body) return c.body(null, 413);
  const genuine = await verify(body, c.req.raw.headers, config.secrets, config.fresh.event, clock.now());
  if (!genuine.ok) {
    log("warn", "refused", { event: kind, status: genuine.reason.status, outcome: genuine.reason.why });
    return c.body(null, genuine.reason.status);
  }
  if (genuine.value.kind === "challenge") return c.json({ challenge: genuine.value.challenge });
  const { parseEvent } = await events();
  const parsed = parseEvent(genuine.value.body);
  if (!parsed.ok) {
    log("warn", "malformed", { event: kind, outcome: parsed.reason });
    return c.body(null, 400);
  }
  const { incoming, tenantKey } = parsed.value;
  if (config.tenantKey && tenantKey !== config.tenantKey) return foreign(c, log);
  switch (incoming.kind) {
    case "click": {
      // Whichever route it took: a click is pushed once, at once.
      if (clock.now() - genuine.value.signedAt > config.fresh.card) {
        log("warn", "refused", {
          id: incoming.key,
          status: 401,
          outcome: "signature is too old for a click",
        });
        return c.body(null, 401);
      }
      const { answerClick } = await clicks();
      const { body, after } = await answerClick(
        await ports.pipeline(),
        incoming,
        tenantKey,
        systemClock.now() - begun,
      );
      c.executionCtx.waitUntil(after);
      return c.json(body);
    }
    case "other":
      log("info", "ignored", { id: incoming.key, event: incoming.type });
      return c.json({});
    default:
      // What is configured has been compared; only without it the store's first one counts.
      return takeEvent(c, ports, incoming, config.tenantKey ? "" : tenantKey);
  }
}

function foreign(c: Context, log: Log): Response {
  log("warn", "refused", { status: 401, outcome: "another tenant's key" });
  return c.body(null, 401);
}

async function takeEvent(
  c: Context,
  ports: WebhookPorts,
  incoming: IncomingEvent,
  tenantKey: string,
): Promise<Response> {
  const pipeline = await ports.pipeline();
  const taken = await take(pipeline, incoming, tenantKey);
  const goOn = async (claimed: Claimed) => {
    if (claimed !== "new") return;
    const { runAndSend } = await afterAnswer();
    await runAndSend(pipeline, incoming);
  };
  if ("late" in taken) {
    ports.log("error", "received", { id: incoming.key, outcome: "late" });
    c.executionCtx.waitUntil(taken.late.then(goOn));
    return c.body(null, 503);
  }
  ports.log("info", "received", { id: incoming.key, outcome: taken.outcome });
  if (taken.outcome === "foreign") return foreign(c, ports.log);
  if (taken.outcome === "failed") return c.body(null, 503);
  c.executionCtx.waitUntil(goOn(taken.outcome));
  return c.json({});
}
