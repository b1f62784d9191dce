// Lists that come in pages.
// Comes in: page_size, page_token and the whole list. Goes out: one page with the token of the next, or a refusal.
import { badField, refuse } from "./refusal.ts";
import type { JsonObject } from "./types.ts";

const LARGEST = 100;
const STANDARD = "20";
const TOKEN = /^page_(\d+)$/;

export function pageOf(query: URLSearchParams, list: JsonObject[]): JsonObject {
  const size = Number(query.get("page_size") ?? STANDARD);
  if (!Number.isInteger(size) || size < 1 || size > LARGEST) {
    throw badField("page_size", query.get("page_size") ?? "", `page_size is 1 to ${LARGEST}`);
  }
  const token = query.get("page_token") ?? "";
  const start = token === "" ? "0" : TOKEN.exec(token)?.[1];
  if (start === undefined) throw refuse(232001, "page_token is invalid");
  const end = Number(start) + size;
  const has_more = end < list.length;
  return {
    items: list.slice(Number(start), end),
    has_more,
    page_token: has_more ? `page_${end}` : "",
  };
}
