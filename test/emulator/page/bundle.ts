// The page's script and style, made of its sources by esbuild.
// Comes in: nothing. Goes out: files by name, in memory. It never writes to the disk and loads nothing from elsewhere.
import { basename, join } from "node:path";

export interface PageFile {
  type: string;
  text: string;
}

const TYPES: Record<string, string> = { ".js": "text/javascript", ".css": "text/css" };

/** Takes a tenth of a second, so it is done anew whenever the page is opened: an edit shows at a reload. */
export async function bundlePage(): Promise<Map<string, PageFile>> {
  // Loaded late: most emulators are started by tests that never open the page.
  const { build } = await import("esbuild");
  const { outputFiles } = await build({
    entryPoints: { page: join(import.meta.dirname, "app/main.tsx") },
    outdir: "/",
    write: false,
    bundle: true,
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
