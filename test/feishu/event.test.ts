import { describe, expect, test } from "vitest";
import type { Incoming, IncomingMessage } from "../../src/core/incoming.ts";
import { readable } from "../../src/feishu/content.ts";
import { parseEvent, readTime } from "../../src/feishu/event.ts";
import { envelope, messageEvent } from "../sign.ts";

function parsed(event: Record<string, unknown>): Incoming {
  const result = parseEvent(event);
  if (!result.ok) throw new Error(result.reason);
  return result.value.incoming;
}
const message = (overrides: Record<string, unknown>, sender = {}): IncomingMessage => {
  const incoming = parsed(messageEvent(overrides, sender));
  if (incoming.kind !== "message") throw new Error(incoming.kind);
  return incoming;
};
const contentOf = (message_type: string, content: unknown) =>
  message({ message_type, content: typeof content === "string" ? content : JSON.stringify(content) }).content;

describe("a received message", () => {
  test("is claimed by its message id, not by the event id", () => {
    expect(message({ message_id: "om_42" }).key).toBe("m:om_42");
  });

  test("knows private chats from groups; what else may come is a group", () => {
    expect(message({ chat_type: "p2p" }).place).toBe("private");
    expect(message({ chat_type: "group" }).place).toBe("group");
    expect(message({ chat_type: "topic_group" }).place).toBe("group");
  });

  test("keeps its topic", () => {
    expect(message({ thread_id: "omt_1", parent_id: "om_0", root_id: "om_0" }).threadId).toBe("omt_1");
  });

  test("is not lost for a field that is odd but not needed", () => {
    const odd = { thread_id: null, parent_id: null, create_time: 1_700_000_000_123, chat_type: undefined };
    expect(message(odd)).toMatchObject({ messageId: "om_1", place: "group", sentAt: 1_700_000_000_123 });
    const mentions = [
      { name: "没有 key" },
      null,
      { key: "@_user_1", id: { open_id: "ou_bot" }, name: "助手" },
    ];
    expect(message({ mentions }).mentions.at(-1)).toMatchObject({ openId: "ou_bot" });
  });

  test("tells people from bots, which may come without ids", () => {
    expect(message({}, { sender_type: "bot", sender_id: null }).sender).toMatchObject({
      isUser: false,
      openId: "",
    });
  });

  test("ignores fields that nobody uses", () => {
    expect(message({ user_agent: "x", lark_agent_context: { y: 1 } }).messageId).toBe("om_1");
  });

  test("without an id is malformed", () => {
    expect(parseEvent(messageEvent({ message_id: undefined })).ok).toBe(false);
    expect(parseEvent({ schema: "2.0", header: {} }).ok).toBe(false);
    expect(parseEvent({ schema: "2.0", header: null }).ok).toBe(false);
  });
});

test("times are read by their length: seconds, milliseconds, microseconds", () => {
  const same = ["1700000000", "1700000000000", "1700000000000000"].map(readTime);
  expect(same).toEqual([1_700_000_000_000, 1_700_000_000_000, 1_700_000_000_000]);
  expect(readTime("soon")).toBe(0);
  expect(message({ create_time: "1700000000123" }).sentAt).toBe(1_700_000_000_123);
  expect(message({ create_time: "1700000000123456" }).sentAt).toBe(1_700_000_000_123);
});

