// What every part of the page may ask: the world, who speaks, how to act.
// Comes in: one value from app.tsx. Goes out: the same to whoever asks. It never changes anything itself.
import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { Person } from "../../types.ts";
import type { Address, Go } from "./address.ts";
import type { ToastWords } from "./world/reasons.ts";
import type { Snapshot } from "./world/sync.ts";

export interface Page {
  world: Snapshot;
  me: Person;
  address: Address;
  go: Go;
  dark: boolean;
  toast: (words: ToastWords) => void;
  /** Does it; a refusal becomes a toast and undefined. */
  act: <T>(doing: () => Promise<T>) => Promise<T | undefined>;
  nameOf: (openId: string) => string;
}

export const PageContext = createContext<Page | undefined>(undefined);

export function usePage(): Page {
  const page = useContext(PageContext);
  if (!page) throw new Error("outside of the page");
  return page;
}
