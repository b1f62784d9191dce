// Tenant access tokens: given out, and checked on every other call.
// Comes in: a request for a token, or an Authorization header. Goes out: the token, or the platform's refusal.
// It never forgets a token early: an old and a new one are valid side by side.
import { badField, Refusal, refuse } from "./refusal.ts";
import type { Json, JsonObject } from "./types.ts";
import { randomId, type World } from "./world.ts";

const LIFE = 2 * 3600 * 1000;
/** With at least this much left the same token is returned. */
const RENEW_BELOW = 30 * 60 * 1000;

function refuseApp(world: World, code: number, sentence: string): Refusal {
  return new Refusal(code, sentence, { status: world.switches.tokenRefusalStatus });
}

export function issueToken(world: World, body: JsonObject): JsonObject {
  const { app_id: appId, app_secret: secret } = body;
  if (typeof appId !== "string" || appId === "") throw badField("app_id", appId, "app_id is required");
  if (typeof secret !== "string" || secret === "") throw badField("app_secret", "", "app_secret is required");
  if (appId !== world.app.app_id) throw refuseApp(world, 10014, "app id unknown, or the app is disabled");
  if (secret !== world.app.app_secret) {
    throw refuseApp(world, world.switches.tokenWrongSecretCode, "app secret invalid");
  }
  const now = world.clock.now();
  world.tokens = world.tokens.filter((token) => token.expires_at > now);
  let token = world.tokens.find((known) => known.expires_at - now >= RENEW_BELOW);
  if (!token) {
    token = { value: randomId("t-"), expires_at: now + LIFE };
    world.tokens.push(token);
  }
  const expire = Math.floor((token.expires_at - now) / 1000);
  return { code: 0, msg: "ok", tenant_access_token: token.value, expire };
}

export function checkToken(world: World, authorization: string | undefined): void {
  const status = world.switches.tokenInvalidStatus;
  const value = authorization?.match(/^Bearer\s+(\S+)$/i)?.[1];
  if (value === undefined) throw refuse(99991661);
  if (value.startsWith("u-")) throw refuse(99991668);
  if (!value.startsWith("t-")) throw refuse(99991671);
  const token = world.tokens.find((known) => known.value === value);
  if (!token || token.expires_at <= world.clock.now()) {
    throw new Refusal(99991663, refuse(99991663).message, { status });
  }
}

/** For the calls log: the request's JSON without what must stay secret. */
export function redact(body: Json): Json {
  if (body === null || typeof body !== "object" || Array.isArray(body)) return body;
  return "app_secret" in body ? { ...body, app_secret: "(secret)" } : body;
}
