/**
 * Nothing lost, nothing twice: questions through the real worker while everything goes wrong around it.
 * In: how many, and a seed. Out: a ledger. Never: a count of the worker's own; the emulator alone is believed.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createWorld, type EmulatedWorld } from "../../test/emulator/client.ts";
import type { LedgerRow } from "../../test/emulator/control-types.ts";
import { startEmulator } from "../../test/emulator/server.ts";
import { freshAssets } from "../cli.ts";
import { anyPort } from "../local/ports.ts";
import { asEmulated, asVariables, credentials } from "../local/settings.ts";
import { type LocalWorker, startWorker } from "../local/worker.ts";

export interface InboxOptions {
  messages: number;
  seed: number;
  /** Told how far it is, once a second. */
  progress: (line: string) => void;
}

export interface InboxLedger {
  sent: number;
  /** Pushes that were answered 200, repeats included. */
  acknowledged: number;
  replied: number;
  lost: number;
  twice: number;
  unknown: number;
}

/** Five a second may go to one person: with so many the app's own limit of a thousand a minute is the narrow place. */
const PEOPLE = 100;
/** So many are said each second, more than the platform lets an app answer (1000 a minute). */
const BURST = 25;
const QUESTIONS = [
  "贵阳2024年社区协商多少场",
  "六盘水2025年提案立案多少件",
  "吕梁2025年党组会议多少次",
  "天水提案办结率",
  "兰州2024年提案多少件",
];
const STAFF_CHAT = "oc_prove_staff";

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

export async function proveInbox(options: InboxOptions): Promise<InboxLedger> {
  await freshAssets();
  const folder = mkdtempSync(join(tmpdir(), "prove-"));
  const emulator = await startEmulator({});
  const port = await anyPort();
  const app = credentials(join(folder, "credentials.json"));
  const world = await createWorld(emulator.origin, {
    mode: "push",
    app: {
      ...asEmulated(app),
      event_url: `http://127.0.0.1:${port}/webhook/event`,
    },
    people: Array.from({ length: PEOPLE }, (_, n) => ({ name: `委员${n}` })),
    chats: [{ name: "工作人员群", chat_id: STAFF_CHAT }],
  });
  const worker = startWorker(port, asVariables(app, world.domain, STAFF_CHAT), folder);
  try {
    await worker.ready();
    return await run(world, worker, options);
  } finally {
    await worker.stop();
    await emulator.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function run(world: EmulatedWorld, worker: LocalWorker, options: InboxOptions): Promise<InboxLedger> {
  await armFaults(world, options.seed);
  const ticking = setInterval(() => void worker.tick().catch(() => {}), 1_000);
  const said: string[] = [];
  while (said.length < options.messages) {
    const burst = Math.min(BURST, options.messages - said.length);
    const results = await Promise.all(
      Array.from({ length: burst }, (_, n) => {
        const number = said.length + n;
        return world.say({
          person: `委员${number % PEOPLE}`,
          // Nobody says the same words again and again: the loop guard would take them for a machine.
          text: QUESTIONS[(number + Math.floor(number / PEOPLE)) % QUESTIONS.length] ?? "",
        });
      }),
    );
    said.push(...results.map(({ message_id }) => message_id));
    await pause(1_000);
  }
  // Lets go what the shuffling still holds back for want of more.
  await world.settle();
  await untilQuiet(world, said, options.progress);
  clearInterval(ticking);
  return count(world, said);
}

/** Each message is pushed three times and out of order; the platform dies, drops and refuses now and then. */
async function armFaults(world: EmulatedWorld, seed: number): Promise<void> {
  await world.fault({ on: "delivery", when: { every: 1 }, act: { kind: "duplicate", times: 2 } });
  await world.fault({ on: "delivery", when: { every: 1 }, act: { kind: "reorder", window: 10, seed } });
  const now = (probability: number, n: number) => ({ probability, seed: seed * 10 + n });
  await world.fault({ on: "api", api: "reply", when: now(0.08, 1), act: { kind: "die after accepting" } });
  await world.fault({ on: "api", api: "reply", when: now(0.03, 2), act: { kind: "drop" } });
  await world.fault({ on: "api", api: "reply", when: now(0.03, 3), act: { kind: "http", status: 503 } });
  await world.fault({ on: "api", api: "reply", when: now(0.01, 4), act: { kind: "rate", reset: 2 } });
}

/** Until every message has its reply and nothing new comes for a while, or nothing happens for two minutes. */
async function untilQuiet(
  world: EmulatedWorld,
  said: string[],
  progress: InboxOptions["progress"],
): Promise<void> {
  let before = -1;
  let still = 0;
  while (still < 120) {
    await pause(1_000);
    const ledger = await world.ledger();
    const open = (await world.deliveries()).filter(
      ({ state }) => state === "waiting" || state === "in flight",
    );
    const answered = new Set(ledger.map(({ answers }) => answers));
    const left = said.filter((id) => !answered.has(id)).length;
    progress(`已回答 ${said.length - left}/${said.length}，还有 ${open.length} 次推送在路上`);
    still = ledger.length === before ? still + 1 : 0;
    before = ledger.length;
    if (left === 0 && open.length === 0 && still >= 8) return;
  }
}

async function count(world: EmulatedWorld, said: string[]): Promise<InboxLedger> {
  const ledger: LedgerRow[] = await world.ledger();
  const deliveries = await world.deliveries();
  const replies = said.map((id) => ledger.filter(({ answers }) => answers === id).length);
  return {
    sent: said.length,
    acknowledged: deliveries.flatMap(({ attempts }) => attempts).filter(({ status }) => status === 200)
      .length,
    replied: replies.filter((n) => n > 0).length,
    lost: replies.filter((n) => n === 0).length,
    twice: replies.filter((n) => n > 1).length,
    unknown: ledger.filter(({ chat_id }) => chat_id === STAFF_CHAT).length,
  };
}
