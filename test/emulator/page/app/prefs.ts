// What this browser remembers: colours, phone view, what each person has read.
// Comes in: changes. Goes out: values. It never leaves the browser.
import { useCallback, useEffect, useLayoutEffect, useState } from "preact/hooks";

export type Theme = "system" | "light" | "dark";

/** @param name what it is stored under; the value must survive JSON. */
export function useStored<T>(name: string, usual: T): [T, (value: T) => void] {
  const [value, show] = useState<T>(() => {
    const kept = localStorage.getItem(name);
    return kept === null ? usual : (JSON.parse(kept) as T);
  });
  const keep = useCallback(
    (next: T) => {
      localStorage.setItem(name, JSON.stringify(next));
      show(next);
    },
    [name],
  );
  return [value, keep];
}

/** True where the page is to be dark; the document is marked for the style sheet. */
export function useDark(theme: Theme): boolean {
  const query = matchMedia("(prefers-color-scheme: dark)");
  const [system, show] = useState(query.matches);
  useEffect(() => {
    const changed = () => show(query.matches);
    query.addEventListener("change", changed);
    return () => query.removeEventListener("change", changed);
  }, []);
  const dark = theme === "dark" || (theme === "system" && system);
  // Before the first picture, so that nobody is dazzled.
  useLayoutEffect(() => {
    document.documentElement.dataset.theme = dark ? "dark" : "light";
  }, [dark]);
  return dark;
}

/** Per chat the time of the last message seen; one record a world and person. */
export function useRead(
  world: string,
  person: string,
): [Record<string, number>, (chat: string, at: number) => void] {
  const name = `read:${world}:${person}`;
  const kept = (): Record<string, number> => JSON.parse(localStorage.getItem(name) ?? "{}");
  const [, redraw] = useState(0);
  const mark = useCallback(
    (chat: string, at: number) => {
      const before = kept();
      if ((before[chat] ?? 0) >= at) return;
      localStorage.setItem(name, JSON.stringify({ ...before, [chat]: at }));
      redraw((count) => count + 1);
    },
    [name],
  );
  return [kept(), mark];
}
