/**
 * The commands as a person or a judge calls them: arguments, standard input, exit status.
 */
import { spawnSync } from "node:child_process";
import { createServer } from "node:net";
import { join } from "node:path";
import { describe, expect, test } from "vitest";

const ROOT = join(import.meta.dirname, "../..");

function run(
  script: string,
  args: string[] = [],
  options: { input?: string; env?: Record<string, string> } = {},
) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join("scripts", script), ...args], {
    cwd: ROOT,
    encoding: "utf8",
    input: options.input ?? "",
    env: { ...process.env, ...options.env },
  });
  return { status, stdout, stderr, lines: stdout.split("\n").filter((line) => line !== "") };
}

describe("ask", () => {
  test("answers one JSON object a line, in order, and writes nothing else", () => {
    const input = [
      { id: "a", question: "贵阳2024年社区协商多少场" },
      { id: "b", question: "那园区协商呢", context: ["贵阳2024年社区协商多少场"] },
      { id: "c", question: "遵义2025年提案多少件" },
      { id: "d", question: "贵阳智力支边帮扶资金多少" },
    ];
    const { status, lines } = run("ask.ts", ["--json", "--today", "2026-11-22"], {
      input: input.map((one) => JSON.stringify(one)).join("\n"),
    });
    expect(status).toBe(0);
    const answers = lines.map((line) => JSON.parse(line));
    expect(answers).toMatchObject([
      {
        id: "a",
        kind: "answer",
        figures: [{ value: 390, approx: "余", unit: "场（次）", period: "2024", region: "贵阳" }],
      },
      { id: "b", kind: "answer", figures: [{ value: 40, approx: "余", unit: "场" }] },
      { id: "c", kind: "none", missing: "no-place", figures: [] },
      { id: "d", kind: "choose", figures: [] },
    ]);
    expect(answers[0].text).toContain("390余场（次）");
    expect(answers[0].figures[0].source).toMatchObject({ date: "2025-01-11" });
    expect(answers[3].choices.length).toBeGreaterThan(1);
  });

  test("keeps the order when a line is no JSON, and says so beside it", () => {
    const { lines, stderr } = run("ask.ts", ["--json"], {
      input: '{"id":"a","question":"你好"}\nno json\n{"id":"c","question":"你好"}\n',
    });
    expect(lines).toHaveLength(3);
    expect(stderr).not.toBe("");
    expect(lines.map((line) => JSON.parse(line).kind)).toEqual(["none", "none", "none"]);
  });

  test("prints an answer for people", () => {
    expect(run("ask.ts", ["贵阳2024年社区协商多少场"]).stdout).toContain("390余场（次）");
  });
});

describe("start", () => {
  test("says which variable moves a port that is taken", async () => {
    const holder = createServer();
    const port = await new Promise<number>((resolve) => {
      holder.listen(0, "127.0.0.1", () => resolve((holder.address() as { port: number }).port));
    });
    try {
      const { status, stderr } = run("start.ts", ["--once"], { env: { PORT: String(port) } });
      expect(status).toBe(1);
      expect(stderr).toContain(`PORT=${port + 10}`);
    } finally {
      holder.close();
    }
  });
});

test.each([
  "start.ts",
  "ask.ts",
  "knowledge.ts",
  "eval.ts",
  "prove.ts",
  "bench.ts",
  "pictures.ts",
  "check.ts",
])("%s explains itself", (script) => {
  const { status, stdout } = run(script, ["--help"]);
  expect(status).toBe(0);
  expect(stdout).toMatch(/^用法： npm (run|start)/);
});
