/**
 * `npm run prove -- <subject>`: promises kept under faults, on real processes. In: how many, a seed. Out: a ledger, its
 * last line one JSON object; exit status 1 if anything is off. Never: a count by the worker itself.
 */
import { Command, InvalidArgumentError, Option } from "commander";
import { command, explained } from "./command.ts";
import { ENGINES } from "./prove/engine.ts";
import { type InboxOptions, isProved, proveInbox } from "./prove/inbox.ts";
import { printInbox } from "./prove/print.ts";

function whole(least: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (!Number.isInteger(value) || value < least)
      throw new InvalidArgumentError(`应是不小于 ${least} 的整数`);
    return value;
  };
}

const progress = (line: string) => process.stderr.write(process.stderr.isTTY ? `\r${line}  ` : "");

const program = command("npm run prove --", "在真实进程上证明：不丢、不重");

const inbox = explained(
  new Command("inbox"),
  "每条消息推三次、次序打乱，平台时而收下就断线、丢请求、报错，机器人一再被 SIGKILL 杀掉，定时任务一直在跑：每条恰好一次回答",
)
  .addOption(new Option("--engine <name>", "用哪个库").choices(ENGINES).default("durable"))
  .option("--messages <n>", "发多少条", whole(1), 1_000)
  .option("--kills <n>", "杀多少次，其中多半在平台收下回答、机器人还没听到的时候", whole(0), 10)
  .option("--seed <n>", "故障的随机种子", whole(1), 1)
  .action(async (options: Omit<InboxOptions, "progress">) => {
    const proof = await proveInbox({ ...options, progress });
    printInbox(options, proof);
    process.exitCode = isProved(proof, options.kills) ? 0 : 1;
  });

program.addCommand(inbox);
// What was started ends with this process, and it does not without an exit of its own.
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => process.exit(1));
try {
  await program.parseAsync();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
