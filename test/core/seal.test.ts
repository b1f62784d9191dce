import { describe, expect, test } from "vitest";
import { openSealer } from "../../src/core/seal.ts";
import { TEST_APP } from "../app.ts";

const sealer = await openSealer(TEST_APP.SEAL_KEY);
const other = await openSealer(btoa("x".repeat(32)));

describe("a seal", () => {
  test("opens to what was sealed", async () => {
    const value = { text: "路灯不亮😀", n: 1 };
    expect(await sealer.open("journal", "a", await sealer.seal("journal", "a", value))).toEqual(value);
  });

  test("shows nothing of what is in it, and is never the same twice", async () => {
    const [one, two] = await Promise.all([
      sealer.seal("memo", "a", "路灯"),
      sealer.seal("memo", "a", "路灯"),
    ]);
    expect(one).not.toBe(two);
    expect(one).toMatch(/^s1\.[\w-]+\.[\w-]+\.[\w-]+$/);
  });

  test("does not open under another id, another kind, another key, or when a byte was changed", async () => {
    const sealed = await sealer.seal("journal", "a", "x");
    await expect(sealer.open("journal", "b", sealed)).rejects.toThrow();
    await expect(sealer.open("memo", "a", sealed)).rejects.toThrow();
    await expect(other.open("journal", "a", sealed)).rejects.toThrow(/sealed with key/);
    const flipped = sealed.slice(0, -3) + (sealed.at(-3) === "A" ? "B" : "A") + sealed.slice(-2);
    await expect(sealer.open("journal", "a", flipped)).rejects.toThrow();
  });
});

describe("a tag", () => {
  test("is the same for the same ids and different without the key", async () => {
    expect(await sealer.tag("lane", "oc_1")).toBe(await sealer.tag("lane", "oc_1"));
    expect(await sealer.tag("lane", "oc_1")).not.toBe(await sealer.tag("memo", "oc_1"));
    expect(await sealer.tag("lane", "oc_1")).not.toBe(await other.tag("lane", "oc_1"));
  });

  test("does not confuse where one id ends and the next begins", async () => {
    expect(await sealer.tag("memo", "ab", "c")).not.toBe(await sealer.tag("memo", "a", "bc"));
  });
});
