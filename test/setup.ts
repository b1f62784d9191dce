/**
 * Before all tests: one emulator for all of them. Each test makes a world of its own in it.
 */
import type { TestProject } from "vitest/node";
import { startEmulator } from "./emulator/server.ts";

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const emulator = await startEmulator({});
  project.provide("emulator", emulator.origin);
  return () => emulator.close();
}
