/**
 * The worker as it is deployed. In: the project. Out: the bundle's path and sizes. Never: an upload.
 */
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";

/** Through all issues to come; Cloudflare takes 3 MB on the free plan, people on phones wait for a cold start. */
export const BUNDLE_CEILING = 300 * 1024;

const OUT = "dist/worker";

/** @throws Error with wrangler's own words when it does not build. */
export function bundle(): { file: string; bytes: number; gzip: number } {
  execFileSync("wrangler", ["deploy", "--dry-run", "--outdir", OUT], {
    stdio: ["ignore", "ignore", "inherit"],
    env: { ...process.env, WRANGLER_SEND_METRICS: "false" },
  });
  const file = `${OUT}/worker.js`;
  const code = readFileSync(file);
  return { file, bytes: code.length, gzip: gzipSync(code, { level: 9 }).length };
}