describe("content", () => {
  test("of a text message is its text", () => {
    expect(contentOf("text", { text: "你好" })).toEqual({ type: "text", text: "你好" });
  });

  test("is empty when the message was recalled before it came", () => {
    expect(contentOf("text", "")).toEqual({ type: "empty" });
    expect(contentOf("text", { text: "  " })).toEqual({ type: "empty" });
  });

  test("of rich text is its visible text, line by line, with mentions in place", () => {
    const content = [
      [
        { tag: "at", user_id: "@_user_1", user_name: "助手", style: [] },
        { tag: "text", text: " 贵阳", style: ["bold"] },
        { tag: "a", text: "2024年", href: "https://x.test", style: [] },
      ],
      [
        { tag: "img", image_key: "img_1" },
        { tag: "emotion", emoji_type: "SMILE" },
      ],
      [{ tag: "hr" }],
      [{ tag: "code_block", language: "TS", text: "let a" }],
      [{ tag: "md", text: "社区协商" }, { tag: "unheard_of" }, null],
    ];
    const expected = { type: "text", text: "标题\n@_user_1 贵阳2024年\nlet a\n社区协商" };
    expect(contentOf("post", { title: "标题", content })).toEqual(expected);
    expect(contentOf("post", { zh_cn: { title: "标题", content } })).toEqual(expected);
  });

  test("of rich text without a word is what else is in it", () => {
    const post = (...nodes: unknown[]) => contentOf("post", { title: "", content: [nodes] });
    expect(post({ tag: "img", image_key: "i" })).toEqual({ type: "image", text: "" });
    expect(post({ tag: "media", file_key: "f" })).toEqual({ type: "media", text: "" });
    expect(post({ tag: "emotion", emoji_type: "SMILE" })).toEqual({ type: "unknown", text: "" });
  });

  test.each([
    ["image", { image_key: "img_1" }, { type: "image", text: "" }],
    ["file", { file_key: "file_1", file_name: "报告.docx" }, { type: "file", text: "报告.docx" }],
    ["folder", { file_key: "file_1", file_name: "材料" }, { type: "folder", text: "材料" }],
    ["audio", { file_key: "file_1", duration: 2000 }, { type: "audio", text: "" }],
    [
      "media",
      { file_key: "f", image_key: "i", file_name: "a.mp4", duration: 1 },
      { type: "media", text: "a.mp4" },
    ],
    ["sticker", { file_key: "f" }, { type: "sticker", text: "" }],
    [
      "interactive",
      { title: "卡片", elements: [[{ tag: "text", text: "x" }]] },
      { type: "card", text: "卡片" },
    ],
    ["hongbao", { text: "恭喜" }, { type: "hongbao", text: "恭喜" }],
    ["share_chat", { chat_id: "oc_2" }, { type: "share_chat", text: "" }],
    ["share_user", { user_id: "ou_2" }, { type: "share_user", text: "" }],
    ["share_calendar_event", { summary: "全会" }, { type: "calendar", text: "全会" }],
    ["calendar", { summary: "全会" }, { type: "calendar", text: "全会" }],
    ["general_calendar", { summary: "全会" }, { type: "calendar", text: "全会" }],
    ["location", { name: "观山湖", longitude: "1", latitude: "2" }, { type: "location", text: "观山湖" }],
    ["video_chat", { topic: "会", start_time: "1" }, { type: "video_chat", text: "会" }],
    ["todo", { task_id: "t", summary: { title: "x", content: [] } }, { type: "todo", text: "" }],
    ["vote", { topic: "选", options: ["a"] }, { type: "vote", text: "选" }],
    ["system", { template: "x" }, { type: "system", text: "" }],
    ["merge_forward", { content: "Merged and Forwarded Message" }, { type: "merge_forward", text: "" }],
    ["of_next_year", { a: 1 }, { type: "unknown", text: "" }],
  ])("of %s is read to its kind", (type, content, expected) => {
    expect(contentOf(type, content)).toEqual(expected);
  });

  test("that is no JSON breaks nothing", () => {
    expect(contentOf("post", "[")).toEqual({ type: "unknown", text: "" });
    expect(contentOf("post", { content: "x" })).toEqual({ type: "unknown", text: "" });
    expect(contentOf("text", { text: 7 })).toEqual({ type: "empty" });
  });
});

describe("mentions", () => {
  const at = (n: number, openId: string, name: string) => ({ key: `@_user_${n}`, openId, name });

  test("@_user_1 and @_user_10 in one text are two people", () => {
    const mentions = [at(1, "ou_bot", "助手"), at(10, "ou_ten", "张十")];
    expect(readable("@_user_1 问 @_user_10 贵阳", mentions, "ou_bot")).toBe("问 @张十 贵阳");
  });

  test("a name that looks like a pattern is only a name", () => {
    expect(readable("@_user_1 贵阳", [at(1, "ou_x", "$& $1")], "ou_bot")).toBe("@$& $1 贵阳");
  });

  test("the bot's own is dropped wherever it stands, and @所有人 too", () => {
    const mentions = [at(1, "ou_bot", "助手"), { key: "@_all", openId: "", name: "所有人" }];
    expect(readable("贵阳 @_user_1 2024年 @_all", mentions, "ou_bot")).toBe("贵阳 2024年");
    expect(readable("@_all 贵阳", [], "ou_bot")).toBe("贵阳");
  });

  test("are read from the event with the ids that say who is meant", () => {
    const { mentions } = message({
      mentions: [
        { key: "@_user_1", id: { open_id: "ou_bot", union_id: "on_b" }, mentioned_type: "bot", name: "助手" },
        { key: "@_all", id: {}, name: "所有人" },
      ],
    });
    expect(mentions).toEqual([at(1, "ou_bot", "助手"), { key: "@_all", openId: "", name: "所有人" }]);
  });
});

describe("other pushes", () => {
  test("a click carries what our card gave it, and nothing if a client sends a string", () => {
    const event = (value: unknown) =>
      envelope("card.action.trigger", {
        operator: { open_id: "ou_1", tenant_key: "tenant_1" },
        token: "c-1",
        action: { value, tag: "button" },
        host: "im_message",
        context: { open_message_id: "om_1", open_chat_id: "oc_1" },
      });
    expect(parsed(event({ v: 1, do: "ask" }))).toMatchObject({
      kind: "click",
      key: "e:ev_1",
      value: { v: 1, do: "ask" },
    });
    expect(parsed(event("a string"))).toMatchObject({ kind: "click", value: {} });
  });

  test("an unknown type is known by its name, in both schemas", () => {
    expect(parsed(envelope("drive.file.read_v1", {}))).toEqual({
      kind: "other",
      key: "e:ev_1",
      type: "drive.file.read_v1",
    });
    const old = { uuid: "u1", type: "event_callback", event: { type: "message_read" } };
    expect(parsed(old)).toEqual({ kind: "other", key: "e:u1", type: "message_read" });
  });
});
