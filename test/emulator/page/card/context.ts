// What every component of a card may need to know.
import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { JsonObject } from "../../types.ts";
import type { CardProps } from "./contract.ts";

export interface CardContext extends CardProps {
  isV2: boolean;
  /** config.style: sizes and colours that the card defines itself. */
  style: JsonObject;
  /** Shows a confirm dialog and waits for the answer. */
  ask: (confirm: JsonObject) => Promise<boolean>;
}

export const Card = createContext<CardContext | undefined>(undefined);

export function useCard(): CardContext {
  const card = useContext(Card);
  if (!card) throw new Error("a component of a card stands outside of a card");
  return card;
}
