// The emulator from the command line.
// Comes in: CHAT_PORT, --state FILE, --help. Goes out: a server that stays until it is stopped.
import process from "node:process";
import { parseArgs } from "node:util";
import { type EmulatorOptions, startEmulator } from "./server.ts";

export { type Emulator, type EmulatorOptions, startEmulator } from "./server.ts";

const HELP = `The Feishu open platform on this machine, for tests and local development.

Usage: node test/emulator/main.ts [options]

  --state FILE   keep worlds and chats in FILE between starts
  --help         print this

Environment:
  CHAT_PORT      port to listen on, 8788 by default
`;

/** A port from the environment, or a sentence that names the variable. */
function portFrom(value: string | undefined): number {
  const port = Number(value ?? 8788);
  if (Number.isInteger(port) && port >= 0 && port < 65536) return port;
  throw new Error(`CHAT_PORT must be a port number, not ${value}`);
}

function fail(error: unknown): never {
  const taken = error instanceof Error && "code" in error && error.code === "EADDRINUSE";
  const port = process.env.CHAT_PORT ?? "8788";
  const told = taken ? `Port ${port} is taken: set CHAT_PORT to another one` : String(error);
  process.stderr.write(`${told}\n`);
  process.exit(1);
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { state: { type: "string" }, help: { type: "boolean" } } });
  if (values.help) {
    process.stdout.write(HELP);
    return;
  }
  const options: EmulatorOptions = { port: portFrom(process.env.CHAT_PORT) };
  if (values.state !== undefined) options.state = values.state;
  const emulator = await startEmulator(options);
  process.stdout.write(`emulator on ${emulator.origin}\n`);
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.once(signal, () => void emulator.close().then(() => process.exit(0)));
  }
}

if (import.meta.main) main().catch(fail);
