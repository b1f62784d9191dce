// The chat page over HTTP.
// Comes in: GET / and the files that it names. Goes out: HTML, script, style. It knows no world: the page asks for one.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { Hono } from "hono";
import { bundlePage, type PageFile } from "./bundle.ts";

const FRESH = { "Cache-Control": "no-cache" };

/** Each server has its own bundle. */
export function pageRoutes(): Hono {
  let files: Promise<Map<string, PageFile>> | undefined;
  return new Hono()
    .get("/", async (c) => {
      files = bundlePage();
      // Whoever asks for the files hears of a failure; unheard it would end the process.
      files.catch(() => {});
      return c.html(await readFile(join(import.meta.dirname, "index.html"), "utf8"), 200, FRESH);
    })
    .get("/page/:file", async (c) => {
      files ??= bundlePage();
      const file = (await files).get(c.req.param("file"));
      return file ? c.body(file.text, 200, { ...FRESH, "Content-Type": file.type }) : c.notFound();
    });
}
