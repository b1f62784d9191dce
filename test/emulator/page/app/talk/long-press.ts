// A long press of a finger, for menus that a mouse opens with its right button.
// Comes in: what opens. Goes out: handlers for the element. That the finger lifts is then no tap on what lies under it.
import { useRef } from "preact/hooks";

const LONG = 450;
/** A finger is never quite still. */
const STILL = 10;

/** Fields have a menu of their own: to paste, to select. */
export const hasOwnMenu = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest("input, textarea, select, a") !== null;

export function useLongPress(open: () => void) {
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const from = useRef({ x: 0, y: 0 });
  const opened = useRef(false);
  const stop = () => clearTimeout(timer.current);
  return {
    onPointerDown: ({ pointerType, target, clientX, clientY }: PointerEvent) => {
      opened.current = false;
      if (pointerType !== "touch" || hasOwnMenu(target)) return;
      from.current = { x: clientX, y: clientY };
      timer.current = setTimeout(() => {
        opened.current = true;
        open();
      }, LONG);
    },
    onPointerMove: ({ clientX, clientY }: PointerEvent) => {
      if (Math.hypot(clientX - from.current.x, clientY - from.current.y) > STILL) stop();
    },
    onPointerUp: stop,
    onPointerCancel: stop,
    onClickCapture: (event: MouseEvent) => {
      if (!opened.current) return;
      opened.current = false;
      event.preventDefault();
      event.stopPropagation();
    },
  };
}
