/**
 * Time. In: the environment. Out: now, sleep, and dates as Beijing reads them.
 * Never: Date.now() anywhere else in the project (a test looks for it).
 */

export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  sleep(ms: number): Promise<void>;
}

export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

export const systemClock: Clock = { now: () => Date.now(), sleep: pause };

/**
 * The system's clock, or in local development that of the emulator, which tests turn.
 * @param url where the emulator answers `{"now": ms}`; only loopback addresses get this far (src/env.ts).
 * @throws Error when the emulator does not answer: a wrong time would be worse than none.
 */
export async function openClock(url: string | undefined): Promise<Clock> {
  if (!url) return systemClock;
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`the clock at ${url} answered ${answer.status}`);
  const { now } = (await answer.json()) as { now: number };
  const ahead = now - Date.now();
  return { now: () => Date.now() + ahead, sleep: pause };
}

/** China has one time zone, eight hours ahead of UTC, and no summer time since 1991. */
const BEIJING = 8 * HOUR;

/** The day in Beijing: `2026-11-23`. */
export const beijingDate = (ms: number): string => new Date(ms + BEIJING).toISOString().slice(0, 10);

/** The minute in Beijing: `2026-11-23 09:10`. */
export const beijingMinute = (ms: number): string =>
  new Date(ms + BEIJING).toISOString().slice(0, 16).replace("T", " ");
