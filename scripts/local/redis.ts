/**
 * A Redis of one's own, spoken to as Upstash is. In: a folder, if what it holds shall outlive it. Out: its address, and
 * ways to treat it badly. Never: a port that somebody chose, nor a process that outlives this one.
 */
import { type ChildProcess, fork, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { mkdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { anyPort } from "./ports.ts";

/** What the worker is told. */
interface Rest {
  url: string;
  token: string;
}

export interface LocalRedis {
  rest: Rest;
  /** It dies without a word; what speaks for it stays. */
  kill(): Promise<void>;
  /** Comes back at the same place, with what it kept. */
  restart(): Promise<void>;
  /** Stops doing anything, but keeps its connections. */
  freeze(): void;
  thaw(): void;
  flush(): Promise<void>;
  stop(): Promise<void>;
}

const START_LIMIT = 20_000;
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** @returns null when there is no redis-server on the PATH. */
export async function startRedis({ folder }: { folder?: string } = {}): Promise<LocalRedis | null> {
  const port = await anyPort();
  let server = await serve(port, folder);
  if (!server) return null;
  const bridge = await startBridge(`redis://127.0.0.1:${port}`);
  const ready = () => untilItAnswers(bridge.rest);
  const kill = () => (server ? end(server) : Promise.resolve());
  const stop = async () => {
    await Promise.all([kill(), bridge.stop()]);
  };
  await ready().catch(async (error) => {
    await stop();
    throw error;
  });
  return {
    rest: bridge.rest,
    kill,
    async restart() {
      await kill();
      server = await serve(port, folder);
      await ready();
    },
    freeze: () => void server?.kill("SIGSTOP"),
    thaw: () => void server?.kill("SIGCONT"),
    flush: async () => {
      await ask(bridge.rest, "FLUSHALL");
    },
    stop,
  };
}

/** Upstash's HTTP for a Redis that is there already. */
export async function startBridge(redisUrl: string): Promise<{ rest: Rest; stop(): Promise<void> }> {
  const token = randomBytes(16).toString("hex");
  const child = fork(new URL("./bridge.ts", import.meta.url), {
    // It tells of every lost connection; losing them is what it is here for.
    stdio: "ignore",
    env: { ...process.env, REDIS_URL: redisUrl, TOKEN: token },
  });
  endWithUs(child);
  const [message] = await Promise.race([
    once(child, "message"),
    once(child, "exit").then(() => {
      throw new Error("Redis 的 HTTP 桥没有启动");
    }),
  ]);
  const { port } = message as { port: number };
  return { rest: { url: `http://127.0.0.1:${port}`, token }, stop: () => end(child) };
}

async function serve(port: number, folder: string | undefined): Promise<ChildProcess | null> {
  if (folder) mkdirSync(folder, { recursive: true });
  const child = spawn(
    "redis-server",
    [
      ["--port", String(port)],
      ["--bind", "127.0.0.1"],
      ["--dir", folder ?? tmpdir()],
      ["--save", ""],
      ["--appendonly", folder ? "yes" : "no"],
      ["--appendfsync", "always"],
    ].flat(),
    { stdio: "ignore" },
  );
  endWithUs(child);
  return Promise.race([once(child, "spawn").then(() => child), once(child, "error").then(() => null)]).catch(
    () => null,
  );
}

const endWithUs = (child: ChildProcess): void => {
  const kill = () => child.kill("SIGKILL");
  process.once("exit", kill);
  child.once("exit", () => process.off("exit", kill));
};

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, "exit");
  child.kill("SIGKILL");
  await gone;
}

async function untilItAnswers(rest: Rest): Promise<void> {
  const deadline = performance.now() + START_LIMIT;
  while (performance.now() < deadline) {
    if ((await ask(rest, "PING").catch(() => null)) === "PONG") return;
    await pause(50);
  }
  throw new Error("redis-server 没有启动");
}

async function ask({ url, token }: Rest, ...command: string[]): Promise<unknown> {
  const answer = await fetch(url, {
    method: "POST",
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
    body: JSON.stringify(command),
    signal: AbortSignal.timeout(2_000),
  });
  return ((await answer.json()) as { result?: unknown }).result;
}
