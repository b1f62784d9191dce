/**
 * A worker that is measured from outside. In: a built worker and its bindings. Out: its answers, the CPU time they took,
 * its heap. Never: the worker's own clock, which shows whole milliseconds and stands still while it computes.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { convertV4MiniflareOptions, Miniflare } from "miniflare";
import { modules, RUNTIME, read, WHOLE } from "../../local/workerd.ts";

/** What is to be done several times. */
export interface Repeated {
  times: number;
  [what: string]: unknown;
}

export interface Instance {
  post<T>(path: string, body: unknown): Promise<T>;
  /** Milliseconds of CPU for one of `times` that one request asks for. */
  timed(path: string, body: Repeated): Promise<number>;
  /** Bytes of the heap that are in use, garbage included. */
  used(): Promise<number>;
  /** The same after a garbage collection. */
  heap(): Promise<number>;
  stop(): Promise<void>;
}

export interface Bindings {
  bindings?: Record<string, string>;
  /** Folder of the assets. */
  assets?: string;
}

/** Starts a built worker in a workerd of its own. */
export async function startInstance(folder: string, { bindings = {}, assets }: Bindings): Promise<Instance> {
  const others = new Set(workerds());
  const instance = new Miniflare(
    convertV4MiniflareOptions({
      ...RUNTIME,
      name: "measured",
      modules: modules(WHOLE, read(folder)),
      bindings,
      ...(assets === undefined ? {} : { serviceBindings: { ASSETS: { disk: { path: assets } } } }),
      inspectorPort: 0,
      unsafeDirectSockets: [{ host: "127.0.0.1", port: 0 }],
    }),
  );
  await instance.ready;
  const cpu = clockOf(workerds().find((pid) => !others.has(pid)));
  const { origin } = await instance.unsafeGetDirectURL("measured");
  async function send(path: string, body: unknown): Promise<Response> {
    const response = await fetch(origin + path, { method: "POST", body: JSON.stringify(body) });
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return response;
  }
  return {
    async post<T>(path: string, body: unknown): Promise<T> {
      return (await send(path, body)).json() as Promise<T>;
    },
    async timed(path, body) {
      const begin = cpu();
      await (await send(path, body)).arrayBuffer();
      return (cpu() - begin) / body.times;
    },
    used: async () => heapOf(await instance.getInspectorURL(), []),
    // A snapshot collects garbage before; workerd leaves HeapProfiler.collectGarbage without an answer.
    heap: async () =>
      heapOf(await instance.getInspectorURL(), ["HeapProfiler.enable", "HeapProfiler.takeHeapSnapshot"]),
    stop: () => instance.dispose(),
  };
}

/** The processes of workerd that this one has started; none where there is no /proc. */
function workerds(): string[] {
  if (!existsSync("/proc/self/stat")) return [];
  const pids = readdirSync("/proc").filter((name) => /^\d+$/.test(name));
  return pids.filter((pid) => {
    const [, name, parent] = /\((.*)\) \S (\d+)/.exec(statOf(pid)) ?? [];
    return name === "workerd" && parent === String(process.pid);
  });
}

function statOf(pid: string): string {
  // A process may end between being listed and being read.
  return existsSync(`/proc/${pid}/stat`) ? readFileSync(`/proc/${pid}/stat`, "utf8") : "";
}

/** Milliseconds of CPU that a process has used, in the kernel's ticks of ten; else the time of day. */
function clockOf(pid: string | undefined): () => number {
  if (pid === undefined) return () => performance.now();
  return () => {
    const [user, system] = statOf(pid)
      .replace(/^.*\) /, "")
      .split(" ")
      .slice(11, 13);
    return 10 * (Number(user) + Number(system));
  };
}

/** What the inspector says, after it has done something else. */
async function heapOf(inspector: URL, before: readonly string[]): Promise<number> {
  const socket = new WebSocket(new URL("./core:user:measured", inspector));
  await new Promise((opened, failed) => {
    socket.addEventListener("open", opened);
    socket.addEventListener("error", failed);
  });
  const call = (id: number, method: string): Promise<{ result?: { usedSize?: number } }> =>
    new Promise((answered) => {
      socket.addEventListener("message", ({ data }) => {
        const text = String(data);
        // A snapshot comes in pieces that nobody reads.
        if (text.startsWith(`{"id":${id},`)) answered(JSON.parse(text));
      });
      socket.send(JSON.stringify({ id, method }));
    });
  for (const [id, method] of before.entries()) await call(id + 1, method);
  const { result } = await call(before.length + 1, "Runtime.getHeapUsage");
  socket.close();
  if (result?.usedSize === undefined) throw new Error("no heap usage");
  return result.usedSize;
}
