// The editable line: plain text with mentions as chips in it.
// Comes in: the element and the caret. Goes out: what is written, as the control route takes it. It never sends.

/** What a person types stays text, even where it looks like the route's own mark for a mention. */
export const asText = (text: string): string => text.replaceAll("{@", "｛@");

/** Chips as {@…}. */
export function written(editor: HTMLElement): string {
  const read = (node: Node): string => {
    if (node instanceof Text) return asText(node.data.replaceAll("\u00a0", " "));
    if (!(node instanceof HTMLElement)) return "";
    if (node.dataset.at) return `{@${node.dataset.at}}`;
    if (node.tagName === "BR") return "\n";
    const inside = [...node.childNodes].map(read).join("");
    return node.tagName === "DIV" && node !== editor ? `\n${inside}` : inside;
  };
  return read(editor).trim();
}

export interface AtQuery {
  /** What was typed after the @. */
  text: string;
  /** From the @ to the caret. */
  range: Range;
}

/** The @ that is being typed at the caret, if there is one. */
export function atQuery(editor: HTMLElement): AtQuery | undefined {
  const selection = getSelection();
  const node = selection?.anchorNode;
  if (!selection?.isCollapsed || !(node instanceof Text) || !editor.contains(node)) return undefined;
  const before = node.data.slice(0, selection.anchorOffset);
  // Not inside an address such as a@b.
  const hit = /(?:^|[^\w.])[@＠]([^\s@＠]{0,20})$/.exec(before);
  if (!hit) return undefined;
  const text = hit[1] ?? "";
  const range = document.createRange();
  range.setStart(node, before.length - text.length - 1);
  range.setEnd(node, before.length);
  return { text, range };
}

function caretAfter(node: Node): void {
  const range = document.createRange();
  range.setStartAfter(node);
  range.collapse(true);
  getSelection()?.removeAllRanges();
  getSelection()?.addRange(range);
}

export function caretToEnd(editor: HTMLElement): void {
  editor.focus();
  getSelection()?.selectAllChildren(editor);
  getSelection()?.collapseToEnd();
}

/** Puts a chip and a blank in the place of the range. */
export function putChip(range: Range, id: string, name: string): void {
  const chip = document.createElement("span");
  chip.className = "chip";
  chip.contentEditable = "false";
  chip.dataset.at = id;
  chip.textContent = `@${name}`;
  const blank = document.createTextNode("\u00a0");
  range.deleteContents();
  range.insertNode(blank);
  range.insertNode(chip);
  caretAfter(blank);
}

/** At the caret, as if typed: undo works. */
export function putText(text: string): void {
  document.execCommand("insertText", false, text);
}

export function putBreak(): void {
  document.execCommand("insertLineBreak");
}
