/**
 * The proofs as commands: a short one on real processes, and the second process against a platform that was wronged.
 */
import { execFile } from "node:child_process";
import { join } from "node:path";
import { expect, test } from "vitest";
import { useEmulator } from "../emulator/support.ts";

const ROOT = join(import.meta.dirname, "../..");
const stage = useEmulator();

function run(script: string, args: string[]): Promise<{ status: number | null; last: unknown }> {
  return new Promise((done) => {
    const child = execFile(
      process.execPath,
      [join("scripts", script), ...args],
      { cwd: ROOT },
      (_error, stdout) =>
        done({ status: child.exitCode, last: JSON.parse(stdout.trim().split("\n").at(-1) ?? "") }),
    );
  });
}

test("killed twice, once at least before it hears that its answer was accepted: each message is answered once", {
  timeout: 150_000,
}, async () => {
  const { status, last } = await run("prove.ts", ["inbox", "--messages", "30", "--kills", "2"]);
  expect(last).toMatchObject({ sent: 30, replied: 30, lost: 0, twice: 0, unknown: 0, between: 2 });
  expect(status).toBe(0);
});

test("the second process sees what is unanswered, answered twice, and said unasked", async () => {
  const { world, bot, group } = await stage();
  const say = async () =>
    (await world.say({ person: "陈委员", chat: group, text: "你好", mention_bot: true })).message_id;
  const [once, twice] = [await say(), await say(), await say()];
  const answer = (to: string, uuid: string) =>
    bot.call("POST", `/im/v1/messages/${to}/reply`, {
      msg_type: "text",
      content: '{"text":"390余场"}',
      uuid,
    });
  for (const [to, uuid] of [
    [once, "u1"],
    [once, "u1"],
    [twice, "u2"],
    [twice, "u3"],
  ] as const) {
    await answer(to, uuid);
  }
  await bot.text(group, "有一条消息不能确定是否送达");
  const address = new URL(world.domain).origin;
  const { status, last } = await run("prove/check-inbox.ts", [address, world.info.id]);
  expect(last).toMatchObject({ sent: 3, replied: 2, lost: 1, twice: 1, unknown: 1, between: 0 });
  expect(status).toBe(1);
});
