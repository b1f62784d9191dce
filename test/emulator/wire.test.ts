import { createDecipheriv, createHash } from "node:crypto";
import { expect, test } from "vitest";
import { encrypt, seal, signature } from "./wire.ts";
import { makeWorld } from "./world.ts";

const KEY = "test key";

function decrypt(key: string, encrypted: string): string {
  const bytes = Buffer.from(encrypted, "base64");
  const hashed = createHash("sha256").update(key).digest();
  const decipher = createDecipheriv("aes-256-cbc", hashed, bytes.subarray(0, 16));
  return Buffer.concat([decipher.update(bytes.subarray(16)), decipher.final()]).toString("utf8");
}

test("the vectors of the document: key, hello world, and a body with its signature", () => {
  expect(createHash("sha256").update(KEY).digest("hex")).toBe(
    "fa2bdca424f01f01ffb48df93acc35d439c7fd331a1a7fba6ac2fd83aa9ab31a",
  );
  const hello = "P37w+VZImNgPEO1RBhJ6RtKl7n6zymIbEG1pReEzghk=";
  expect(encrypt(KEY, "hello world", Buffer.from(hello, "base64").subarray(0, 16))).toBe(hello);

  const encrypted =
    "AAECAwQFBgcICQoLDA0OD6alpwIsMFbSsWTHppjb1mFbEbHqVA7w6g4GoaNv4bGsrQk77quB1wvTAZnzRsHRB6lHBoPc4bYpYP1cwk6ytokFU8MLsHllNJg8t/ySKx8m";
  const plain = '{"challenge":"abc-123","token":"vtok","type":"url_verification"}';
  expect(encrypt(KEY, plain, Buffer.from(encrypted, "base64").subarray(0, 16))).toBe(encrypted);
  expect(signature("1700000000", "n0nce", KEY, JSON.stringify({ encrypt: encrypted }))).toBe(
    "23d634de682992fe320fea03711144a54d5ba7414aeea082ac5d00f298f89719",
  );
});

test("the signature is over exactly the bytes that are sent, and every seal has a new iv", () => {
  const { app } = makeWorld({ app: { encrypt_key: KEY } });
  const how = { signed: true, unit: "s" } as const;
  const sealed = seal(app, { text: "政协" }, 1_700_000_000_000, how);
  const { "X-Lark-Request-Timestamp": time = "", "X-Lark-Request-Nonce": nonce = "" } = sealed.headers;
  expect(time).toBe("1700000000");
  expect(sealed.headers["X-Lark-Signature"]).toBe(signature(time, nonce, KEY, sealed.body));
  const { encrypt: encrypted } = JSON.parse(sealed.body) as { encrypt: string };
  expect(JSON.parse(decrypt(KEY, encrypted))).toEqual({ text: "政协" });
  expect(seal(app, { text: "政协" }, 1_700_000_000_000, how).body).not.toBe(sealed.body);
});

test("without an Encrypt Key the body is plain and nothing is signed", () => {
  const { app } = makeWorld({ app: { encrypt_key: "" } });
  const sealed = seal(app, { a: 1 }, 0, { signed: true, unit: "s" });
  expect(sealed).toEqual({ headers: { "Content-Type": "application/json; charset=utf-8" }, body: '{"a":1}' });
});
