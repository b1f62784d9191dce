import { describe, expect, it } from "vitest";
import { callbackValue, identity } from "./identity.ts";

const behaviors = [
  { type: "open_url", default_url: "https://a.cn" },
  { type: "callback", value: { v: 1 } },
];

describe("a component that is tapped", () => {
  it("is known by its name within a form", () => {
    expect(identity({ tag: "button", name: "send", element_id: "e1", behaviors }, true)).toEqual({
      name: "send",
    });
  });

  it("is known by its value when it is a button", () => {
    expect(identity({ tag: "button", name: "x", behaviors }, false)).toEqual({ value: { v: 1 } });
    expect(identity({ tag: "button", value: { old: 1 } }, false)).toEqual({ value: { old: 1 } });
  });

  it("is known by its element_id where it has one, for two buttons may carry the same value", () => {
    expect(identity({ tag: "button", element_id: "e1", behaviors }, false)).toEqual({
      element_id: "e1",
      value: { v: 1 },
    });
  });

  it("is known by its name when it is a choice, else by its value", () => {
    expect(identity({ tag: "select_static", name: "kind", behaviors }, false)).toEqual({ name: "kind" });
    expect(identity({ tag: "overflow", behaviors }, false)).toEqual({ value: { v: 1 } });
  });

  it("is known by what stands on it when there is nothing else", () => {
    expect(identity({ tag: "button", text: { tag: "plain_text", content: "提交" } }, true)).toEqual({
      label: "提交",
    });
  });

  it("calls back only when it says so", () => {
    expect(callbackValue({ behaviors: [{ type: "open_url" }], value: { no: 1 } })).toBeUndefined();
  });
});
