// What a picture's first bytes say: its format and, for PNG, JPEG and GIF, its size.
// Comes in: bytes. Goes out: format, width and height, or undefined when it is no picture that the platform knows.
// It never decodes a picture; sizes of other formats are 0, which is within every limit.

export interface Picture {
  format: string;
  width: number;
  height: number;
}

/** Format → where its mark stands, and the mark in Latin-1. */
const MARKS: [format: string, at: number, mark: string][] = [
  ["png", 0, "\x89PNG\r\n\x1a\n"],
  ["jpeg", 0, "\xff\xd8\xff"],
  ["gif", 0, "GIF8"],
  ["webp", 8, "WEBP"],
  ["bmp", 0, "BM"],
  ["ico", 0, "\0\0\x01\0"],
  ["tiff", 0, "II*\0"],
  ["tiff", 0, "MM\0*"],
  ["heic", 4, "ftyphe"],
  ["heic", 4, "ftypmif1"],
];

/** JPEG: segments follow each other; the one that starts a frame holds height, then width. */
function jpegSize(view: DataView): { width: number; height: number } {
  let at = 2;
  while (at + 9 <= view.byteLength && view.getUint8(at) === 0xff) {
    const kind = view.getUint8(at + 1);
    const startsFrame = kind >= 0xc0 && kind <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(kind);
    if (startsFrame) return { height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
    at += 2 + view.getUint16(at + 2);
  }
  return { width: 0, height: 0 };
}

function sizeOf(format: string, view: DataView): { width: number; height: number } {
  if (format === "jpeg") return jpegSize(view);
  if (format === "png" && view.byteLength >= 24)
    return { width: view.getUint32(16), height: view.getUint32(20) };
  if (format === "gif" && view.byteLength >= 10)
    return { width: view.getUint16(6, true), height: view.getUint16(8, true) };
  return { width: 0, height: 0 };
}

export function readPicture(bytes: Uint8Array): Picture | undefined {
  const head = String.fromCharCode(...bytes.subarray(0, 16));
  const format = MARKS.find(([, at, mark]) => head.startsWith(mark, at))?.[0];
  if (format === undefined) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return { format, ...sizeOf(format, view) };
}
