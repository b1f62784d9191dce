// Tapping a component.
// Comes in: the component. Goes out: a function that does what it promises, and whether that is under way. It asks
// first where the card wants it, and never sends twice at once.
import { useContext, useState } from "preact/hooks";
import { isObject } from "../../../json.ts";
import type { JsonObject } from "../../../types.ts";
import { useCard } from "../context.ts";
import type { CardAction } from "../contract.ts";
import { FormState } from "../form/state.ts";
import { target } from "../look/url.ts";
import { callbackValue, identity } from "./identity.ts";

export interface Act {
  pending: boolean;
  /** @param more what was chosen or filled in. */
  run: (more?: CardAction) => Promise<void>;
}

export function useAct(element: JsonObject): Act {
  const { ask, onAction } = useCard();
  const inForm = useContext(FormState) !== undefined;
  const [pending, setPending] = useState(false);

  async function send(action: CardAction): Promise<void> {
    setPending(true);
    try {
      await onAction(action);
    } finally {
      setPending(false);
    }
  }

  async function run(more?: CardAction): Promise<void> {
    if (pending || element.disabled === true) return;
    if (isObject(element.confirm) && !(await ask(element.confirm))) return;
    const url = target(element);
    if (url !== undefined) window.open(url, "_blank", "noopener,noreferrer");
    const isCallback = callbackValue(element) !== undefined || more?.form_value !== undefined;
    if (isCallback) await send({ ...identity(element, inForm), ...more });
  }

  return { pending, run };
}
