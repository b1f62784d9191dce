/**
 * `npm run prove -- inbox`: promises kept under faults, on real processes. In: how many, a seed. Out: a ledger, its
 * last line one JSON object; exit status 1 if anything is off. Never: a count by the worker itself.
 */
import { Command, InvalidArgumentError } from "commander";
import { command, explained } from "./command.ts";
import { proveInbox } from "./prove/inbox.ts";

function positive(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1) throw new InvalidArgumentError("应是正整数");
  return value;
}

const program = command("npm run prove --", "在真实进程上证明：不丢、不重");

const inbox = explained(
  new Command("inbox"),
  "每条消息推三次、次序打乱，平台时而收下就断线、丢请求、报错，定时任务一直在跑：每条恰好一次回答",
)
  .option("--messages <n>", "发多少条", positive, 1_000)
  .option("--seed <n>", "故障的随机种子", positive, 1)
  .action(async ({ messages, seed }: { messages: number; seed: number }) => {
    const progress = (line: string) => process.stderr.write(process.stderr.isTTY ? `\r${line}  ` : "");
    const ledger = await proveInbox({ messages, seed, progress });
    console.log(
      `发出 ${ledger.sent} 条，应答推送 ${ledger.acknowledged} 次，回答 ${ledger.replied} 条；丢 ${ledger.lost}，重 ${ledger.twice}，不明 ${ledger.unknown}`,
    );
    console.log(JSON.stringify(ledger));
    const { sent, replied, lost, twice, unknown } = ledger;
    process.exitCode = replied === sent && lost + twice + unknown === 0 ? 0 : 1;
  });

program.addCommand(inbox);
await program.parseAsync();
