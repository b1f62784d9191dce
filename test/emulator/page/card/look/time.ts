// Points in time as cards show them and as callbacks carry them.
// Comes in: milliseconds and a format, or what a native input holds. Goes out: text. The time zone is always China's,
// whatever the browser's: that is where the emulator says in every callback that its people are.
import { meaning } from "../read.ts";

const ZONE = "+0800";
const AHEAD = 8 * 3600 * 1000;
const DAYS = "日一二三四五六";

const two = (value: number): string => String(value).padStart(2, "0");

/** A date whose UTC fields are the time in China; undefined for a number that is no time. */
function inChina(at: number): Date | undefined {
  const date = new Date(at + AHEAD);
  return Number.isNaN(date.getTime()) ? undefined : date;
}

/** The format of a table's dates: YYYY/MM/DD, MM-DD HH:mm … */
export function formatDate(at: number, format: string): string {
  const date = inChina(at);
  if (!date) return "";
  const parts: Record<string, string> = {
    YYYY: String(date.getUTCFullYear()),
    YY: two(date.getUTCFullYear() % 100),
    MM: two(date.getUTCMonth() + 1),
    M: String(date.getUTCMonth() + 1),
    DD: two(date.getUTCDate()),
    D: String(date.getUTCDate()),
    HH: two(date.getUTCHours()),
    H: String(date.getUTCHours()),
    mm: two(date.getUTCMinutes()),
    ss: two(date.getUTCSeconds()),
  };
  return format.replace(/YYYY|YY|MM?|DD?|HH?|mm|ss/g, (part) => parts[part] ?? part);
}

const FORMATS: Record<string, string> = {
  date_num: "YYYY-MM-DD",
  date_short: "M月D日",
  date: "YYYY年M月D日",
  time: "HH:mm",
  time_sec: "HH:mm:ss",
};

/** The formats of <local_datetime>. */
export function localTime(at: number, format: string): string {
  const day = DAYS[inChina(at)?.getUTCDay() ?? -1];
  if (day === undefined) return "";
  if (format === "week") return `星期${day}`;
  if (format === "week_short") return `周${day}`;
  if (format === "timezone") return "GMT+8:00";
  return formatDate(at, meaning(FORMATS, format) ?? "YYYY-MM-DD");
}

/** "2024-04-01", "07:07" or "2024-04-29T07:07" of a native input. */
export const pickedTime = (value: string): string =>
  value === "" ? "" : `${value.replace("T", " ")} ${ZONE}`;
