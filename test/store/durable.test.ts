import { env } from "cloudflare:workers";
import type { Env } from "../../src/env.ts";
import { openStore } from "../../src/store/durable.ts";
import { storeContract } from "./contract.ts";

let opened = 0;

// An object of its own for each test: the engine is real, and so is what it remembers.
storeContract("the Durable Object store", async () => {
  const { STORE } = env as unknown as Env;
  opened += 1;
  const name = `contract ${opened}`;
  return [openStore(STORE, name), openStore(STORE, name)];
});
