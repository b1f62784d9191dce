// The page's script and style, made of its sources by esbuild.
// Comes in: nothing. Goes out: files by name, in memory. It never writes to the disk and loads nothing from elsewhere.
import { basename, join } from "node:path";

export interface PageFile {
  type: string;
  text: string;
}

const TYPES: Record<string, string> = { ".js": "text/javascript", ".css": "text/css" };

async function bundle(): Promise<Map<string, PageFile>> {
  // Loaded late: most emulators are started by tests that never open the page.
  const { build } = await import("esbuild");
  const { outputFiles } = await build({
    entryPoints: { page: join(import.meta.dirname, "app/main.tsx") },
    outdir: "/",
    write: false,
    bundle: true,
    // What is imported late is loaded late: charts are larger than all the rest.
    splitting: true,
    minify: true,
    format: "esm",
    target: "es2022",
    jsx: "automatic",
    jsxImportSource: "preact",
    legalComments: "none",
  });
  return new Map(
    outputFiles.map(({ path, text }) => {
      const extension = path.slice(path.lastIndexOf("."));
      return [basename(path), { type: `${TYPES[extension]}; charset=utf-8`, text }];
    }),
  );
}

let made: Promise<Map<string, PageFile>> | undefined;

/** Made once a process, in about a second; sources that do not build are tried again. */
export function pageFiles(): Promise<Map<string, PageFile>> {
  made ??= bundle().catch((error: unknown) => {
    made = undefined;
    throw error;
  });
  return made;
}
