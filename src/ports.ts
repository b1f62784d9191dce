/**
 * What the steps after the 200 work with. In: nothing. Out: types. Never: an implementation.
 */
import type { Handler } from "./core/context.ts";
import type { OtherContent, Place } from "./core/incoming.ts";
import type { GuidePage, Reply } from "./core/reply.ts";
import type { Settings } from "./env.ts";
import type { OutboxPorts } from "./outbox.ts";

export interface PipelinePorts extends OutboxPorts {
  settings: Settings;
  handlers: Handlers;
}

export interface Handlers {
  ask: Handler;
  guide: (page: GuidePage, place: Place) => Promise<Reply>;
  greeting: (place: Place) => Promise<Reply>;
  explain: (type: OtherContent, text: string) => Promise<Reply>;
}
