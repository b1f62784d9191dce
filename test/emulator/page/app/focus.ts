// Where the keyboard goes between the composer and the messages above it.
// Comes in: an element of a conversation or a topic. Goes out: the focus, moved. It never scrolls away from the end.
const column = (from: Element | null): Element | null => from?.closest(".talk, .panel") ?? null;

export const rowsOf = (within: Element): HTMLElement[] => [...within.querySelectorAll<HTMLElement>(".row")];

/** From the composer up to the latest message. */
export function focusLatest(from: Element | null): void {
  const within = column(from);
  if (within) rowsOf(within).at(-1)?.focus();
}

/** From the messages down to the composer. */
export function focusComposer(from: Element | null): void {
  column(from)?.querySelector<HTMLElement>(".editor")?.focus();
}
