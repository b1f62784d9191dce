/**
 * The routes. In: what the platform posts. Out: 200 once it is durable, else the status that says why not.
 * Never: work before the answer (but for clicks, which are answered with their outcome).
 */
import { type Context, Hono } from "hono";
import { click } from "./click.ts";
import type { Clock } from "./core/clock.ts";
import { errorName, type Log } from "./core/log.ts";
import type { Config } from "./env.ts";
import { readBody } from "./feishu/body.ts";
import { type Parsed, parseEvent } from "./feishu/event.ts";
import { verify } from "./feishu/verify.ts";
import { take } from "./inbox.ts";
import { sendDue } from "./outbox.ts";
import { type PipelinePorts, runOrPostpone } from "./pipeline.ts";

export interface WebhookPorts {
  config: Config;
  clock: Clock;
  log: Log;
  /** The rest, opened only for what is genuine. */
  pipeline: () => Promise<PipelinePorts>;
}

/** @throws Response with 500 when the configuration is incomplete; its sentences are in the log. */
type Open = (c: Context) => Promise<WebhookPorts | Response>;

export function webhook(open: Open): Hono {
  const app = new Hono();
  app.post("/webhook/event", (c) => receive(c, open, "event", takeEvent));
  app.post("/webhook/card", (c) => receive(c, open, "card", takeClick));
  app.all("/webhook/event", (c) => c.body(null, 405, { allow: "POST" }));
  app.all("/webhook/card", (c) => c.body(null, 405, { allow: "POST" }));
  return app;
}

type Take = (c: Context, ports: WebhookPorts, parsed: Parsed) => Promise<Response>;

/** What both routes share: size, genuineness, the URL check, parsing. */
async function receive(c: Context, open: Open, kind: "event" | "card", next: Take): Promise<Response> {
  const ports = await open(c);
  if (ports instanceof Response) return ports;
  const { config, clock, log } = ports;
  const body = await readBody(c.req.raw);
  if (!body) return c.body(null, 413);
  const genuine = await verify(body, c.req.raw.headers, config.secrets, config.fresh[kind], clock.now());
  if (!genuine.ok) {
    log("warn", "refused", { event: kind, status: genuine.reason.status, outcome: genuine.reason.why });
    return c.body(null, genuine.reason.status);
  }
  if (genuine.value.kind === "challenge") return c.json({ challenge: genuine.value.challenge });
  const parsed = parseEvent(genuine.value.body);
  if (!parsed.ok) {
    log("warn", "malformed", { event: kind, outcome: parsed.reason });
    return c.body(null, 400);
  }
  if (config.tenantKey && parsed.value.tenantKey !== config.tenantKey) return foreign(c, log);
  return next(c, ports, parsed.value);
}

function foreign(c: Context, log: Log): Response {
  log("warn", "refused", { status: 401, outcome: "another tenant's key" });
  return c.body(null, 401);
}

async function takeEvent(
  c: Context,
  ports: WebhookPorts,
  { incoming, tenantKey }: Parsed,
): Promise<Response> {
  if (incoming.kind !== "message") {
    ports.log("info", "ignored", {
      id: incoming.key,
      event: incoming.kind === "other" ? incoming.type : incoming.kind,
    });
    return c.json({});
  }
  const pipeline = await ports.pipeline();
  const claimed = await take(pipeline, incoming, tenantKey);
  ports.log("info", "received", { id: incoming.key, outcome: claimed });
  if (claimed === "foreign") return foreign(c, ports.log);
  if (claimed === "unavailable") return c.body(null, 503);
  if (claimed === "new") c.executionCtx.waitUntil(runOrPostpone(pipeline, incoming));
  return c.json({});
}

async function takeClick(
  c: Context,
  ports: WebhookPorts,
  { incoming, tenantKey }: Parsed,
): Promise<Response> {
  if (incoming.kind !== "click") return takeEvent(c, ports, { incoming, tenantKey });
  const pipeline = await ports.pipeline();
  try {
    const { toast, send } = await click(pipeline, incoming, tenantKey);
    if (send.length > 0) c.executionCtx.waitUntil(sendDue(pipeline, send));
    return c.json({ toast });
  } catch (error) {
    ports.log("error", "failed", { id: incoming.key, error: errorName(error) });
    return c.json({ toast: { type: "error", content: "刚才没有办成，请再点一次。" } });
  }
}
