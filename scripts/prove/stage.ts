/**
 * What every proof plays on: the emulated platform, a worker in workerd that can be killed, its tick running.
 * In: an engine, the people and chats. Out: a running stage, taken down afterwards. Never: a judgement.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createWorld, type EmulatedWorld } from "../../test/emulator/client.ts";
import type { WorldOptions } from "../../test/emulator/control-types.ts";
import { startEmulator } from "../../test/emulator/server.ts";
import { freshAssets } from "../cli.ts";
import { type KillableWorker, killableWorker } from "../local/killable.ts";
import { anyPort } from "../local/ports.ts";
import { asEmulated, asVariables, credentials } from "../local/settings.ts";
import { type EngineName, startEngine } from "./engine.ts";

export interface Stage {
  /** Where the emulator is. */
  origin: string;
  world: EmulatedWorld;
  worker: KillableWorker;
  /** Lets the emulator's clock jump, while no tick is under way that still has the old time. */
  turn(ms: number): Promise<void>;
}

const STAFF_CHAT = "oc_prove_staff";
const TICK = 1_000;

/** @param isRight what is not leaves the worker's log behind. */
export async function onStage<T>(
  engineName: EngineName,
  cast: Required<Pick<WorldOptions, "people" | "chats">>,
  play: (stage: Stage) => Promise<T>,
  isRight: (result: T) => boolean,
): Promise<T> {
  await freshAssets();
  const folder = mkdtempSync(join(tmpdir(), "prove-"));
  const engine = await startEngine(engineName);
  const emulator = await startEmulator({});
  const port = await anyPort();
  const app = credentials(join(folder, "credentials.json"));
  const world = await createWorld(emulator.origin, {
    mode: "push",
    app: { ...asEmulated(app), event_url: `http://127.0.0.1:${port}/webhook/event` },
    people: cast.people,
    chats: [...cast.chats, { name: "工作人员群", chat_id: STAFF_CHAT }],
  });
  const variables = { ...asVariables(app, world.domain, STAFF_CHAT), ...engine.variables };
  const worker = killableWorker(port, variables, folder);
  const ticking = startTicking(worker);
  let right = false;
  try {
    await worker.start();
    const turn = (ms: number) => ticking.without(async () => void (await world.turn(ms)));
    const result = await play({ origin: emulator.origin, world, worker, turn });
    right = isRight(result);
    return result;
  } finally {
    ticking.stop();
    if (worker.isUp()) await worker.kill();
    await emulator.close();
    await engine.stop();
    if (right) rmSync(folder, { recursive: true, force: true });
    else console.error(`机器人的日志和状态留在 ${folder}`);
  }
}

/** A tick each second, beside those that take longer. */
function startTicking(worker: KillableWorker) {
  const running = new Set<Promise<void>>();
  let resting = false;
  const timer = setInterval(() => {
    if (resting || !worker.isUp()) return;
    // One that is killed in its middle fails; the next one goes on.
    const tick: Promise<void> = worker
      .tick()
      .catch(() => {})
      .finally(() => running.delete(tick));
    running.add(tick);
  }, TICK);
  return {
    stop: () => clearInterval(timer),
    without: async (work: () => Promise<void>) => {
      resting = true;
      await Promise.all(running);
      await work().finally(() => {
        resting = false;
      });
    },
  };
}
