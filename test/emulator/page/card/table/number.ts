// Numbers in a table.
// Comes in: a number and the column's format. Goes out: text. It never rounds unless the card asks for it.
import type { JsonObject } from "../../../types.ts";
import { string } from "../read.ts";

export function formatNumber(value: number, { symbol, precision, separator }: JsonObject): string {
  const places = typeof precision === "number" ? precision : undefined;
  const digits = new Intl.NumberFormat("zh-CN", {
    useGrouping: separator === true,
    minimumFractionDigits: places ?? 0,
    maximumFractionDigits: places ?? 20,
  });
  return `${string(symbol)}${digits.format(value)}`;
}
