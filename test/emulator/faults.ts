// Faults on demand: which call or delivery is struck, and by what.
// Comes in: armed faults and an occasion. Goes out: the fault that strikes, or nothing. It never strikes by chance:
// a probability is drawn from the fault's own seed.
import type { ApiFaultAct, DeliveryFaultAct, Fault, FaultWhen } from "./fault-types.ts";
import type { ApiName } from "./types.ts";
import { type ArmedFault, randomId, type World } from "./world.ts";

/** A fixed number in [0, 1) for the n-th draw of a seed. */
export function draw(seed: number, n: number): number {
  let x = (Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) + Math.imul(n + 1, 0xc2b2ae35)) >>> 0;
  x = Math.imul(x ^ (x >>> 15), 0x2c1b3c6d) >>> 0;
  x = Math.imul(x ^ (x >>> 12), 0x297a2d39) >>> 0;
  return ((x ^ (x >>> 15)) >>> 0) / 2 ** 32;
}

/** The list in an order drawn from the seed. */
export function shuffled<T>(list: readonly T[], seed: number): T[] {
  return list
    .map((item, i) => ({ item, rank: draw(seed, i) }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ item }) => item);
}

function strikes(when: FaultWhen, seen: number): boolean {
  if ("next" in when) return seen <= when.next;
  if ("every" in when) return seen % when.every === 0;
  return draw(when.seed, seen) < when.probability;
}

function firstStriking(world: World, matches: (fault: Fault) => boolean): Fault | undefined {
  let struck: Fault | undefined;
  for (const armed of world.faults) {
    if (!matches(armed.fault)) continue;
    armed.seen += 1;
    if (struck || !strikes(armed.fault.when, armed.seen)) continue;
    armed.fired += 1;
    struck = armed.fault;
  }
  world.faults = world.faults.filter(({ fault, seen }) => !("next" in fault.when && seen >= fault.when.next));
  return struck;
}

export function armFault(world: World, fault: Fault): ArmedFault {
  const armed = { id: randomId("fault_"), fault, seen: 0, fired: 0 };
  world.faults.push(armed);
  return armed;
}

export function strikeCall(world: World, api: ApiName): ApiFaultAct | undefined {
  const fault = firstStriking(world, (one) => one.on === "api" && (one.api ?? api) === api);
  return fault?.on === "api" ? fault.act : undefined;
}

export function strikeDelivery(
  world: World,
  eventType: string,
  kinds: readonly DeliveryFaultAct["kind"][],
): DeliveryFaultAct | undefined {
  const fault = firstStriking(
    world,
    (one) => one.on === "delivery" && kinds.includes(one.act.kind) && (one.event ?? eventType) === eventType,
  );
  return fault?.on === "delivery" ? fault.act : undefined;
}

/** Lets go every call that a hold keeps waiting. */
export function releaseHeld(world: World): number {
  const held = world.held.splice(0);
  for (const wake of held) wake();
  return held.length;
}

const untilReleased = (world: World): Promise<void> => new Promise((done) => world.held.push(done));

/** Waits as long as the fault says: real milliseconds, or until released. */
export function pauseFor(world: World, act: ApiFaultAct | undefined): Promise<void> {
  if (act?.kind === "delay") return new Promise((done) => setTimeout(done, act.ms));
  return act?.kind === "hold" ? untilReleased(world) : Promise.resolve();
}

/** The same between what was done and its answer. */
export function pauseAfter(world: World, act: ApiFaultAct | undefined): Promise<void> {
  return act?.kind === "hold after accepting" ? untilReleased(world) : Promise.resolve();
}
