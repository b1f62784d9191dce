/**
 * Everything that is no test: `npm run check`. In: the project. Out: a line a check, exit status 1 if any failed.
 * Never: a change; `npx biome check --write` mends formatting.
 */
import { spawnSync } from "node:child_process";
import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { BUNDLE_CEILING, bundle } from "./bundle.ts";
import { command } from "./command.ts";

/** Cloudflare's free plan takes 20,000 files; ours stay readable one by one in a millisecond. */
const ASSETS = { folder: "dist/knowledge", files: 5_000, bytes: 256 * 1024 };

const run =
  (command: string, ...args: string[]) =>
  (): string => {
    const { status } = spawnSync(command, args, { stdio: ["ignore", "inherit", "inherit"] });
    if (status !== 0) throw new Error(`${command} 退出码 ${status}`);
    return "";
  };

function assets(): string {
  const files = readdirSync(ASSETS.folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  const largest = Math.max(...files.map((file) => statSync(join(file.parentPath, file.name)).size));
  if (files.length > ASSETS.files || largest > ASSETS.bytes) {
    throw new Error(`${files.length} 个文件，最大 ${largest} 字节，超过上限`);
  }
  return `${files.length} 个文件，最大 ${largest} 字节`;
}

function size(): string {
  const { gzip } = bundle();
  if (gzip > BUNDLE_CEILING) throw new Error(`${gzip} 字节，上限 ${BUNDLE_CEILING}`);
  return `${(gzip / 1024).toFixed(1)} KB gzip，上限 ${BUNDLE_CEILING / 1024} KB`;
}

const CHECKS: [string, () => string][] = [
  ["知识库能生成", run("node", "scripts/knowledge.ts")],
  ["数字与报告一致", run("node", "scripts/check-figures.ts")],
  ["类型：worker", run("tsc", "-p", "tsconfig.json")],
  ["类型：脚本", run("tsc", "-p", "tsconfig.node.json")],
  ["类型：测试", run("tsc", "-p", "tsconfig.test.json")],
  ["类型：聊天页面", run("tsc", "-p", "tsconfig.page.json")],
  ["格式与写法", run("biome", "ci", "--error-on-warnings", ".")],
  ["没有多余的代码", run("knip")],
  ["引用方向", run("vitest", "run", "--project", "node", "test/node/imports.test.ts")],
  ["资产大小", assets],
  ["打包大小", size],
];

command("npm run check --", `依次检查：${CHECKS.map(([name]) => name).join("、")}`).parse();

const results = CHECKS.map(([name, check]) => {
  try {
    return { name, ok: true, says: check() };
  } catch (error) {
    return { name, ok: false, says: error instanceof Error ? error.message : String(error) };
  }
});
for (const { name, ok, says } of results) console.log(`${ok ? "✓" : "✗"} ${name}${says ? `  ${says}` : ""}`);
process.exitCode = results.every(({ ok }) => ok) ? 0 : 1;
