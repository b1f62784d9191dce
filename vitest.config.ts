import { cloudflareTest } from "@cloudflare/vitest-plugin";
import { defineConfig } from "vitest/config";

/** Tests that need Node itself: the emulator, the commands, whole processes, a browser. */
const inNode = ["test/emulator/**/*.test.ts", "test/node/**/*.test.ts", "test/browser/**/*.test.ts"];

export default defineConfig({
  test: {
    globalSetup: ["./test/setup.ts"],
    projects: [
      {
        extends: true,
        // From the sources, where wrangler.toml names what scripts/build-worker.ts makes of them.
        plugins: [cloudflareTest({ main: "./src/worker.ts", wrangler: { configPath: "./wrangler.toml" } })],
        test: {
          name: "workerd",
          include: ["test/**/*.test.ts"],
          exclude: inNode,
          // One worker for all files: the SDK's six megabytes of source are then handed to workerd once. A second
          // time they come in one WebSocket message, which it refuses as too large.
          isolate: false,
          fileParallelism: false,
        },
      },
      { extends: true, test: { name: "node", environment: "node", include: inNode } },
    ],
  },
});
