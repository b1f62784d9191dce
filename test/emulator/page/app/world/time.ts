// Times as people read them, in Beijing whatever the browser's zone.
// Comes in: milliseconds. Goes out: words. It never reads the clock.
const ZONE = "Asia/Shanghai";
const OFFSET = 8 * 3600 * 1000;
const DAY = 24 * 3600 * 1000;

const format = (options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat("zh-CN", { timeZone: ZONE, ...options });
const clock = format({ hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
const date = format({ month: "long", day: "numeric" });
const fullDate = format({ year: "numeric", month: "long", day: "numeric" });
const weekday = format({ weekday: "short" });

const dayNumber = (at: number): number => Math.floor((at + OFFSET) / DAY);

export const timeOfDay = (at: number): string => clock.format(at);
export const dateAndDay = (at: number): string => `${date.format(at)} ${weekday.format(at)}`;

/** 今天, 昨天, 11月3日, 2025年11月3日. */
export function dayName(at: number, now: number): string {
  const ago = dayNumber(now) - dayNumber(at);
  if (ago === 0) return "今天";
  if (ago === 1) return "昨天";
  const sameYear = fullDate.format(at).slice(0, 4) === fullDate.format(now).slice(0, 4);
  return (sameYear ? date : fullDate).format(at);
}

/** Above a group of messages. */
export function separatorTime(at: number, now: number): string {
  const day = dayName(at, now);
  return day === "今天" ? timeOfDay(at) : `${day} ${timeOfDay(at)}`;
}

/** In a narrow place: the time of day today, else the day. */
export function shortTime(at: number, now: number): string {
  const day = dayName(at, now);
  return day === "今天" ? timeOfDay(at) : day;
}

/** For an input of type datetime-local. */
export const toField = (at: number): string => new Date(at + OFFSET).toISOString().slice(0, 16);
export const fromField = (field: string): number => Date.parse(`${field}:00Z`) - OFFSET;
