/**
 * A table for people. In: rows of text. Out: lines with aligned columns. Never: colours, which files don't show.
 */

/** Chinese characters and full-width marks take two columns of a terminal. */
const width = (text: string): number =>
  [...text].reduce(
    (sum, char) =>
      sum +
      (/[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/.test(
        char,
      )
        ? 2
        : 1),
    0,
  );

export function table(rows: readonly (readonly string[])[]): string {
  const columns = Math.max(...rows.map((row) => row.length));
  const widths = Array.from({ length: columns }, (_, index) =>
    Math.max(...rows.map((row) => width(row[index] ?? ""))),
  );
  return rows
    .map((row) =>
      widths
        .map((wide, index) => (row[index] ?? "") + " ".repeat(wide - width(row[index] ?? "")))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}
