/**
 * The bot in a real workerd that can be killed and started again on the same port and state.
 * In: a port, variables, where state lies. Out: a worker that is up or down. Never: a goodbye; killed is SIGKILL, workerd
 * itself included.
 */
import { type ChildProcess, execFile, fork } from "node:child_process";
import { closeSync, mkdirSync, openSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { promisify } from "node:util";
import type { V4MiniflareOptions } from "miniflare";
import { ASSETS } from "../build-knowledge.ts";
import { buildWorker } from "../build-worker.ts";
import { modules, RUNTIME, read, STORE, WHOLE } from "./workerd.ts";

export interface KillableWorker {
  /** @throws Error when it does not come up; its log says why. */
  start(): Promise<void>;
  /** Runs the scheduled handler once. */
  tick(): Promise<void>;
  /** SIGKILL to all of it. @returns the id that workerd had, once no process is left. */
  kill(): Promise<number>;
  isUp(): boolean;
}

const START_LIMIT = 30_000;
const PROCESS = join(import.meta.dirname, "killable-process.ts");

/** Builds it from the sources; it is not started yet. */
export function killableWorker(
  port: number,
  variables: Record<string, string>,
  folder: string,
): KillableWorker {
  // Who is killed cleans up nothing: what Miniflare keeps for a while goes with the folder.
  const scratch = join(folder, "tmp");
  mkdirSync(scratch, { recursive: true });
  const built = join(folder, "worker");
  buildWorker("src/worker.ts", built);
  const options: V4MiniflareOptions = {
    ...RUNTIME,
    name: "bot",
    host: "127.0.0.1",
    port,
    modules: modules(WHOLE, read(built)),
    bindings: variables,
    durableObjects: STORE,
    assets: {
      directory: ASSETS,
      binding: "ASSETS",
      routerConfig: { has_user_worker: true, invoke_user_worker_ahead_of_assets: true },
    },
    resourcePersistencePath: join(folder, "state"),
    unsafeTriggerHandlers: true,
  };
  const file = join(folder, "options.json");
  writeFileSync(file, JSON.stringify(options), { mode: 0o600 });
  const log = join(folder, "worker.log");
  let child: ChildProcess | undefined;
  return {
    isUp: () => child !== undefined,
    start: async () => {
      child = await startProcess(file, log, scratch);
    },
    tick: async () => {
      const answer = await fetch(`http://127.0.0.1:${port}/cdn-cgi/local/scheduled`);
      if (!answer.ok) throw new Error(`the tick ended with ${await answer.text()}`);
    },
    kill: async () => {
      const group = child?.pid;
      child = undefined;
      if (group === undefined) throw new Error("there is nothing to kill");
      const workerd = await killGroup(group);
      if (workerd === undefined) throw new Error("workerd was not there to be killed");
      return workerd;
    },
  };
}

async function startProcess(options: string, log: string, scratch: string): Promise<ChildProcess> {
  const out = openSync(log, "a");
  // A group of its own, so that workerd can be killed in the same moment.
  const child = fork(PROCESS, [options], {
    detached: true,
    stdio: ["ignore", out, out, "ipc"],
    env: { ...process.env, TMPDIR: scratch },
  });
  closeSync(out);
  const ready = new Promise<void>((up, down) => {
    child.once("message", () => up());
    child.once("exit", (status) => down(new Error(`机器人没有启动（${status}），见 ${log}`)));
  });
  const late = pause(START_LIMIT, undefined, { ref: false }).then(() => {
    throw new Error(`机器人没有启动，见 ${log}`);
  });
  try {
    await Promise.race([ready, late]);
  } catch (error) {
    if (child.exitCode === null && child.pid !== undefined) await killGroup(child.pid);
    throw error;
  }
  return child;
}

async function killGroup(group: number): Promise<number | undefined> {
  const workerd = (await living(group)).find(({ name }) => name.endsWith("workerd"));
  process.kill(-group, "SIGKILL");
  while ((await living(group)).length > 0) await pause(10);
  return workerd?.pid;
}

/** The processes of a group; what is dead but not yet buried (Z) lives no more. */
async function living(group: number): Promise<{ pid: number; name: string }[]> {
  const { stdout } = await promisify(execFile)("ps", ["-A", "-o", "pgid=,pid=,stat=,comm="]);
  return stdout
    .split("\n")
    .map((line) => line.trim().split(/\s+/))
    .filter(([pgid, , state]) => Number(pgid) === group && !state?.startsWith("Z"))
    .map(([, pid, , ...name]) => ({ pid: Number(pid), name: name.join(" ") }));
}
