/**
 * Nothing lost, nothing twice: questions through the real worker while everything goes wrong around it and it is killed
 * again and again. In: how many, how often, a seed. Out: a ledger of what the emulator saw, agreed on by a second
 * process. Never: a count of the worker's own.
 */
import { execFile } from "node:child_process";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type { EmulatedWorld } from "../../test/emulator/client.ts";
import type { EngineName } from "./engine.ts";
import { type Kill, killAgainAndAgain } from "./kills.ts";
import { isRight, isSame, type Ledger } from "./ledger.ts";
import { untilNothingIsOwed } from "./patience.ts";
import { onStage, type Stage } from "./stage.ts";

export interface InboxOptions {
  engine: EngineName;
  messages: number;
  kills: number;
  seed: number;
  /** Told how far it is, now and then. */
  progress: (line: string) => void;
}

export interface InboxProof {
  ledger: Ledger;
  kills: Kill[];
  /** Calls struck by each fault, pushes that failed for each reason. */
  struck: { calls: Map<string, number>; pushes: Map<string, number> };
  /** How far the platform's clock was turned, in milliseconds. */
  turned: number;
  /** What the second process printed, and whether it came to the same. */
  checked: { words: string; same: boolean };
}

/** So many that nobody speaks as fast as a machine: one message each eight seconds. */
const PEOPLE = 200;
/** So many are said each second, more than the platform lets an app answer (1000 a minute). */
const BURST = 25;
/** One message in ten is said in a group, which takes five answers a second. */
const IN_GROUP = 10;
const GROUP = "委员交流群";
const QUESTIONS = [
  "贵阳2024年社区协商多少场",
  "六盘水2025年提案立案多少件",
  "吕梁2025年党组会议多少次",
  "天水提案办结率",
  "兰州2024年提案多少件",
];
const CHECK = join(import.meta.dirname, "check-inbox.ts");

export const isProved = ({ ledger, kills, checked }: InboxProof, wanted: number): boolean =>
  isRight(ledger) && checked.same && kills.length === wanted && ledger.between * 2 >= wanted;

export async function proveInbox(options: InboxOptions): Promise<InboxProof> {
  const cast = {
    people: Array.from({ length: PEOPLE }, (_, n) => ({ name: `委员${n}` })),
    chats: [{ name: GROUP }],
  };
  const right = (proof: InboxProof) => isProved(proof, options.kills);
  return await onStage(options.engine, cast, (stage) => play(stage, options), right);
}

async function play(stage: Stage, options: InboxOptions): Promise<InboxProof> {
  const { world } = stage;
  await armFaults(world, options.seed);
  const said: string[] = [];
  const kills: Kill[] = [];
  const lastKill = () => (kills.length === options.kills ? (kills.at(-1)?.at ?? 0) : null);
  // Whatever fails first ends the proof.
  const [turned] = await Promise.all([
    talk(world, options.messages, said).then(() =>
      untilNothingIsOwed(stage, { said, lastKill, progress: options.progress }),
    ),
    killAgainAndAgain(stage, { ...options, said }, kills),
  ]);
  const ledger = await count(world, said, kills);
  return { ledger, kills, turned, struck: await struck(world), checked: await check(stage, ledger) };
}

/** A burst each second. */
async function talk(world: EmulatedWorld, messages: number, said: string[]): Promise<void> {
  while (said.length < messages) {
    const burst = Math.min(BURST, messages - said.length);
    const results = await Promise.all(
      Array.from({ length: burst }, (_, n) => {
        const number = said.length + n;
        return world.say({
          person: `委员${number % PEOPLE}`,
          // Nobody says the same words again and again: the loop guard would take them for a machine.
          text: QUESTIONS[(number + Math.floor(number / PEOPLE)) % QUESTIONS.length] ?? "",
          ...(number % IN_GROUP === 0 && { chat: GROUP, mention_bot: true }),
        });
      }),
    );
    said.push(...results.map(({ message_id }) => message_id));
    await pause(1_000);
  }
  // Lets go what the shuffling still holds back for want of more.
  await world.settle();
}

/** Each message is pushed three times and out of order; pushes and calls are lost, refused, cut off, in both directions. */
async function armFaults(world: EmulatedWorld, seed: number): Promise<void> {
  const now = (probability: number, n: number) => ({ probability, seed: seed * 10 + n });
  await world.fault({ on: "delivery", when: { every: 1 }, act: { kind: "duplicate", times: 2 } });
  await world.fault({ on: "delivery", when: { every: 1 }, act: { kind: "reorder", window: 10, seed } });
  await world.fault({ on: "delivery", when: now(0.02, 1), act: { kind: "drop" } });
  await world.fault({ on: "delivery", when: now(0.02, 2), act: { kind: "lose answer" } });
  await world.fault({ on: "api", api: "reply", when: now(0.08, 3), act: { kind: "die after accepting" } });
  await world.fault({ on: "api", api: "reply", when: now(0.03, 4), act: { kind: "drop" } });
  await world.fault({ on: "api", api: "reply", when: now(0.03, 5), act: { kind: "http", status: 503 } });
  await world.fault({ on: "api", api: "reply", when: now(0.01, 6), act: { kind: "rate", reset: 2 } });
  await world.fault({ on: "api", api: "token", when: now(0.2, 7), act: { kind: "drop" } });
  await world.fault({ on: "api", api: "bot", when: now(0.2, 8), act: { kind: "http", status: 503 } });
}

/** By what was said: the second process counts by what the emulator keeps. */
async function count(world: EmulatedWorld, said: string[], kills: Kill[]): Promise<Ledger> {
  const rows = await world.ledger();
  const deliveries = await world.deliveries();
  const replies = said.map((id) => rows.filter(({ answers }) => answers === id).length);
  const asked = new Set(said);
  return {
    sent: said.length,
    acknowledged: deliveries.flatMap(({ attempts }) => attempts).filter(({ status }) => status === 200)
      .length,
    replied: replies.filter((n) => n > 0).length,
    lost: replies.filter((n) => n === 0).length,
    twice: replies.filter((n) => n > 1).length,
    unknown: rows.filter(({ answers }) => !asked.has(answers)).length,
    between: new Set(kills.map(({ accepted }) => accepted).filter((id) => id !== "")).size,
  };
}

async function struck(world: EmulatedWorld): Promise<InboxProof["struck"]> {
  const tally = (words: string[]) => {
    const counts = new Map<string, number>();
    for (const word of words) if (word !== "") counts.set(word, (counts.get(word) ?? 0) + 1);
    return counts;
  };
  const [calls, deliveries] = await Promise.all([world.calls(), world.deliveries()]);
  return {
    calls: tally(calls.map(({ fault }) => fault)),
    pushes: tally(deliveries.flatMap(({ attempts }) => attempts.map(({ why }) => why))),
  };
}

/** A process of its own, told nothing but where to look. */
async function check({ origin, world }: Stage, ours: Ledger): Promise<InboxProof["checked"]> {
  const words = await new Promise<string>((done) => {
    // Its exit status says what its last line says.
    execFile(process.execPath, [CHECK, origin, world.info.id], (_error, stdout, stderr) =>
      done(stdout.trim() || stderr.trim()),
    );
  });
  const line = words.split("\n").at(-1) ?? "";
  return { words, same: line.startsWith("{") && isSame(JSON.parse(line) as Ledger, ours) };
}
