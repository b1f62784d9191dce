/**
 * Which handler. In: what a message holds. Out: the name of an intent. Never: a look at who sent it.
 * The order is that of the list; the first matcher that fits decides.
 */
import type { Content } from "./core/incoming.ts";

export type Intent = "unread" | "ask";

const ROUTES: [Intent, (content: Content) => boolean][] = [
  ["unread", ({ type }) => type !== "text"],
  ["ask", () => true],
];

export const route = (content: Content): Intent => ROUTES.find(([, fits]) => fits(content))?.[0] ?? "ask";
