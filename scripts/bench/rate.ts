/**
 * Request rates. In: folders of the built bot and yardstick. Out: requests a second of both and the ratio, round by round.
 * Never: the two at the same time.
 */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Worker } from "node:worker_threads";
import { APP, type Kind, requests } from "./events.ts";
import type { Done, Job } from "./load.ts";
import { median } from "./start.ts";
import { startPair, stopPair } from "./workerd.ts";

const ROUNDS = 5;
const LIMIT = 800;
/** More than can be claimed within the limit. */
const MESSAGES = 2_500;
const SAME = 200;

export interface Rate {
  bot: number;
  peer: number;
  ratio: number;
}

/** @param store what the worker is told of its store; nothing for the embedded one. */
export async function measureRates(
  bot: string,
  peer: string,
  kinds: readonly Kind[],
  store: Record<string, string> = {},
): Promise<Rate[]> {
  const platform = await startPlatform();
  const pair = await startPair(bot, peer, { ...APP, ...store, FEISHU_DOMAIN: platform.origin });
  const load = new Worker(new URL("./load.ts", import.meta.url));
  const shoot = (job: Job): Promise<Done> =>
    new Promise((done) => {
      load.once("message", done);
      load.postMessage(job);
    });
  // Without a listener an error of the thread ends the process, as it should.
  try {
    const rates: Rate[] = [];
    for (const kind of kinds) rates.push(await measure(kind, pair, shoot));
    return rates;
  } finally {
    await load.terminate();
    await stopPair(pair);
    platform.close();
  }
}

async function measure(
  kind: Kind,
  origins: { bot: string; peer: string },
  shoot: (job: Job) => Promise<Done>,
): Promise<Rate> {
  const same = requests("unknown", SAME);
  const rounds: Rate[] = [];
  // The round before the first one warms both up.
  for (let round = -1; round < ROUNDS; round += 1) {
    const peer = perSecond(await shoot({ origin: origins.peer, requests: same, limit: LIMIT, repeat: true }));
    const own = kind !== "unknown" ? requests(kind, MESSAGES) : same;
    const repeat = kind === "unknown";
    const bot = perSecond(await shoot({ origin: origins.bot, requests: own, limit: LIMIT, repeat }));
    if (round >= 0) rounds.push({ bot, peer, ratio: bot / peer });
  }
  return {
    bot: median(rounds.map((round) => round.bot)),
    peer: median(rounds.map((round) => round.peer)),
    ratio: median(rounds.map((round) => round.ratio)),
  };
}

function perSecond({ answered, wrong, seconds }: Done): number {
  if (wrong > 0) throw new Error(`${wrong} 个请求没有得到 200（得到 200 的有 ${answered} 个）`);
  return answered / seconds;
}

/** What the worker calls of the platform, answered at once. */
async function startPlatform(): Promise<{ origin: string; close: () => void }> {
  const answers: [RegExp, unknown][] = [
    [/tenant_access_token/, { code: 0, tenant_access_token: "t-bench", expire: 7200 }],
    [/bot\/v3\/info/, { code: 0, bot: { open_id: "ou_bot" } }],
    [/messages/, { code: 0, data: { message_id: "om_answer" } }],
  ];
  const server = createServer((request, response) => {
    request.resume();
    const answer = answers.find(([path]) => path.test(request.url ?? ""));
    response.setHeader("content-type", "application/json");
    response.end(JSON.stringify(answer?.[1] ?? { code: 1 }));
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
