// Points in time as cards show them.
// Comes in: milliseconds and the format that a card asks for. Goes out: Chinese text, in the time zone of the browser.

const two = (value: number): string => String(value).padStart(2, "0");

/** The format of a table's dates: YYYY/MM/DD, MM-DD HH:mm … */
export function formatDate(at: number, format: string): string {
  const date = new Date(at);
  if (Number.isNaN(date.getTime())) return "";
  const parts: Record<string, string> = {
    YYYY: String(date.getFullYear()),
    YY: two(date.getFullYear() % 100),
    MM: two(date.getMonth() + 1),
    M: String(date.getMonth() + 1),
    DD: two(date.getDate()),
    D: String(date.getDate()),
    HH: two(date.getHours()),
    H: String(date.getHours()),
    mm: two(date.getMinutes()),
    ss: two(date.getSeconds()),
  };
  return format.replace(/YYYY|YY|MM?|DD?|HH?|mm|ss/g, (part) => parts[part] ?? part);
}

/** East of Greenwich is positive, as people write it. */
const offset = (date: Date): number => -date.getTimezoneOffset();

const zone = (minutes: number, between: string): string => {
  const size = Math.abs(minutes);
  return `${minutes < 0 ? "-" : "+"}${two(Math.floor(size / 60))}${between}${two(size % 60)}`;
};

const DAYS = "日一二三四五六";

/** The formats of <local_datetime>. */
export function localTime(at: number, format: string): string {
  const date = new Date(at);
  if (Number.isNaN(date.getTime())) return "";
  const day = DAYS[date.getDay()];
  const formats: Record<string, string> = {
    date_num: formatDate(at, "YYYY-MM-DD"),
    date_short: formatDate(at, "M月D日"),
    date: formatDate(at, "YYYY年M月D日"),
    week: `星期${day}`,
    week_short: `周${day}`,
    time: formatDate(at, "HH:mm"),
    time_sec: formatDate(at, "HH:mm:ss"),
    timezone: `GMT${zone(offset(date), ":")}`,
  };
  return formats[format] ?? formatDate(at, "YYYY-MM-DD");
}

/** What a native input holds ("2024-04-01", "07:07", "2024-04-29T07:07"), as a callback carries it. */
export function pickedTime(value: string, now: Date = new Date()): string {
  if (value === "") return "";
  const date = /^\d{4}-/.test(value) ? new Date(value.includes("T") ? value : `${value}T00:00`) : now;
  return `${value.replace("T", " ")} ${zone(offset(date), "")}`;
}
