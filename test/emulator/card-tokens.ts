// The token of a click, with which the tapped card may be updated later.
// Comes in: a click, later a token. Goes out: what it stands for, or the platform's refusal. It never changes a card.
import { refuse } from "./refusal.ts";
import type { Delivery, Json, Message } from "./types.ts";
import { randomId, type World } from "./world.ts";

const LIFE = 30 * 60 * 1000;
const USES = 2;
/** An update sent right after the answer may overtake it on this machine: so many real milliseconds are forgiven. */
const OVERTAKING = 250;
const STEP = 10;

export interface CardToken {
  token: string;
  message_id: string;
  made_at: number;
  uses: number;
  /** The callback that carried it. */
  delivery: string;
}

export function newCardToken(world: World, message: Message): CardToken {
  const { message_id } = message;
  const token = { token: randomId("c-"), message_id, made_at: world.clock.now(), uses: 0, delivery: "" };
  world.cardTokens.set(token.token, token);
  return token;
}

export function needCardToken(world: World, value: Json | undefined): CardToken {
  const token = typeof value === "string" ? world.cardTokens.get(value) : undefined;
  if (!token) throw refuse(300020);
  if (world.clock.now() - token.made_at > LIFE) throw refuse(300030);
  if (token.uses >= USES) throw refuse(300040);
  return token;
}

/** The callback that carried this token, if it is still without an answer. */
export async function unanswered(world: World, value: Json | undefined): Promise<Delivery | undefined> {
  const carrier = world.cardTokens.get(String(value))?.delivery ?? "";
  const open = () => {
    const delivery = world.deliveries.get(carrier);
    return delivery?.state === "waiting" || delivery?.state === "in flight" ? delivery : undefined;
  };
  for (let waited = 0; open() && waited < OVERTAKING; waited += STEP) {
    await new Promise((done) => setTimeout(done, STEP));
  }
  return open();
}
