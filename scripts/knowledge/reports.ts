/**
 * Report files answered from without a build on disk: what `--reports DIR` reads.
 * In: a folder of reports. Out: assets in memory; on standard error what could not be told of a report.
 * Never: a file written.
 */

import { buildAssets } from "../../knowledge/build/assets.ts";
import { extractFigures } from "../../knowledge/extract/figures.ts";
import type { ReadAsset } from "../../knowledge/types.ts";
import { readTables } from "../build-knowledge.ts";
import { readFolder } from "./folder.ts";

/** Reads the reports of a folder and lays their figures and sentences out as assets. */
export async function reportAssets(folder: string): Promise<ReadAsset> {
  const { documents, problems } = await readFolder(folder, await readTables([]));
  // Read once more with the places found: a base answers for its own under their short names too.
  const tables = await readTables(documents);
  for (const problem of problems) console.error(problem);
  const files = buildAssets(
    documents.flatMap((document) => extractFigures(document, tables)),
    tables,
    documents,
  );
  return async (path) => files.get(path) ?? null;
}
