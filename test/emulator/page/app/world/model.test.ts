// Who sees which chats and messages, and in which rows. The world is a real one of the emulator.
import { describe, expect, test } from "vitest";
import { recall, say } from "../../../acts.ts";
import { listMessages, worldInfo } from "../../../views.ts";
import { makeWorld, type World } from "../../../world.ts";
import { BOT, chatRows, mainStream, seenBy, streamRows, topic } from "./model.ts";

const MINUTE = 60_000;

function stage() {
  const world = makeWorld({
    people: [{ name: "林委员" }, { name: "周委员" }, { name: "小陈" }],
    chats: [
      { name: "大群" },
      { name: "两人群", members: ["林委员", "周委员"] },
      { name: "话题", kind: "topic" },
    ],
    clock: { frozen: true, at: 1_800_000_000_000 },
  });
  const person = (name: string) => {
    const found = world.people.find((one) => one.name === name);
    if (!found) throw new Error(name);
    return found;
  };
  const rows = (name: string, read: Record<string, number> = {}) =>
    chatRows(worldInfo(world, ""), listMessages(world, {}), person(name), read);
  return { world, person, rows };
}

const all = (world: World) => listMessages(world, {});

describe("the list of chats", () => {
  test("has the bot on top, then the person's own groups, the liveliest first", () => {
    const { world, rows } = stage();
    say(world, { person: "周委员", chat: "两人群", text: "早" });
    expect(rows("林委员").map(({ name }) => name)).toEqual(["政协助手", "两人群", "大群", "话题"]);
    expect(rows("小陈").map(({ name }) => name)).toEqual(["政协助手", "大群", "话题"]);
    expect(rows("林委员")[0]?.key).toBe(BOT);
  });

  test("counts what others said since one looked, but not what was recalled", () => {
    const { world, rows } = stage();
    say(world, { person: "周委员", chat: "大群", text: "一" });
    const seen = world.clock.now();
    world.clock.turn(MINUTE);
    say(world, { person: "周委员", chat: "大群", text: "二" });
    say(world, { person: "林委员", chat: "大群", text: "三" });
    recall(world, say(world, { person: "周委员", chat: "大群", text: "四" }).message_id, "message_owner");
    const group = world.chats[0]?.chat_id ?? "";
    const unread = (read: Record<string, number>) =>
      rows("林委员", read).find(({ key }) => key === group)?.unread;
    expect(unread({})).toBe(2);
    expect(unread({ [group]: seen })).toBe(1);
    expect(unread({ [group]: world.clock.now() })).toBe(0);
  });

  test("keeps the private chats of others to themselves", () => {
    const { world, rows } = stage();
    say(world, { person: "周委员", text: "只问机器人" });
    expect(rows("周委员")[0]?.last?.visible).toBe("只问机器人");
    expect(rows("林委员")[0]?.last).toBeUndefined();
  });
});

describe("a chat's stream", () => {
  test("shows of a topic its first message only; the topic has all", () => {
    const { world } = stage();
    const first = say(world, { person: "林委员", chat: "大群", text: "问题" });
    const { thread_id } = say(world, {
      person: "周委员",
      text: "答",
      reply_to: first.message_id,
      reply_in_thread: true,
    });
    say(world, { person: "林委员", chat: "大群", text: "别的" });
    expect(mainStream(all(world)).map(({ visible }) => visible)).toEqual(["问题", "别的"]);
    expect(topic(all(world), thread_id).map(({ visible }) => visible)).toEqual(["问题", "答"]);
  });

  test("names a person once, and the time after a pause", () => {
    const { world } = stage();
    for (const [person, pause] of [
      ["林委员", 0],
      ["林委员", 1],
      ["周委员", 1],
      ["周委员", 6],
    ] as const) {
      world.clock.turn(pause * MINUTE);
      say(world, { person, chat: "大群", text: "话" });
    }
    expect(streamRows(all(world)).map(({ time, follows }) => [time, follows])).toEqual([
      [true, false],
      [false, true],
      [false, false],
      [true, false],
    ]);
  });

  test("hides what is for another member only", () => {
    const { world, person } = stage();
    say(world, { person: "林委员", chat: "大群", text: "话" });
    const [message] = all(world);
    if (!message) throw new Error("nothing was said");
    const forZhou = { ...message, only_for: person("周委员").open_id };
    expect(seenBy(forZhou, person("周委员"))).toBe(true);
    expect(seenBy(forZhou, person("林委员"))).toBe(false);
    expect(seenBy(message, person("林委员"))).toBe(true);
  });
});
