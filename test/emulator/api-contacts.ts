// contact/v3/users: one person in full, or the names of a few (§6).
// Comes in: ids. Goes out: the fields that the app's scopes show; one without its scope is absent.
import type { Call } from "./gateway.ts";
import { checkIdScope, personBy, readIdType } from "./ids.ts";
import { badField, refuse } from "./refusal.ts";
import type { JsonObject, Person } from "./types.ts";
import { hasScope, type World } from "./world.ts";

const READ = [
  "contact:contact.base:readonly",
  "contact:contact:readonly_as_app",
  "contact:contact:access_as_app",
  "contact:contact:readonly",
];

const FIELD_SCOPES = {
  user_id: "contact:user.employee_id:readonly",
  name: "contact:user.base:readonly",
  email: "contact:user.email:readonly",
  mobile: "contact:user.phone:readonly",
  department_ids: "contact:user.department:readonly",
} as const;

function shown(world: World, person: Person): JsonObject {
  const fields = Object.entries(FIELD_SCOPES).filter(([, scope]) => hasScope(world, [scope]));
  const { open_id, union_id } = person;
  const visible = fields.map(([field]) => [field, person[field as keyof typeof FIELD_SCOPES]]);
  return { open_id, union_id, ...Object.fromEntries(visible) };
}

export const getUser: Call = {
  api: "user",
  method: "GET",
  path: "/contact/v3/users/:user_id",
  scopes: READ,
  handle: async ({ world, params, query, pause }) => {
    await pause();
    const type = readIdType(query);
    if (!type) throw refuse(40001, "user_id_type");
    const id = params.user_id ?? "";
    if (type === "open_id" && world.app.other_app_open_ids.includes(id)) throw refuse(99992361);
    const person = personBy(world, type, id);
    if (!person || person.bot) throw refuse(41012);
    if (!person.in_contact_range || person.tenant_key !== world.app.tenant_key) throw refuse(41050);
    return { code: 0, msg: "success", data: { user: shown(world, person) } };
  },
};

const MOST_NAMES = 10;

/** Independent of the contact range; ids of nobody are left out. */
export const getNames: Call = {
  api: "users",
  method: "POST",
  path: "/contact/v3/users/basic_batch",
  scopes: ["contact:user.basic_profile:readonly"],
  perSecond: 5,
  handle: async ({ world, body, query, pause }) => {
    await pause();
    const type = readIdType(query);
    if (!type)
      throw badField("user_id_type", query.get("user_id_type") ?? "", "open_id, union_id or user_id");
    checkIdScope(world, type);
    const { user_ids } = body;
    if (!Array.isArray(user_ids) || user_ids.length < 1 || user_ids.length > MOST_NAMES) {
      throw badField("user_ids", user_ids, `1 to ${MOST_NAMES} ids`);
    }
    const people = user_ids.flatMap((id) => personBy(world, type, String(id)) ?? []);
    const users = people.map((person) => ({
      user_id: person[type],
      name: person.name,
      i18n_name: { zh_cn: person.name, en_us: "", ja_jp: "" },
    }));
    return { code: 0, msg: "success", data: { users } };
  },
};
