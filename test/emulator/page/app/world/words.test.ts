// Words: messages in one line, reasons in Chinese, times in Beijing, text taken apart.
import { describe, expect, test } from "vitest";
import { moveBot, say } from "../../../acts.ts";
import { Refused } from "../../../client.ts";
import type { WorldOptions } from "../../../control-types.ts";
import { listMessages } from "../../../views.ts";
import { makeWorld } from "../../../world.ts";
import { botText, personText } from "../content/rich.ts";
import { clickToast, whyNotDelivered, whyRefused } from "./reasons.ts";
import { dayName, fromField, separatorTime, toField } from "./time.ts";
import { oneLine, plainText, withNames } from "./words.ts";

const PEOPLE = { people: [{ name: "林委员" }, { name: "周委员" }], chats: [{ name: "群" }] };

describe("a message in one line", () => {
  const world = makeWorld(PEOPLE);
  const shown = (request: Parameters<typeof say>[1]) => {
    const { message_id } = say(world, request);
    const message = listMessages(world, {}).find((one) => one.message_id === message_id);
    if (!message) throw new Error("it is not there");
    return message;
  };

  test("has names where the content has placeholders", () => {
    expect(plainText(shown({ person: "林委员", chat: "群", text: "{@bot} 问 {@周委员} {@all}" }))).toBe(
      "@政协助手 问 @周委员 @所有人",
    );
    const mention = (key: string, name: string) => ({ key, kind: "user" as const, open_id: "", name });
    const mentions = [mention("@_user_1", "甲"), mention("@_user_10", "乙")];
    expect(withNames("@_user_10 @_user_1", mentions)).toBe("@乙 @甲");
  });

  test("says what a picture, file, place is", () => {
    const raw = (type: string, content: Record<string, string>) =>
      oneLine(shown({ person: "林委员", chat: "群", raw: { type, content } }));
    expect(raw("image", { image_key: "img_1" })).toBe("[图片]");
    expect(raw("file", { file_key: "f", file_name: "报告.pdf" })).toBe("[文件] 报告.pdf");
    expect(raw("location", { name: "贵阳", longitude: "1", latitude: "2" })).toBe("[位置] 贵阳");
  });

  test("reads a grey line of the platform", () => {
    moveBot(world, "群", "周委员", "deleted");
    const line = listMessages(world, {}).at(-1);
    expect(line && oneLine(line)).toBe("周委员 移除了机器人 政协助手");
  });
});

describe("why the bot does not get a message", () => {
  const reason = (options: WorldOptions, text: string, chat?: string) => {
    const world = makeWorld({ ...PEOPLE, ...options });
    return say(world, { person: "林委员", text, ...(chat && { chat }) }).not_delivered;
  };
  test.each([
    ["没有 @机器人", reason({}, "早", "群")],
    ["私聊消息", reason({ app: { scopes: [] } }, "早")],
    ["群里 @机器人", reason({ app: { scopes: [] } }, "{@bot} 早", "群")],
    ["不在群里", reason({ chats: [{ name: "群", bot_in: false }] }, "{@bot} 早", "群")],
    ["外部群", reason({ chats: [{ name: "群", external: true }] }, "{@bot} 早", "群")],
    ["可用范围", reason({ people: [{ name: "林委员", available: false }] }, "早")],
    ["接收消息", reason({ app: { events: [] } }, "早")],
  ])("%s", (words, said) => {
    expect(said).not.toBe("");
    expect(whyNotDelivered(said)).toContain(words);
    // In Chinese: what has no translation yet would stand in brackets.
    expect(whyNotDelivered(said)).not.toContain(said);
  });
});

describe("what pops up", () => {
  test("is the bot's toast, or the client's sentence with its code", () => {
    const outcome = { code: 0, why: "", toast: null, card_replaced: false };
    expect(clickToast(outcome)).toBeUndefined();
    expect(clickToast({ ...outcome, toast: { type: "success", content: "收到" } })?.text).toBe("收到");
    expect(clickToast({ ...outcome, code: 200341 })).toEqual({
      type: "error",
      text: "目标回调服务超时未响应 200341",
    });
  });

  test("says a refusal in Chinese", () => {
    const refused = new Refused("POST /say", 400, JSON.stringify({ error: "the group was dissolved" }));
    expect(whyRefused(refused)).toBe("这个群已经解散");
  });
});

describe("times", () => {
  const at = (text: string) => Date.parse(`${text}+08:00`);
  const now = at("2026-11-26T09:00:00");
  test("are days in Beijing", () => {
    expect(separatorTime(at("2026-11-26T00:05:00"), now)).toBe("00:05");
    expect(separatorTime(at("2026-11-25T23:55:00"), now)).toBe("昨天 23:55");
    expect(dayName(at("2026-11-03T12:00:00"), now)).toBe("11月3日");
    expect(dayName(at("2025-11-03T12:00:00"), now)).toBe("2025年11月3日");
  });
  test("go into a field and back", () => {
    expect(toField(now)).toBe("2026-11-26T09:00");
    expect(fromField(toField(now))).toBe(now);
  });
});

describe("text taken apart", () => {
  const parts = (pieces: ReturnType<typeof botText>) => pieces.map(({ kind, text }) => [kind, text]);
  test("knows the bot's at tags, styles and links, and nothing else", () => {
    const pieces = botText(
      '<at user_id="ou_1">旧名</at>看<b>第二条</b>[这里](https://a.cn/x) <img src=x>',
      () => "林委员",
    );
    expect(parts(pieces)).toEqual([
      ["at", "@林委员"],
      ["text", "看"],
      ["text", "第二条"],
      ["link", "这里"],
      ["text", " <img src=x>"],
    ]);
    expect(pieces[2]?.styles).toEqual(["b"]);
  });

  test("leaves a person's tags as they are, and finds links and mentions", () => {
    const mentions = [{ key: "@_user_1", kind: "user" as const, open_id: "ou_1", name: "周委员" }];
    expect(parts(personText("@_user_1 <b>看</b>https://a.cn/b。好", mentions))).toEqual([
      ["at", "@周委员"],
      ["text", " <b>看</b>"],
      ["link", "https://a.cn/b"],
      ["text", "。好"],
    ]);
  });
});
