// The form that a component stands in.
import { createContext } from "preact";
import type { CardAction } from "../contract.ts";
import type { Filled, Values } from "./values.ts";

export interface Form {
  values: Values;
  /** Names of required fields that were empty when the form was to be submitted. */
  wrong: readonly string[];
  put: (name: string, value: Filled) => void;
  /** What to send, or undefined while something is missing. */
  submit: () => CardAction | undefined;
  reset: () => void;
}

export const FormState = createContext<Form | undefined>(undefined);
