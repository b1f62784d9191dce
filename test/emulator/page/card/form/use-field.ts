// One field, inside a form or alone.
// Comes in: the field. Goes out: what stands in it and how to change it. Inside a form changes are kept; alone, they
// are kept until `send` hands them to the bot.
import { useContext, useState } from "preact/hooks";
import type { JsonObject } from "../../../types.ts";
import { useAct } from "../act/use-act.ts";
import { string, wording } from "../read.ts";
import { FormState } from "./state.ts";
import { choice, type Filled, initial } from "./values.ts";

export interface Field {
  value: Filled;
  put: (value: Filled) => void;
  /** Does nothing in a form: there only the submit button speaks. */
  send: (value: string) => void;
  /** Alone, and changed since it was last sent. */
  unsent: boolean;
  /** Required, and empty when the form was submitted. */
  isWrong: boolean;
  isBusy: boolean;
  /** What a screen reader calls it. */
  label: string;
}

export function useField(element: JsonObject): Field {
  const form = useContext(FormState);
  const { pending, run } = useAct(element);
  const [own, setOwn] = useState(initial(element));
  const [sent, setSent] = useState(own);
  const name = string(element.name);
  const label = wording(element.label) || wording(element.placeholder) || wording(element.text);
  if (form && name) {
    return {
      value: form.values[name] ?? initial(element),
      put: (value) => form.put(name, value),
      send: () => {},
      unsent: false,
      isWrong: form.wrong.includes(name),
      isBusy: false,
      label,
    };
  }
  return {
    value: own,
    put: setOwn,
    send: (value) => {
      setSent(value);
      void run(choice(element, value));
    },
    unsent: own !== sent,
    isWrong: false,
    isBusy: pending,
    label,
  };
}
