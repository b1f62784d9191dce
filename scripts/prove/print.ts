/**
 * The ledger on paper. In: a proof. Out: lines for people, the last one a JSON object. Never: a judgement.
 */
import type { InboxOptions, InboxProof } from "./inbox.ts";
import { inWords } from "./ledger.ts";

const FAULTS: Record<string, string> = {
  "die after accepting": "收下就断线",
  "hold after accepting": "收下不出声",
  drop: "没收到就断线",
  http: "503",
  rate: "429",
};

export function printInbox(options: Omit<InboxOptions, "progress">, proof: InboxProof): void {
  const { ledger, kills, faults, turned, checked } = proof;
  console.log(`引擎 ${options.engine}，种子 ${options.seed}`);
  for (const [n, { pid, accepted }] of kills.entries()) {
    const when = accepted ? `平台已收下 ${accepted}，机器人还没听到` : "随便哪一刻";
    console.log(`第 ${n + 1} 次杀掉 workerd（进程 ${pid}）：${when}`);
  }
  console.log(`杀掉 ${kills.length} 次，其中 ${ledger.between} 次在平台收下回答、机器人还没听到的时候`);
  const list = [...faults].map(([kind, n]) => `${FAULTS[kind] ?? kind} ${n} 次`);
  console.log(`调用平台时的故障：${list.join("，")}；平台的钟拨快 ${Math.round(turned / 1000)} 秒`);
  console.log(inWords(ledger));
  console.log(`另一个进程只看平台一侧，${checked.same ? "结果相同" : "结果不同"}：\n${checked.words}`);
  console.log(JSON.stringify(ledger));
}
