/**
 * Tables that open in WPS and Excel.
 * Comes in: rows of cells, or the bytes of a file such a program has saved. Goes out: the other of the two.
 * Never: a cell that the program takes for a formula.
 */

import { parse } from "csv-parse/sync";
import { decodeText } from "./files.ts";

/** What begins so is reckoned with, in full width too. */
const FORMULA = /^[=+\-@\t\r]/;

const isFormula = (cell: string): boolean => FORMULA.test(cell.normalize("NFKC"));

/** An apostrophe in front makes it text; a cell that has one gets another, so that reading gives it back. */
const escaped = (cell: string): string => (isFormula(cell) || /^'/.test(cell) ? `'${cell}` : cell);
const unescaped = (cell: string): string =>
  /^'/.test(cell) && (isFormula(cell.slice(1)) || cell.startsWith("''")) ? cell.slice(1) : cell;

const quoted = (cell: string): string => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

/** Writes a table: UTF-8 with its mark, without which Excel shows other characters. */
export function sheetOf(header: readonly string[], rows: ReadonlyArray<readonly string[]>): string {
  const lines = [header, ...rows].map((row) => row.map((cell) => quoted(escaped(cell))).join(","));
  return `\uFEFF${lines.join("\r\n")}\r\n`;
}

/** Reads a table as a program saved it, in UTF-8 or as older ones do, by the names of its columns. */
export function readSheet(bytes: Uint8Array): Array<Record<string, string>> {
  const rows: Array<Record<string, string>> = parse(decodeText(bytes), {
    columns: (header: string[]) => header.map((name) => name.trim()),
    bom: true,
    skip_empty_lines: true,
    relax_column_count: true,
  });
  return rows.map((row) =>
    Object.fromEntries(Object.entries(row).map(([name, cell]) => [name, unescaped(cell)])),
  );
}
