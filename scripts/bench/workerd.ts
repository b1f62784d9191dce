/**
 * workerd without wrangler in front of it. In: folders of built workers. Out: running instances and their addresses.
 * Never: the settings of wrangler dev, whose proxy passes some 700 requests a second and would be all that is measured.
 */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { convertV4MiniflareOptions, Miniflare } from "miniflare";
import { type Files, modules, RUNTIME, read, STORE, WHOLE } from "../local/workerd.ts";

/** Log lines are made but not printed: the pipe to this process would take a fifth of what is measured. */
const QUIET = `console.info = () => {};
${WHOLE}`;

/** Loads the candidate when asked to, so that loading it can be timed from outside: workerd's own clock stands still. */
const LOADER = `export default {
  async fetch(request) {
    if (request.url.endsWith("/load")) await import("./worker.js");
    return new Response("");
  },
};`;

/** What a disk takes to sync is no property of the bot, and differed threefold from one run to the next. */
const MEMORY = "/dev/shm";
export const inMemory = existsSync(MEMORY);

export interface Started {
  instance: Miniflare;
  origin: string;
}

/** An instance that has the candidate's text, but has not evaluated it yet. */
export async function startLoader(candidate: Files): Promise<Started> {
  const instance = new Miniflare(
    convertV4MiniflareOptions({ ...RUNTIME, modules: modules(LOADER, candidate) }),
  );
  return { instance, origin: (await instance.ready).origin };
}

/** Real assets would put Cloudflare's router in front of the bot's socket. */
function assetsWorker(folder: string): string {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((path) => statSync(join(folder, path)).isFile())
    .map((path) => [`/${path}`, readFileSync(join(folder, path), "utf8")]);
  return `const files = new Map(${JSON.stringify(files)});
    export default {
      fetch(request) {
        const file = files.get(decodeURIComponent(new URL(request.url).pathname));
        return file === undefined ? new Response("", { status: 404 }) : new Response(file);
      },
    };`;
}

export interface Pair {
  instance: Miniflare;
  /** Where the Durable Object's data lies. */
  storage: string;
  bot: string;
  peer: string;
}

export async function stopPair({ instance, storage }: Pair): Promise<void> {
  await instance.dispose();
  rmSync(storage, { recursive: true, force: true });
}

/** The bot with its Durable Object and assets, and the yardstick, in one workerd, each with a socket of its own. */
export async function startPair(bot: string, peer: string, variables: Record<string, string>): Promise<Pair> {
  const storage = mkdtempSync(join(inMemory ? MEMORY : tmpdir(), "bench-"));
  const direct = [{ host: "127.0.0.1", port: 0 }];
  const instance = new Miniflare(
    convertV4MiniflareOptions({
      resourcePersistencePath: storage,
      handleStructuredLogs: () => {},
      workers: [
        {
          ...RUNTIME,
          name: "bot",
          modules: modules(QUIET, read(bot)),
          bindings: variables,
          durableObjects: STORE,
          serviceBindings: { ASSETS: "assets" },
          unsafeDirectSockets: direct,
        },
        {
          ...RUNTIME,
          name: "peer",
          modules: modules(QUIET, read(peer)),
          unsafeDirectSockets: direct,
        },
        { ...RUNTIME, name: "assets", modules: modules(assetsWorker("dist/knowledge")) },
      ],
    }),
  );
  await instance.ready;
  const [botUrl, peerUrl] = await Promise.all([
    instance.unsafeGetDirectURL("bot"),
    instance.unsafeGetDirectURL("peer"),
  ]);
  return { instance, storage, bot: botUrl.origin, peer: peerUrl.origin };
}
