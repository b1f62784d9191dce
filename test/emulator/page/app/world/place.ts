// One world of the emulator, as the page reaches it.
// Comes in: acts of the person at the page. Goes out: calls to the control routes of the page's own origin.
import { EmulatedWorld, openWorld } from "../../../client.ts";
import type { MessageView, WorldInfo } from "../../../control-types.ts";

export type Message = MessageView;

export class Place extends EmulatedWorld {
  constructor(info: WorldInfo) {
    // The page may have been opened under another name of this machine than the emulator gives itself.
    super({ ...info, domain: `${location.origin}/w/${info.id}` });
  }

  static async open(id: string): Promise<Place> {
    return new Place((await openWorld(location.origin, id)).info);
  }

  stream = (): EventSource => new EventSource(`${this.domain}/emulator/stream`);

  /** The key, for a message that is said next. */
  async uploadFile(person: string, file: File, kind: "image" | "file"): Promise<string> {
    const bytes = new Uint8Array(await file.arrayBuffer());
    return this.upload({ person, name: file.name, kind }, bytes, file.type || "application/octet-stream");
  }
}

/** Ids of all worlds, the oldest first. */
export async function worldIds(): Promise<string[]> {
  const answer = await fetch("/worlds");
  return ((await answer.json()) as WorldInfo[]).map(({ id }) => id);
}
