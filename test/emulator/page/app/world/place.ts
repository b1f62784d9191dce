// One world of the emulator, as the page reaches it.
// Comes in: acts of the person at the page. Goes out: calls to the control routes of the page's own origin.
import { EmulatedWorld, openWorld, Refused } from "../../../client.ts";
import type { MessageView, WorldInfo } from "../../../control-types.ts";

/** A message as the page knows it; what the emulator may add to its view is optional. */
export type Message = MessageView & {
  reactions?: { emoji_type: string; by: string }[];
  /** Why the platform did not push it to the bot, or ''. */
  not_delivered?: string;
  /** The only person who sees it, or ''. */
  only_for?: string;
};

export type UploadKind = "image" | "file";

export class Place extends EmulatedWorld {
  readonly #routes: string;

  constructor(info: WorldInfo) {
    // The page may have been opened under another name of this machine than the emulator gives itself.
    const domain = `${location.origin}/w/${info.id}`;
    super({ ...info, domain });
    this.#routes = `${domain}/emulator`;
  }

  static async open(id: string): Promise<Place> {
    return new Place((await openWorld(location.origin, id)).info);
  }

  resource = (key: string): string => `${this.#routes}/resources/${encodeURIComponent(key)}`;
  stream = (): EventSource => new EventSource(`${this.#routes}/stream`);

  /** The key, for a message that is said next. */
  async uploadFile(person: string, file: File, kind: UploadKind): Promise<string> {
    const query = new URLSearchParams({ person, name: file.name, kind });
    const { key } = await this.#post<{ key: string }>(`/upload?${query}`, file);
    return key;
  }

  async reactTo(person: string, message_id: string, emoji_type: string, remove: boolean): Promise<void> {
    await this.#post("/react", JSON.stringify({ person, message_id, emoji_type, remove }));
  }

  async #post<T>(path: string, body: BodyInit): Promise<T> {
    const answer = await fetch(`${this.#routes}${path}`, { method: "POST", body });
    const text = await answer.text();
    if (!answer.ok) throw new Refused(path, answer.status, text);
    return JSON.parse(text) as T;
  }
}

/** Ids of all worlds, the oldest first. */
export async function worldIds(): Promise<string[]> {
  const answer = await fetch("/worlds");
  return ((await answer.json()) as WorldInfo[]).map(({ id }) => id);
}
