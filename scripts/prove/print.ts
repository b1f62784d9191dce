/**
 * The ledger on paper. In: a proof. Out: lines for people, the last one a JSON object. Never: a judgement.
 */
import type { InboxOptions, InboxProof } from "./inbox.ts";
import { inWords } from "./ledger.ts";

const WORDS: Record<string, string> = {
  "die after accepting": "收下就断线",
  "hold after accepting": "收下不出声",
  drop: "没收到就断线",
  http: "503",
  rate: "429",
  "lost on its way by a fault": "丢在路上",
  "its answer was lost by a fault": "应答丢了",
  "the connection failed": "没有人接",
  "no answer in time": "没有按时应答",
};

const listed = (counts: ReadonlyMap<string, number>): string =>
  [...counts].map(([kind, n]) => `${WORDS[kind] ?? kind} ${n} 次`).join("，") || "没有";

export function printInbox(options: Omit<InboxOptions, "progress">, proof: InboxProof): void {
  const { ledger, kills, struck, turned, checked } = proof;
  console.log(`引擎 ${options.engine}，种子 ${options.seed}`);
  for (const [n, { pid, accepted }] of kills.entries()) {
    const when = accepted ? `平台已收下 ${accepted}，机器人还没听到` : "随便哪一刻";
    console.log(`第 ${n + 1} 次杀掉 workerd（进程 ${pid}）：${when}`);
  }
  console.log(`杀掉 ${kills.length} 次，其中 ${ledger.between} 次在平台收下回答、机器人还没听到的时候`);
  console.log(`没有送到的推送：${listed(struck.pushes)}`);
  console.log(`调用平台时的故障：${listed(struck.calls)}`);
  console.log(`平台的钟拨快 ${Math.round(turned / 1000)} 秒`);
  console.log(inWords(ledger));
  console.log(`另一个进程只看平台一侧，${checked.same ? "结果相同" : "结果不同"}：\n${checked.words}`);
  console.log(JSON.stringify(ledger));
}
