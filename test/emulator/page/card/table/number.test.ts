import { expect, it } from "vitest";
import { formatNumber } from "./number.ts";

it("shows a number as it is when the column has no format", () => {
  expect(formatNumber(1234.5678, {})).toBe("1234.5678");
});

it("shows symbol, separators and as many places as the column wants", () => {
  expect(formatNumber(1234567.891, { symbol: "¥", separator: true, precision: 2 })).toBe("¥1,234,567.89");
  expect(formatNumber(3, { precision: 1 })).toBe("3.0");
  expect(formatNumber(-0.5, { precision: 0 })).toBe("-1");
});
