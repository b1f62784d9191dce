/**
 * The worker's text; `wrangler dev` and `wrangler deploy` run this first (wrangler.toml, build). In: an entry. Out: a
 * folder with its module and a chunk for each part that is imported late. Never: one file for all, as wrangler makes
 * it: there the functions of every part, and the Node modules that the SDK imports, are set up at every start.
 */
import { rmSync } from "node:fs";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import { buildSync } from "esbuild";

/** What the SDK imports of Node and the bot never uses; loading them takes workerd 6 ms at the first message. */
const UNUSED = ["fs", "path", "crypto", "querystring", "zlib", "http", "https", "dns", "net"];

/** Options as wrangler has them, but for the splitting. */
export function buildWorker(entry = "src/worker.ts", folder = "dist/worker"): void {
  // Chunks have hashes in their names: those of an earlier build would be uploaded too.
  rmSync(folder, { recursive: true, force: true });
  buildSync({
    entryPoints: { [basename(entry, ".ts")]: entry },
    outdir: folder,
    // By this name wrangler.toml finds them; "*.js" there would take hold of packages in the tests.
    chunkNames: "part-[name]-[hash]",
    bundle: true,
    splitting: true,
    format: "esm",
    target: "es2024",
    platform: "browser",
    conditions: ["workerd", "worker", "browser"],
    external: ["node:*", "cloudflare:*"],
    minify: true,
    sourcemap: true,
    alias: Object.fromEntries(UNUSED.map((name) => [name, "./src/feishu/node-free.ts"])),
    define: {
      // The SDK looks up its own version through it; workerd has none.
      __dirname: "'/'",
      "process.env.NODE_ENV": "'production'",
      "navigator.userAgent": "'Cloudflare-Workers'",
    },
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) buildWorker();
