/**
 * The bot and the platform's emulator together on this machine. In: ports and a folder for state. Out: both, with some
 * people and chats. Never: the internet, an account.
 */
import { join } from "node:path";
import { createWorld, type EmulatedWorld } from "../../test/emulator/client.ts";
import { type Emulator, startEmulator } from "../../test/emulator/server.ts";
import { freshAssets } from "../cli.ts";
import { asEmulated, asVariables, credentials } from "./settings.ts";
import { type LocalWorker, startWorker } from "./worker.ts";

export const MEMBER = "林委员";
export const GROUP = "委员交流群";
export const TOPIC_GROUP = "提案工作组";
const STAFF = "工作人员小陈";
const STAFF_CHAT = "oc_local_staff";

export interface StageOptions {
  /** Where the bot listens. */
  port: number;
  /** Where the emulator listens; 0 is any free port. */
  chatPort: number;
  folder: string;
  /** Chats are there again at the next start. */
  keep: boolean;
}

export interface Stage {
  emulator: Emulator;
  world: EmulatedWorld;
  /** Starts it; it is ready when its `ready` says so. */
  startBot(): Promise<LocalWorker>;
  stop(): Promise<void>;
}

/** The emulator at once; the bot, which takes seconds, when it is wanted. */
export async function openStage({ port, chatPort, folder, keep }: StageOptions): Promise<Stage> {
  const app = credentials(join(folder, "credentials.json"));
  const emulator = await startEmulator({
    port: chatPort,
    ...(keep && { state: join(folder, "emulator.json") }),
  });
  const bot = `http://127.0.0.1:${port}`;
  const world = await createWorld(emulator.origin, {
    id: "local",
    keep: true,
    mode: "push",
    app: {
      ...asEmulated(app),
      event_url: `${bot}/webhook/event`,
      card_url: `${bot}/webhook/card`,
      bot_name: "政协助手",
    },
    people: [{ name: MEMBER }, { name: "周委员" }, { name: STAFF }],
    chats: [
      { name: GROUP },
      { name: TOPIC_GROUP, kind: "topic" },
      { name: "工作人员群", chat_id: STAFF_CHAT, members: [STAFF] },
    ],
  });
  let worker: LocalWorker | undefined;
  return {
    emulator,
    world,
    startBot: async () => {
      await freshAssets();
      worker = startWorker(port, asVariables(app, world.domain, STAFF_CHAT), folder);
      return worker;
    },
    stop: async () => {
      await worker?.stop();
      await emulator.close();
    },
  };
}
