/**
 * Which handler. In: what a message holds. Out: an intent with what it needs. Never: a look at who sent it.
 * The first case that fits decides.
 */
import type { Content, OtherContent } from "./core/incoming.ts";

export type Intent = { do: "ask"; text: string } | { do: "explain"; type: OtherContent };

export function route(content: Content): Intent {
  switch (content.type) {
    case "text":
      return { do: "ask", text: content.text };
    case "empty":
      return { do: "explain", type: "unknown" };
    default:
      return { do: "explain", type: content.type };
  }
}
