/**
 * Report files → text.
 * Comes in: the path of a .txt, .md, .html, .docx or .pdf file. Goes out: its text, one line a line.
 * Never: the network; an error without a line that says in Chinese what is wrong with the file.
 */

import { readFile } from "node:fs/promises";
import { extname } from "node:path";
import { UnreadableError } from "./unreadable.ts";

type Reader = (bytes: Uint8Array) => string | Promise<string>;

/** UTF-8 or UTF-16 by its mark, UTF-8 if it is valid, else what Chinese systems write without one. */
export function decodeText(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("gb18030").decode(bytes);
  }
}

// Loaded when the first such file comes: together they take longer to start than all else.
async function html(bytes: Uint8Array): Promise<string> {
  return (await import("./html.ts")).articleOf(decodeText(bytes));
}

async function pdf(bytes: Uint8Array): Promise<string> {
  return (await import("./pdf.ts")).textOfPdf(bytes);
}

async function docx(bytes: Uint8Array): Promise<string> {
  // An encrypted document is no longer a zip archive.
  if (bytes[0] === 0xd0 && bytes[1] === 0xcf)
    throw new UnreadableError("文件加了密码，或者其实是旧的 .doc，请另存为不加密的 .docx");
  const { default: mammoth } = await import("mammoth");
  try {
    const { value } = await mammoth.convertToHtml({ buffer: Buffer.from(bytes) });
    return (await import("./html.ts")).linesOfHtml(value);
  } catch {
    throw new UnreadableError("Word 文件坏了，打不开");
  }
}

const READERS: Readonly<Record<string, Reader>> = {
  ".txt": decodeText,
  ".md": decodeText,
  ".html": html,
  ".htm": html,
  ".docx": docx,
  ".pdf": pdf,
};

/** What people also keep reports in, and what to do about it. */
const REFUSED: Readonly<Record<string, string>> = {
  ".doc": "旧的 .doc 读不了，请另存为 .docx",
  ".wps": "WPS 文字读不了，请另存为 .docx",
  ".rtf": "RTF 读不了，请另存为 .docx",
  ".ofd": "OFD 读不了，请转成 PDF",
  ".caj": "CAJ 读不了，请转成 PDF",
  ".jpg": "图片读不了，请先做文字识别",
  ".jpeg": "图片读不了，请先做文字识别",
  ".png": "图片读不了，请先做文字识别",
};

/** Whether a file is one that a report may be in, readable or not. */
export const isReport = (path: string): boolean => {
  const ending = extname(path).toLowerCase();
  return ending in READERS || ending in REFUSED;
};

/**
 * Reads a file's text.
 * @throws UnreadableError with the reason in Chinese
 */
export async function textOf(path: string): Promise<string> {
  const ending = extname(path).toLowerCase();
  const read = READERS[ending];
  if (!read) throw new UnreadableError(REFUSED[ending] ?? "读不了这种文件");
  const bytes = await readFile(path);
  if (bytes.length === 0) throw new UnreadableError("文件是空的");
  const text = await read(bytes);
  if (text.trim() === "") throw new UnreadableError("文件里没有文字");
  return text;
}
