/**
 * `npm start`: the bot on http://127.0.0.1:8787 and the platform's emulator on http://127.0.0.1:8788, without any
 * account; the latter's `/` is a chat page. In: PORT, CHAT_PORT. Out: in a new world, and with --once in any, one
 * question and its answer through the whole way, as proof; then it runs on. Never: the internet.
 */
import type { EmulatedWorld } from "../test/emulator/client.ts";
import { pageFiles } from "../test/emulator/page/bundle.ts";
import { command } from "./command.ts";
import { freePort } from "./local/ports.ts";
import { GROUP, MEMBER, openStage, type Stage } from "./local/stage.ts";
import type { LocalWorker } from "./local/worker.ts";

const FOLDER = ".wrangler/local";
const QUESTION = "贵阳2024年社区协商多少场";

const program = command(
  "npm start --",
  "在本机运行机器人和飞书模拟平台，不需要账号和网络（端口：PORT=8787，CHAT_PORT=8788）",
)
  .option("--once", "走完第一个问题就退出：答上来为 0，否则为 1")
  .parse();
const { once } = program.opts<{ once?: boolean }>();

let stage: Stage | undefined;

async function shutDown(status: number): Promise<never> {
  await stage?.stop();
  process.exit(status);
}
// Interrupted, --once has proved nothing.
process.on("SIGINT", () => shutDown(once ? 1 : 0));
process.on("SIGTERM", () => shutDown(once ? 1 : 0));

async function run(): Promise<void> {
  const port = await freePort("PORT", 8787);
  const chatPort = await freePort("CHAT_PORT", 8788);
  stage = await openStage({ port, chatPort, folder: FOLDER, keep: true });
  const { emulator, world } = stage;
  if (!once) console.log(`\n打开聊天页面  ${emulator.origin}/\n`);
  console.log("正在启动机器人……");
  const worker = await stage.startBot();
  await worker.ready();
  // A group where people have talked is theirs: nobody speaks there in their name.
  const isNew = (await world.messages({ chat: GROUP })).length === 0;
  const answer = once || isNew ? await askOnce(world) : undefined;
  if (answer === null) {
    console.error(`✗ 没有等到回答，日志见 ${FOLDER}/worker.log`);
    return shutDown(1);
  }
  console.log(`机器人  http://127.0.0.1:${port}（/webhook/event，/webhook/card）`);
  console.log(`模拟平台  ${emulator.origin}\n`);
  if (answer !== undefined) {
    console.log(`${MEMBER}（${GROUP}）：@政协助手 ${QUESTION}\n政协助手：\n${answer.replace(/^/gm, "  ")}\n`);
    console.log("✓ 加密签名的事件 → 机器人（workerd）→ 飞书 SDK → 模拟平台，全程走通");
  }
  if (once) return shutDown(0);
  console.log(`聊天记录和状态在 ${FOLDER}/，下次启动接着用；停下后删掉它就从头开始：rm -rf ${FOLDER}`);
  console.log(`打开聊天页面  ${emulator.origin}/  按 Ctrl+C 停止。`);
  tickEachMinute(world, worker);
  // Not before the proof, which it would slow down.
  await pageFiles();
}

/** Through the whole way: said in the group, pushed, handled, answered by the SDK. */
async function askOnce(world: EmulatedWorld): Promise<string | null> {
  const said = await world.say({ person: MEMBER, chat: GROUP, text: QUESTION, mention_bot: true });
  const deadline = performance.now() + 30_000;
  while (performance.now() < deadline) {
    const [answer] = await world.messages({ by: "bot", reply_to: said.message_id });
    if (answer) return answer.visible;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return null;
}

/** Minutes of the emulator's clock: whoever turns it on the page sees at once what falls due. */
function tickEachMinute(world: EmulatedWorld, running: LocalWorker): void {
  let last = 0;
  const look = async () => {
    const minute = Math.floor((await world.now()) / 60_000);
    if (minute === last) return;
    last = minute;
    await running.tick();
  };
  setInterval(() => {
    look().catch((error: unknown) => console.error(`定时任务没有跑成：${String(error)}`));
  }, 1_000);
}

try {
  await run();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  await shutDown(1);
}
