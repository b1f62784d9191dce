// Keeps the keyboard's place in a stream when what had the focus goes away: a form that was sent, a message taken back.
// Comes in: where the focus went last. Goes out: the focus on the same message, or on the one in its place. It never
// takes the focus from where a person has put it.
import type { RefObject } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { rowsOf } from "../focus.ts";

interface Place {
  element: HTMLElement;
  message: string | undefined;
  index: number;
}

/** @returns what the stream does with focusin. */
export function useFocusKept(stream: RefObject<HTMLElement | null>): (event: FocusEvent) => void {
  const last = useRef<Place | undefined>(undefined);
  useLayoutEffect(() => {
    const box = stream.current;
    if (!box || !last.current || last.current.element.isConnected) return;
    const { message, index } = last.current;
    last.current = undefined;
    if (document.activeElement !== document.body) return;
    const rows = rowsOf(box);
    const same = rows.find(({ dataset }) => dataset.message === message);
    (same ?? rows[Math.min(index, rows.length - 1)] ?? box).focus({ preventScroll: true });
  });
  return ({ target }) => {
    if (!(target instanceof HTMLElement) || !stream.current) return;
    const row = target.closest<HTMLElement>(".row");
    last.current = row
      ? { element: target, message: row.dataset.message, index: rowsOf(stream.current).indexOf(row) }
      : undefined;
  };
}
