/**
 * What a handler is given and gives back. In: nothing. Out: types. Never: raw events, a way to send.
 */
import type { Place } from "./incoming.ts";
import type { Reply } from "./reply.ts";

export interface Context {
  /** As the person wrote it, the bot's mention dropped. */
  text: string;
  place: Place;
  /** Beijing date. */
  today: string;
  /** What the handler kept for a follow-up of this person here, if it is recent enough. */
  memo: unknown;
}

export interface Handled {
  reply: Reply;
  /** Kept for a follow-up; replaces what was kept before. */
  memo?: unknown;
}

export type Handler = (context: Context) => Promise<Handled>;
