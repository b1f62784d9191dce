/**
 * What is read from the golden reports is printed in them as it is told.
 * In: test/golden/reports. Out: nothing. Never: asks a question.
 */
import { join } from "node:path";
import { expect, test } from "vitest";
import { extractFigures } from "../../../knowledge/extract/figures.ts";
import { readTables } from "../../../scripts/build-knowledge.ts";
import { readFolder } from "../../../scripts/knowledge/folder.ts";
import { proveFigures } from "../../../scripts/knowledge/proof.ts";

const GOLDEN = join(import.meta.dirname, "../../golden");

test.each(["reports", "second/reports", "unseen/reports"])(
  "every figure of %s stands in its sentence as it is printed, with the number it is said to have",
  async (folder) => {
    const { documents } = await readFolder(join(GOLDEN, folder), await readTables([]));
    const tables = await readTables(documents);
    const figures = documents.flatMap((document) => extractFigures(document, tables));
    expect(figures.length).toBeGreaterThan(300);
    expect(proveFigures(figures)).toEqual([]);
  },
);
