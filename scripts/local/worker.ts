/**
 * The worker in a real workerd, as `wrangler dev` runs it. In: a port, variables, where state lies. Out: a running
 * process. Never: a cron, which wrangler dev does not have; whoever starts it calls `tick`.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { createWriteStream, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

export interface LocalWorker {
  /** @throws Error when it does not answer within a minute; its log says why. */
  ready(): Promise<void>;
  /** Runs the scheduled handler once. */
  tick(): Promise<void>;
  stop(): Promise<void>;
}

const START_LIMIT = 60_000;
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Starts it and returns at once, so that it can be stopped whatever comes next. */
export function startWorker(port: number, variables: Record<string, string>, folder: string): LocalWorker {
  mkdirSync(folder, { recursive: true });
  const vars = join(folder, "vars");
  const lines = Object.entries(variables).map(([name, value]) => `${name}=${JSON.stringify(value)}\n`);
  writeFileSync(vars, lines.join(""), { mode: 0o600 });
  const log = join(folder, "worker.log");
  const child = spawn(
    "wrangler",
    [
      "dev",
      "--ip",
      "127.0.0.1",
      "--port",
      String(port),
      "--inspector-port",
      "0",
      "--env-file",
      vars,
      "--persist-to",
      join(folder, "state"),
      "--test-scheduled",
      "--show-interactive-dev-session=false",
    ],
    {
      stdio: ["ignore", "pipe", "pipe"],
      // A group of its own: wrangler's workerd must end with it.
      detached: true,
      env: { ...process.env, WRANGLER_SEND_METRICS: "false", NO_COLOR: "1" },
    },
  );
  const file = createWriteStream(log);
  child.stdout.pipe(file);
  child.stderr.pipe(file);
  const origin = `http://127.0.0.1:${port}`;
  return {
    ready: () => untilItAnswers(child, origin, log),
    tick: async () => {
      await fetch(`${origin}/cdn-cgi/handler/scheduled`).then((answer) => answer.arrayBuffer());
    },
    stop: () => stop(child),
  };
}

async function untilItAnswers(child: ChildProcess, origin: string, log: string): Promise<void> {
  const deadline = performance.now() + START_LIMIT;
  while (performance.now() < deadline) {
    if (child.exitCode !== null) throw new Error(`wrangler dev 退出了，见 ${log}`);
    const answer = await fetch(`${origin}/webhook/event`).catch(() => null);
    // GET is refused with 405 by the bot itself: the whole way is up.
    if (answer?.status === 405) return;
    await pause(100);
  }
  throw new Error(`机器人一分钟内没有启动，见 ${log}`);
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.pid === undefined) return;
  const gone = new Promise((resolve) => child.once("exit", resolve));
  process.kill(-child.pid, "SIGTERM");
  await Promise.race([gone, pause(5_000)]);
  // SIGTERM may leave workerd behind.
  try {
    process.kill(-child.pid, "SIGKILL");
  } catch {
    // The group is empty: all have gone.
  }
}
