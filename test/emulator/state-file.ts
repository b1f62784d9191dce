// Worlds kept in a JSON file between starts.
// Comes in: worlds that changed. Goes out: a file, written aside and moved into place. It never keeps logs or faults.
import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { isObject, parseJson } from "./json.ts";
import { loadWorld, type SavedWorld, saveWorld } from "./saved-world.ts";
import type { World } from "./world.ts";

/** Goes up when saved worlds change their shape. */
const VERSION = 2;

/** Many changes come in a burst: one write for all of them. */
const DEBOUNCE = 300;

export class StateFile {
  readonly #path: string;
  readonly #worlds: () => Iterable<World>;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(path: string, worlds: () => Iterable<World>) {
    this.#path = path;
    this.#worlds = worlds;
  }

  load(): World[] {
    let text: string;
    try {
      text = readFileSync(this.#path, "utf8");
    } catch (error) {
      if (error instanceof Error && "code" in error && error.code === "ENOENT") return [];
      throw error;
    }
    const saved = parseJson(text);
    if (!isObject(saved) || saved.version !== VERSION || !Array.isArray(saved.worlds)) {
      throw new Error(`${this.#path} holds no state of this emulator: delete it to start anew`);
    }
    return (saved.worlds as unknown as SavedWorld[]).map(loadWorld);
  }

  changed(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.save(), DEBOUNCE);
    this.#timer.unref();
  }

  save(): void {
    clearTimeout(this.#timer);
    mkdirSync(dirname(this.#path), { recursive: true });
    const aside = `${this.#path}.new`;
    writeFileSync(aside, JSON.stringify({ version: VERSION, worlds: [...this.#worlds()].map(saveWorld) }));
    renameSync(aside, this.#path);
  }
}
