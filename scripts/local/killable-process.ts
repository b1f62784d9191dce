/**
 * The process that scripts/local/killable.ts starts and kills. In: a file with Miniflare's options. Out: workerd as its
 * child; "ready" to whoever started it. Never: longer than they live.
 */
import { readFileSync } from "node:fs";
import { convertV4MiniflareOptions, Miniflare, type V4MiniflareOptions } from "miniflare";

process.once("disconnect", () => process.exit());
const options = JSON.parse(readFileSync(process.argv[2] ?? "", "utf8")) as V4MiniflareOptions;
await new Miniflare(convertV4MiniflareOptions(options)).ready;
process.send?.("ready");
