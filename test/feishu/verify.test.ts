import { describe, expect, test } from "vitest";
import { utf8 } from "../../src/core/bytes.ts";
import { HOUR, MINUTE } from "../../src/core/clock.ts";
import { decrypt } from "../../src/feishu/decrypt.ts";
import { type Secrets, verify } from "../../src/feishu/verify.ts";
import { TEST_APP } from "../app.ts";
import { encrypt, envelope, messageEvent, push, type Signed, sign } from "../sign.ts";

const SECRETS: Secrets = {
  appId: TEST_APP.FEISHU_APP_ID,
  verificationToken: TEST_APP.FEISHU_VERIFICATION_TOKEN,
  encryptKey: TEST_APP.FEISHU_ENCRYPT_KEY,
};
const NOW = 1_700_000_000_000;
const SECONDS = NOW / 1000;

const check = ({ body, headers }: Signed, secrets = SECRETS, now = NOW) =>
  verify(utf8(body), headers, secrets, 8 * HOUR, now);
const unsigned = (body: string): Signed => ({ body, headers: new Headers() });
const refused = (status: number, why: string) => ({ ok: false, reason: { status, why } });
const genuine = { ok: true, value: { kind: "event" } };

describe("the platform's own vectors", () => {
  const secrets = { appId: "cli_x", verificationToken: "vtok", encryptKey: "test key" };
  const body =
    '{"encrypt":"AAECAwQFBgcICQoLDA0OD6alpwIsMFbSsWTHppjb1mFbEbHqVA7w6g4GoaNv4bGsrQk77quB1wvTAZnzRsHRB6lHBoPc4bYpYP1cwk6ytokFU8MLsHllNJg8t/ySKx8m"}';

  test("the short text is decrypted", async () => {
    expect(await decrypt("P37w+VZImNgPEO1RBhJ6RtKl7n6zymIbEG1pReEzghk=", "test key")).toBe("hello world");
  });

  test("the encrypted URL check is answered without a signature", async () => {
    const result = await check(unsigned(body), secrets);
    expect(result).toEqual({ ok: true, value: { kind: "challenge", challenge: "abc-123" } });
  });

  test("its signature is the documented one and is accepted", async () => {
    const signed = sign(body, "1700000000", "test key");
    expect(signed.headers.get("x-lark-signature")).toBe(
      "23d634de682992fe320fea03711144a54d5ba7414aeea082ac5d00f298f89719",
    );
    expect(await check(signed, secrets)).toMatchObject({ ok: true, value: { challenge: "abc-123" } });
  });
});

