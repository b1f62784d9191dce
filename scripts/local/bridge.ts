/**
 * A process that speaks Upstash's HTTP for a Redis. In: REDIS_URL and TOKEN. Out: its port, told to the parent.
 * Never: an answer to another machine, nor a life longer than its parent's.
 */
import { serve } from "@hono/node-server";
import { createApp } from "@humanwhocodes/upstash-redis-server";

const { REDIS_URL = "", TOKEN = "" } = process.env;

const app = createApp({ token: TOKEN, redisUrl: REDIS_URL });
serve({ fetch: app.fetch, hostname: "127.0.0.1", port: 0 }, ({ port }) => process.send?.({ port }));
process.once("disconnect", () => process.exit());
