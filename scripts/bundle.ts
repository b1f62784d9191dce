/**
 * The worker as it is deployed. In: the project. Out: the bundle's path and sizes. Never: an upload.
 */
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { gzipSync } from "node:zlib";

/** Through all issues to come; Cloudflare takes 3 MB on the free plan, people on phones wait for a cold start. */
export const BUNDLE_CEILING = 300 * 1024;

export interface Bundle {
  file: string;
  bytes: number;
  gzip: number;
}

/**
 * @param entry another worker, to be bundled by the same settings (npm run bench compares with one).
 * @throws Error with wrangler's own words when it does not build.
 */
export function bundle(entry = "src/worker.ts", folder = "dist/worker"): Bundle {
  execFileSync("wrangler", ["deploy", entry, "--dry-run", "--outdir", folder], {
    stdio: ["ignore", "ignore", "inherit"],
    env: { ...process.env, WRANGLER_SEND_METRICS: "false" },
  });
  const file = `${folder}/${basename(entry, ".ts")}.js`;
  const code = readFileSync(file);
  return { file, bytes: code.length, gzip: gzipSync(code, { level: 9 }).length };
}
