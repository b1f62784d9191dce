/**
 * The yardstick: a bare Hono worker. In: any POST to the webhook's path. Out: 200 and `{}`. Never: a look at the body.
 */
import { Hono } from "hono";

const app = new Hono();
app.post("/webhook/event", (c) => c.json({}));

export default app;
