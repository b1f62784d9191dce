import { describe } from "vitest";
import { storeContract } from "./contract.ts";
import { findRedis, openAt } from "./redis-at.ts";

const database = await findRedis("shared");

describe.skipIf(!database)("Redis", () => {
  storeContract("the Redis store", async () => openAt(database ?? { url: "", token: "" }));
});
