/**
 * The worker as it is deployed. In: the project. Out: the folder of its modules and their size. Never: an upload.
 */
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

/** Through all issues to come; Cloudflare takes 3 MB on the free plan, people on phones wait for a cold start. */
export const BUNDLE_CEILING = 300 * 1024;

/** Where wrangler.toml has its `main`. */
export const WORKER = "dist/worker";

/** @throws Error with wrangler's own words when it does not build. */
export function bundle(): { bytes: number; gzip: number } {
  execFileSync("wrangler", ["deploy", "--dry-run"], {
    stdio: ["ignore", "ignore", "inherit"],
    env: { ...process.env, WRANGLER_SEND_METRICS: "false" },
  });
  return sizeOf(WORKER);
}

/** Of all modules together; they are compressed one by one. */
export function sizeOf(folder: string): { bytes: number; gzip: number } {
  const files = readdirSync(folder).filter((name) => name.endsWith(".js"));
  const code = files.map((name) => readFileSync(join(folder, name)));
  return {
    bytes: code.reduce((sum, text) => sum + text.length, 0),
    gzip: code.reduce((sum, text) => sum + gzipSync(text, { level: 9 }).length, 0),
  };
}
