import { describe } from "vitest";
import { storeContract } from "./contract.ts";
import { emptyPrefix, findRedis, openAt } from "./redis-at.ts";

const database = await findRedis("shared");

describe.skipIf(!database)("Redis", () => {
  storeContract("the Redis store", async () => {
    const prefix = emptyPrefix();
    return [openAt(database, prefix), openAt(database, prefix)];
  });
});
