/**
 * PDF → text.
 * Comes in: the bytes of a PDF. Goes out: its lines, pages parted by form feeds, without what every page repeats.
 * Never: a picture read; lines joined, which is the reader's work.
 */

import { extractText, getDocumentProxy } from "unpdf";
import { UnreadableError } from "./unreadable.ts";

/** On so many pages a line at the edge is a running head. */
const RUNNING = 3;

/** The text of a PDF. */
export async function textOfPdf(bytes: Uint8Array): Promise<string> {
  let pages: string[];
  try {
    // It refuses a Buffer, and takes over the bytes it is given.
    ({ text: pages } = await extractText(await getDocumentProxy(new Uint8Array(bytes), { verbosity: 0 })));
  } catch (error) {
    const locked = error instanceof Error && error.name === "PasswordException";
    throw new UnreadableError(locked ? "PDF 加了密码，打不开" : "PDF 坏了，打不开");
  }
  const text = withoutRunningHeads(pages).join("\n\f");
  if (!/\p{Script=Han}/u.test(text))
    throw new UnreadableError("PDF 里没有文字，多半是扫描件，请先做文字识别");
  return text;
}

/** A head or foot is alike on the pages, but for its number. */
function withoutRunningHeads(pages: readonly string[]): string[] {
  const key = (line: string): string => line.replace(/[\d\s\-—–·.]+/g, "");
  const split = pages.map((page) => page.split("\n").filter((line) => line.trim() !== ""));
  const seen = new Map<string, number>();
  for (const lines of split) {
    for (const edge of new Set([key(lines[0] ?? ""), key(lines.at(-1) ?? "")]))
      seen.set(edge, (seen.get(edge) ?? 0) + 1);
  }
  const running = (line: string): boolean => key(line) !== "" && (seen.get(key(line)) ?? 0) >= RUNNING;
  return split.map((lines) =>
    lines.filter((line, i) => !((i === 0 || i === lines.length - 1) && running(line))).join("\n"),
  );
}
