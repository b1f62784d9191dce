// The chat page over HTTP.
// Comes in: GET / and the files that it names. Goes out: HTML, script, style. It knows no world: the page asks for one.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { Hono } from "hono";
import { pageFiles } from "./bundle.ts";

const FRESH = { "Cache-Control": "no-cache" };

export const pageRoutes = new Hono()
  .get("/", async (c) => c.html(await readFile(join(import.meta.dirname, "index.html"), "utf8"), 200, FRESH))
  .get("/page/:file", async (c) => {
    const file = (await pageFiles()).get(c.req.param("file"));
    return file ? c.body(file.text, 200, { ...FRESH, "Content-Type": file.type }) : c.notFound();
  });
