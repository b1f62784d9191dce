// What was written and not sent yet, a draft for each chat and topic.
// Comes in: the line's HTML. Goes out: the same, also after a reload. It never leaves this tab.
const key = (name: string): string => `draft:${name}`;

export const draftOf = (name: string): string => sessionStorage.getItem(key(name)) ?? "";

/** @param html empty where nothing is written: the draft is gone. */
export function keepDraft(name: string, html: string): void {
  if (html === "") sessionStorage.removeItem(key(name));
  else sessionStorage.setItem(key(name), html);
}
