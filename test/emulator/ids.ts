// A person's three ids: looked up by one, shown as one.
// Comes in: user_id_type and an id or a person. Goes out: the person, or the id. It never tells why an id is wrong.
import { lacksScope } from "./refusal.ts";
import type { Person } from "./types.ts";
import { hasScope, type World } from "./world.ts";

export type IdType = "open_id" | "union_id" | "user_id";
const USER_ID_SCOPES = ["contact:user.employee_id:readonly"];

/** The query's user_id_type (or another name of it); undefined: none of the three. */
export function readIdType(query: URLSearchParams, name = "user_id_type"): IdType | undefined {
  const value = query.get(name) ?? "open_id";
  return value === "open_id" || value === "union_id" || value === "user_id" ? value : undefined;
}

export function personBy(world: World, type: IdType, id: string): Person | undefined {
  return world.people.find((person) => person[type] === id);
}

/** user_id is not shown without its scope. */
export function checkIdScope(world: World, type: IdType): void {
  if (type === "user_id" && !hasScope(world, USER_ID_SCOPES)) throw lacksScope(USER_ID_SCOPES);
}
