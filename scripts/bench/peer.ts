/**
 * The yardstick: a bare Hono worker. In: any POST to the webhook's path. Out: 200 and `{}`. Never: a look at the body.
 */
import { Hono } from "hono";

const app = new Hono();
app.post("/webhook/event", (c) => c.json({}));

/** wrangler.toml, by which it is bundled as well, asks for this class. */
export class StoreObject {}

export default app;
