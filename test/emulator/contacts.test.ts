import { expect, test } from "vitest";
import { useEmulator } from "./support.ts";

const start = useEmulator();
const stage = (...scopes: string[]) =>
  start({
    app: { scopes: ["contact:contact.base:readonly", ...scopes], other_app_open_ids: ["ou_test"] },
    people: [
      { name: "陈委员", email: "chen@example.com", mobile: "+8613800138000", department_ids: ["od_1"] },
      { name: "李委员" },
    ],
  });

test("a person shows the fields whose scopes the app has, and no other", async () => {
  const { bot, world, chen } = await stage();
  const { union_id = "", user_id = "" } = world.info.people[0] ?? {};
  const get = async () => (await bot.call("GET", `/contact/v3/users/${chen}?user_id_type=open_id`)).data.user;
  expect(await get()).toEqual({ open_id: chen, union_id });
  await world.configure({
    scopes: [
      "contact:contact:readonly",
      "contact:user.base:readonly",
      "contact:user.email:readonly",
      "contact:user.phone:readonly",
      "contact:user.department:readonly",
      "contact:user.employee_id:readonly",
    ],
  });
  expect(await get()).toEqual({
    open_id: chen,
    union_id,
    user_id,
    name: "陈委员",
    email: "chen@example.com",
    mobile: "+8613800138000",
    department_ids: ["od_1"],
  });
});

test("an id type that is none 40001, nobody's id 41012, another app's 99992361, outside the range 41050", async () => {
  const { bot, world, chen } = await stage();
  const code = async (id: string, type = "open_id") =>
    (await bot.call("GET", `/contact/v3/users/${id}?user_id_type=${type}`)).code;
  expect(await code(chen, "email")).toBe(40001);
  expect(await code(chen, "union_id")).toBe(41012);
  expect(await code("ou_nobody")).toBe(41012);
  expect(await code("ou_test")).toBe(99992361);
  expect(await code(world.info.people[0]?.union_id ?? "", "union_id")).toBe(0);
  await world.person({ open_id: chen, in_contact_range: false });
  expect(await code(chen)).toBe(41050);
  const outside = await world.person({ name: "新人", available: false });
  expect(await code(outside.open_id)).toBe(41050);
  await world.configure({ scopes: ["contact:user.base:readonly"] });
  expect(await code(chen)).toBe(99991672);
});

test("names of up to ten people, whatever the contact range; ids of nobody are left out", async () => {
  const { bot, world, chen, li } = await stage("contact:user.basic_profile:readonly");
  await world.person({ open_id: chen, in_contact_range: false });
  const ask = (user_ids: string[], type = "open_id") =>
    bot.call("POST", `/contact/v3/users/basic_batch?user_id_type=${type}`, { user_ids });
  const { data } = await ask([chen, "ou_nobody", li]);
  expect(data.users).toEqual([
    { user_id: chen, name: "陈委员", i18n_name: { zh_cn: "陈委员", en_us: "", ja_jp: "" } },
    expect.objectContaining({ user_id: li, name: "李委员" }),
  ]);
  expect((await ask([])).code).toBe(99992402);
  expect((await ask(Array.from({ length: 11 }, () => chen))).code).toBe(99992402);
  expect((await ask([chen], "email")).code).toBe(99992402);
  expect((await ask([chen], "user_id")).code).toBe(99991672);
  await world.configure({ scopes: ["contact:contact:readonly"] });
  expect((await ask([chen])).code).toBe(99991672);
});

test("names have a rate of their own: five a second", async () => {
  const { bot, world, chen } = await stage("contact:user.basic_profile:readonly");
  await world.freeze();
  const ask = () => bot.call("POST", "/contact/v3/users/basic_batch", { user_ids: [chen] });
  for (let i = 0; i < 5; i += 1) expect((await ask()).code).toBe(0);
  const sixth = await ask();
  expect([sixth.status, sixth.code, sixth.headers.get("x-ogw-ratelimit-limit")]).toEqual([
    429,
    99991400,
    "5",
  ]);
  expect((await bot.call("GET", `/contact/v3/users/${chen}`)).code).toBe(0);
  await world.turn(1000);
  expect((await ask()).code).toBe(0);
});
