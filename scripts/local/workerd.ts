/**
 * The built worker as Miniflare takes it. In: a folder of modules, wrangler.toml. Out: options for Miniflare.
 * Never: wrangler dev, whose proxy passes some 700 requests a second and which answers nothing once its workerd was killed.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { unstable_readConfig } from "wrangler";

const { compatibility_date, compatibility_flags } = unstable_readConfig({ config: "wrangler.toml" });

export const RUNTIME = {
  compatibilityDate: compatibility_date ?? "",
  compatibilityFlags: compatibility_flags,
};

/** As [[durable_objects.bindings]] has it. */
export const STORE = { STORE: { className: "StoreObject", useSQLite: true } };

export type Files = readonly (readonly [path: string, contents: string])[];

/** The modules of a build: `worker.js` and its chunks. */
export const read = (folder: string): Files =>
  readdirSync(folder)
    .filter((name) => name.endsWith(".js"))
    .map((name) => [name, readFileSync(join(folder, name), "utf8")]);

/** `worker.js` as it is, for a main module. */
export const WHOLE = `export * from "./worker.js";
export { default } from "./worker.js";`;

/** @param main the module that the runtime starts with; it can import the others. */
export const modules = (main: string, more: Files = []) =>
  [["main.js", main], ...more].map(([path = "", contents = ""]) => ({
    type: "ESModule" as const,
    path,
    contents,
  }));
