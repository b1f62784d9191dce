// The world kept up to date.
// Comes in: a world's id. Goes out: what is in it now, and whether the emulator is there. It never changes anything.
import { useEffect, useState } from "preact/hooks";
import type { WorldInfo } from "../../../control-types.ts";
import { type Message, Place, worldIds } from "./place.ts";

export interface Snapshot {
  place: Place;
  info: WorldInfo;
  messages: Message[];
  /** performance.now() when it was taken: the clock runs on from there. */
  takenAt: number;
}

export type Sync = { state: "loading" } | { state: "none" } | ({ state: "open"; online: boolean } & Snapshot);

const AGAIN_AFTER = 2000;

/** What has not changed stays the same object, so that it is not drawn again. */
function keepSame(before: Message[], now: Message[]): Message[] {
  const known = new Map(before.map((one) => [one.message_id, one]));
  return now.map((one) => {
    const old = known.get(one.message_id);
    return old && JSON.stringify(old) === JSON.stringify(one) ? old : one;
  });
}

class Watch {
  readonly #show: (sync: Sync) => void;
  #shown: (Snapshot & { online: boolean }) | undefined;
  #stream: EventSource | undefined;
  #reading = false;
  #again = false;
  #over = false;

  constructor(show: (sync: Sync) => void) {
    this.#show = show;
  }

  async open(id: string | undefined): Promise<void> {
    const wanted = id ?? (await worldIds())[0];
    const place = wanted === undefined ? undefined : await Place.open(wanted).catch(() => undefined);
    if (this.#over) return;
    if (!place) return this.#show({ state: "none" });
    this.#listen(place);
  }

  #listen(place: Place): void {
    if (this.#over) return;
    const stream = place.stream();
    this.#stream = stream;
    stream.addEventListener("change", () => void this.#read(place));
    // The browser tries again by itself, but not after an answer that was no stream; the first event after that brings
    // what was missed.
    stream.addEventListener("error", () => {
      this.#update({ online: false });
      if (stream.readyState === EventSource.CLOSED) setTimeout(() => this.#listen(place), AGAIN_AFTER);
    });
  }

  async #read(place: Place): Promise<void> {
    if (this.#reading) {
      this.#again = true;
      return;
    }
    this.#reading = true;
    try {
      const [info, messages] = await Promise.all([place.look(), place.messages()]);
      const kept = keepSame(this.#shown?.messages ?? [], messages);
      this.#update({ place, info, messages: kept, takenAt: performance.now(), online: true });
    } catch {
      this.#update({ online: false });
    }
    this.#reading = false;
    if (!this.#again || this.#over) return;
    this.#again = false;
    await this.#read(place);
  }

  #update(change: Partial<Snapshot & { online: boolean }>): void {
    const next = { ...this.#shown, ...change };
    if (this.#over || !next.info) return;
    this.#shown = next as Snapshot & { online: boolean };
    this.#show({ state: "open", ...this.#shown });
  }

  close(): void {
    this.#over = true;
    this.#stream?.close();
  }
}

export function useWorld(id: string | undefined): Sync {
  const [sync, show] = useState<Sync>({ state: "loading" });
  useEffect(() => {
    const watch = new Watch(show);
    watch.open(id).catch(() => show({ state: "none" }));
    return () => watch.close();
  }, [id]);
  return sync;
}

/** The world's clock now. */
export function worldNow({ info, takenAt }: Snapshot): number {
  return info.frozen ? info.now : info.now + (performance.now() - takenAt);
}
