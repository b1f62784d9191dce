// What pops up at the top for some seconds.
// Comes in: words and their colour. Goes out: one toast at a time, read out. It never needs an answer.
import type { JSX } from "preact";
import { useCallback, useEffect, useState } from "preact/hooks";
import type { ToastWords } from "../world/reasons.ts";

const SHOWN_FOR = 3500;
const SIGNS: Record<ToastWords["type"], string> = { info: "i", success: "✓", error: "✕", warning: "!" };

export function useToast(): [JSX.Element, (words: ToastWords) => void] {
  const [shown, show] = useState<(ToastWords & { id: number }) | undefined>();
  useEffect(() => {
    if (!shown) return;
    const timer = setTimeout(() => show(undefined), SHOWN_FOR);
    return () => clearTimeout(timer);
  }, [shown]);
  const toast = useCallback((words: ToastWords) => show({ ...words, id: performance.now() }), []);
  const element = (
    <div class="toasts" role="status" aria-live="polite">
      {shown && (
        <div key={shown.id} class={`toast toast-${shown.type}`}>
          <span class="toast-sign" aria-hidden="true">
            {SIGNS[shown.type]}
          </span>
          {shown.text}
        </div>
      )}
    </div>
  );
  return [element, toast];
}