describe("a signed push", () => {
  test("is genuine", async () => {
    expect(await check(push(messageEvent(), SECONDS))).toMatchObject(genuine);
  });

  test("may carry its timestamp in milliseconds", async () => {
    expect(await check(push(messageEvent(), NOW))).toMatchObject(genuine);
  });

  test("is refused when one byte of it differs, even white space", async () => {
    const { body, headers } = push(messageEvent(), SECONDS);
    expect(await check({ body: `${body} `, headers })).toEqual(refused(401, "signature differs"));
  });

  test("is refused when it was signed with another key", async () => {
    expect(await check(push(messageEvent(), SECONDS, "another"))).toEqual(refused(401, "signature differs"));
  });

  test("is refused when its signature is cut short, is not hexadecimal, or has no timestamp", async () => {
    const { body, headers } = push(messageEvent(), SECONDS);
    const half = new Headers(headers);
    half.set("x-lark-signature", (headers.get("x-lark-signature") ?? "").slice(0, 32));
    expect(await check({ body, headers: half })).toEqual(refused(401, "signature differs"));
    half.set("x-lark-signature", "zz");
    expect(await check({ body, headers: half })).toEqual(refused(401, "signature is not hexadecimal"));
    half.delete("x-lark-request-timestamp");
    expect(await check({ body, headers: half })).toEqual(refused(401, "no timestamp"));
  });

  test("is good for eight hours and not a minute longer", async () => {
    const signed = push(messageEvent(), SECONDS);
    expect(await check(signed, SECRETS, NOW + 8 * HOUR)).toMatchObject(genuine);
    const late = await check(signed, SECRETS, NOW + 8 * HOUR + MINUTE);
    expect(late).toEqual(refused(401, "signature is too old"));
  });

  test("may be a little ahead of our clock, not an hour", async () => {
    const signed = push(messageEvent(), SECONDS);
    expect(await check(signed, SECRETS, NOW - MINUTE)).toMatchObject(genuine);
    expect(await check(signed, SECRETS, NOW - HOUR)).toEqual(refused(401, "signature is from the future"));
  });

  test("is refused when it is not encrypted although a key is configured", async () => {
    const plain = sign(JSON.stringify(messageEvent()), SECONDS);
    expect(await check(plain)).toEqual(refused(401, "not encrypted"));
  });

  test("is refused with a wrong verification token, or none", async () => {
    const wrong = envelope("im.message.receive_v1", {}, { token: "wrong" });
    expect(await check(push(wrong, SECONDS))).toEqual(refused(401, "verification token differs"));
    const none = envelope("im.message.receive_v1", {}, { token: undefined });
    expect(await check(push(none, SECONDS))).toEqual(refused(401, "verification token differs"));
  });

  test("is refused for another app", async () => {
    const other = envelope("im.message.receive_v1", {}, { app_id: "cli_other" });
    expect(await check(push(other, SECONDS))).toEqual(refused(401, "another app's id"));
  });

  test("of the old schema is checked by its own token and app", async () => {
    const token = TEST_APP.FEISHU_VERIFICATION_TOKEN;
    const old = {
      uuid: "u1",
      token,
      type: "event_callback",
      event: { type: "x", app_id: TEST_APP.FEISHU_APP_ID },
    };
    expect(await check(push(old, SECONDS))).toMatchObject(genuine);
    expect(await check(push({ ...old, token: "wrong" }, SECONDS))).toMatchObject(
      refused(401, "verification token differs"),
    );
  });

  test("that holds no JSON object is malformed", async () => {
    expect(await check(sign("{", SECONDS))).toEqual(refused(400, "not a JSON object"));
    expect(await check(sign("[]", SECONDS))).toEqual(refused(400, "not a JSON object"));
    expect(await check(sign('{"encrypt":"***"}', SECONDS))).toEqual(refused(400, "encrypt is not base64"));
    const inner = JSON.stringify({ encrypt: encrypt("no json") });
    expect(await check(sign(inner, SECONDS))).toEqual(
      refused(400, "what was encrypted is not a JSON object"),
    );
  });

  test("that was encrypted with another key is not genuine", async () => {
    const body = JSON.stringify({ encrypt: encrypt(JSON.stringify(messageEvent()), "another") });
    expect((await check(sign(body, SECONDS))).ok).toBe(false);
  });
});

describe("an unsigned request", () => {
  const token = TEST_APP.FEISHU_VERIFICATION_TOKEN;

  test("may be the encrypted URL check with the right token", async () => {
    const inner = JSON.stringify({ challenge: "c", token, type: "url_verification" });
    const result = await check(unsigned(JSON.stringify({ encrypt: encrypt(inner) })));
    expect(result).toEqual({ ok: true, value: { kind: "challenge", challenge: "c" } });
  });

  test("may not be the URL check with a wrong token, or in plain text although a key is configured", async () => {
    const wrong = JSON.stringify({ challenge: "c", token: "no", type: "url_verification" });
    const encrypted = unsigned(JSON.stringify({ encrypt: encrypt(wrong) }));
    expect(await check(encrypted)).toEqual(refused(401, "not signed"));
    const plain = unsigned(JSON.stringify({ challenge: "c", token, type: "url_verification" }));
    expect(await check(plain)).toEqual(refused(401, "not signed"));
  });

  test("learns nothing of how its decryption went", async () => {
    const bodies = [
      "{",
      "[]",
      '{"encrypt":"***"}',
      '{"encrypt":"AAAA"}',
      JSON.stringify({ encrypt: encrypt("no json") }),
    ];
    for (const body of bodies) expect(await check(unsigned(body))).toEqual(refused(401, "not signed"));
  });

  test("is never an event, however well it is encrypted", async () => {
    const body = JSON.stringify({ encrypt: encrypt(JSON.stringify(messageEvent())) });
    expect(await check(unsigned(body))).toEqual(refused(401, "not signed"));
  });
});

describe("without an Encrypt Key (local development)", () => {
  const secrets: Secrets = { ...SECRETS, encryptKey: undefined };

  test("the plain URL check and plain events pass by their token alone", async () => {
    const token = TEST_APP.FEISHU_VERIFICATION_TOKEN;
    const challenge = unsigned(JSON.stringify({ challenge: "c", token, type: "url_verification" }));
    expect(await check(challenge, secrets)).toMatchObject({ ok: true, value: { challenge: "c" } });
    expect(await check(unsigned(JSON.stringify(messageEvent())), secrets)).toMatchObject(genuine);
    const wrong = unsigned(JSON.stringify(envelope("x", {}, { token: "no" })));
    expect(await check(wrong, secrets)).toEqual(refused(401, "verification token differs"));
  });
});
