// Where one is: who speaks, in which chat, beside which panel. It is all in the address, so that it can be sent and
// reloaded.
// Comes in: clicks, the back button. Goes out: the place. It never knows what is there.
import { useCallback, useEffect, useState } from "preact/hooks";

export interface Address {
  world?: string | undefined;
  person?: string | undefined;
  /** chat_id, or "bot" for the private chat. */
  chat?: string | undefined;
  thread?: string | undefined;
  /** The group's settings are open. */
  panel?: "group" | undefined;
}

const NAMES = ["world", "person", "chat", "thread", "panel"] as const;

function read(): Address {
  const query = new URLSearchParams(location.search);
  return Object.fromEntries(NAMES.flatMap((name) => (query.has(name) ? [[name, query.get(name)]] : [])));
}

function write(address: Address): string {
  const query = new URLSearchParams();
  for (const name of NAMES) {
    const value = address[name];
    if (value !== undefined) query.set(name, value);
  }
  return `?${query}`;
}

export type Go = (change: Address, how?: "push" | "replace") => void;

export function useAddress(): [Address, Go] {
  const [address, show] = useState(read);
  useEffect(() => {
    const back = () => show(read());
    addEventListener("popstate", back);
    return () => removeEventListener("popstate", back);
  }, []);
  const go = useCallback<Go>((change, how = "push") => {
    const next = { ...read(), ...change };
    if (write(next) !== location.search) {
      history[how === "push" ? "pushState" : "replaceState"](null, "", write(next));
    }
    show(next);
  }, []);
  return [address, go];
}
