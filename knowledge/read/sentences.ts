/**
 * Sentences of a paragraph.
 * Comes in: a paragraph in one line. Goes out: its sentences, which together are the paragraph again.
 * Never: a cut inside brackets or quotations, or at a semicolon.
 */

const PAIRS: Readonly<Record<string, string>> = { "“": "”", "‘": "’", "《": "》", "（": "）", "【": "】" };
const STOP = /[。！？]/;

/** Where brackets and quotations lie; one that never closes holds nothing. */
function inside(paragraph: string): boolean[] {
  const held = new Array<boolean>(paragraph.length).fill(false);
  const open: Array<{ at: number; close: string }> = [];
  for (let at = 0; at < paragraph.length; at += 1) {
    const char = paragraph.charAt(at);
    const close = PAIRS[char];
    if (close !== undefined) open.push({ at, close });
    const from = open.findLastIndex((one) => one.close === char);
    if (from < 0) continue;
    const { at: start } = open[from] ?? { at };
    open.length = from;
    held.fill(true, start, at);
  }
  return held;
}

/** Cuts a paragraph behind each full stop, with what closes there. */
export function sentencesOf(paragraph: string): string[] {
  const held = inside(paragraph);
  const sentences: string[] = [];
  let start = 0;
  const cut = (end: number): void => {
    const sentence = paragraph.slice(start, end).trim();
    if (sentence !== "") sentences.push(sentence);
    start = end;
  };
  for (let at = 0; at < paragraph.length; at += 1) {
    const char = paragraph.charAt(at);
    const next = paragraph.charAt(at + 1);
    // “很好。”他说 ends behind the quotation, “很好。”的回答 goes on: only a stop within tells, and no comma behind.
    const closes = /[”’）】]/.test(char) && STOP.test(paragraph.charAt(at - 1)) && !held[at];
    const ends = STOP.test(char) && !held[at] && !STOP.test(next);
    if (!ends && !closes) continue;
    if (/[，、；：。！？”’）】》]/.test(next)) continue;
    // （见附件。） stands within its sentence.
    if (closes && /[）】]/.test(char)) continue;
    cut(at + 1);
  }
  cut(paragraph.length);
  return sentences;
}
