// What lies over the page: dialogs, and menus below a button.
// Comes in: content. Goes out: it, with the focus inside; Esc and a click beside it close it, the focus goes back.
// Never: two menus at once.
import { type ComponentChildren, createPortal, type JSX, type RefObject } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { NARROW } from "../layout.ts";
import { IconButton } from "./icon.tsx";

const FOCUSABLE = "button:not(:disabled), input, textarea, select, [tabindex='0']";

/** Arrow keys move among the items of a menu. */
function move(within: HTMLElement, key: string): boolean {
  const items = [
    ...within.querySelectorAll<HTMLElement>("[role^='menuitem']:not(:disabled), [role='option']"),
  ];
  const at = items.indexOf(document.activeElement as HTMLElement);
  const to = { ArrowDown: at + 1, ArrowRight: at + 1, ArrowUp: at - 1, ArrowLeft: at - 1, Home: 0, End: -1 }[
    key
  ];
  if (to === undefined || items.length === 0) return false;
  items[(to + items.length) % items.length]?.focus();
  return true;
}

function useLayer(close: () => void) {
  const ref = useRef<HTMLDivElement>(null);
  // Before the next key comes, which would still go to what lies under it.
  useLayoutEffect(() => {
    const before = document.activeElement as HTMLElement | null;
    const layer = ref.current;
    (
      layer?.querySelector<HTMLElement>("[autofocus]") ?? layer?.querySelector<HTMLElement>(FOCUSABLE)
    )?.focus();
    return () => {
      // Only if nobody took it meanwhile, as a composer does that a menu opened.
      const now = document.activeElement;
      if (!now || now === document.body || layer?.contains(now)) before?.focus({ preventScroll: true });
    };
  }, []);
  const onKeyDown = (event: KeyboardEvent) => {
    const layer = ref.current;
    if (!layer || event.isComposing) return;
    if (event.key === "Escape") {
      event.stopPropagation();
      close();
    } else if (event.key === "Tab") {
      const all = [...layer.querySelectorAll<HTMLElement>(FOCUSABLE)];
      const edge = event.shiftKey ? all[0] : all.at(-1);
      if (document.activeElement !== edge) return;
      event.preventDefault();
      (event.shiftKey ? all.at(-1) : all[0])?.focus();
    } else if ((event.target as HTMLElement).tagName !== "INPUT" && move(layer, event.key)) {
      event.preventDefault();
    }
  };
  return { ref, onKeyDown };
}

interface LayerProps {
  label: string;
  close: () => void;
  children: ComponentChildren;
}

export function Dialog({ label, close, children }: LayerProps): JSX.Element {
  const { ref, onKeyDown } = useLayer(close);
  const frame = document.querySelector(".frame");
  const dialog = (
    <div class="veil">
      <button type="button" class="veil-close" tabIndex={-1} aria-label="关闭" onClick={close} />
      <div ref={ref} class="dialog" role="dialog" aria-modal="true" aria-label={label} onKeyDown={onKeyDown}>
        <header class="dialog-head">
          <h2>{label}</h2>
          <IconButton icon="close" label="关闭" onClick={close} />
        </header>
        {children}
      </div>
    </div>
  );
  // Out of whatever it is opened from: a greyed message would grey it and hold it inside.
  return frame ? createPortal(dialog, frame) : dialog;
}

const EDGE = 8;

/** The side of the anchor where a column is empty, if there is room: a menu there hides no other message. */
function besideOf(anchor: DOMRect, within: DOMRect, width: number): number | undefined {
  const [left, right] = [anchor.left - EDGE - width, anchor.right + EDGE];
  if (right + width + EDGE <= within.right) return right;
  return left >= within.left + EDGE ? left : undefined;
}

/** Beside what it belongs to, or below, or above where there is no room; always inside the frame. */
function place(layer: HTMLElement): void {
  const frame = layer.closest(".frame")?.getBoundingClientRect();
  const anchor = layer.parentElement?.getBoundingClientRect();
  if (!frame || !anchor || frame.width < NARROW) return;
  const { width, height } = layer.getBoundingClientRect();
  const stream = layer.closest(".stream")?.getBoundingClientRect();
  const beside = stream && besideOf(anchor, stream, width);
  const below = anchor.bottom + 4;
  const fits = below + height + EDGE < frame.bottom;
  const aligned = Math.max(anchor.top, stream?.top ?? 0);
  const top = beside !== undefined ? aligned : fits ? below : anchor.top - height - 4;
  const left = Math.min(beside ?? anchor.left, frame.right - width - EDGE);
  layer.style.top = `${Math.max(EDGE, Math.min(top, frame.bottom - height - EDGE) - frame.top)}px`;
  layer.style.left = `${Math.max(EDGE, left - frame.left)}px`;
}

/** On a phone the sheet lies over the end of the stream: what it belongs to is lifted into sight. */
function lift(sheet: HTMLElement): (() => void) | undefined {
  const stream = sheet.closest<HTMLElement>(".stream");
  const anchor = sheet.parentElement?.getBoundingClientRect();
  if (!stream || !anchor || sheet.getBoundingClientRect().width < stream.clientWidth) return undefined;
  const hidden = anchor.bottom + EDGE - sheet.getBoundingClientRect().top;
  const room = anchor.top - EDGE - stream.getBoundingClientRect().top;
  const by = Math.max(0, Math.min(hidden, room));
  stream.style.margin = `${-by}px 0 ${by}px`;
  return () => {
    stream.style.margin = "";
  };
}

/** It stays with what it belongs to when that moves: the stream scrolls, the window changes. */
function usePlaced(ref: RefObject<HTMLElement | null>): void {
  const move = () => {
    if (ref.current) place(ref.current);
  };
  useLayoutEffect(move);
  useLayoutEffect(() => (ref.current ? lift(ref.current) : undefined), []);
  useLayoutEffect(() => {
    addEventListener("scroll", move, true);
    addEventListener("resize", move);
    return () => {
      removeEventListener("scroll", move, true);
      removeEventListener("resize", move);
    };
  }, []);
}

let closeOpen: (() => void) | undefined;

/** One popup at a time: the one that opens closes the one that is open. */
function useAlone(close: () => void): void {
  useLayoutEffect(() => {
    closeOpen?.();
    closeOpen = close;
    return () => {
      if (closeOpen === close) closeOpen = undefined;
    };
  }, []);
}

/** A menu or small dialog of the element around it; on a phone a sheet from below. */
export function Popup({
  label,
  close,
  children,
  role = "menu",
}: LayerProps & { role?: "menu" | "dialog" }): JSX.Element {
  const { ref, onKeyDown } = useLayer(close);
  usePlaced(ref);
  useAlone(close);
  return (
    <>
      <button type="button" class="popup-veil" tabIndex={-1} aria-label="关闭" onClick={close} />
      {/* biome-ignore lint/a11y: the role is menu or dialog */}
      <div ref={ref} class="popup" role={role} aria-label={label} onKeyDown={onKeyDown}>
        {children}
      </div>
    </>
  );
}
