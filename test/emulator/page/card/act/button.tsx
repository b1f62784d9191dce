// button, alone and in a form, where it submits or resets.
import { useContext } from "preact/hooks";
import type { JsonObject } from "../../../types.ts";
import { FormState } from "../form/state.ts";
import { Icon } from "../look/icon.tsx";
import { breadth, lengths } from "../look/size.ts";
import { string, wording } from "../read.ts";
import { useAct } from "./use-act.ts";

export function Button({ element }: { element: JsonObject }) {
  const form = useContext(FormState);
  const { pending, run } = useAct(element);
  const label = wording(element.text);

  function tap(): void {
    if (element.form_action_type === "reset") form?.reset();
    const filled = form && element.form_action_type === "submit" ? form.submit() : {};
    if (filled && element.form_action_type !== "reset") void run(filled);
  }

  return (
    <button
      type="button"
      class="fs-button"
      data-type={string(element.type) || "default"}
      data-size={string(element.size) || "medium"}
      style={{ width: breadth(string(element.width)), margin: lengths(string(element.margin)) }}
      disabled={element.disabled === true}
      aria-busy={pending}
      aria-label={label || "按钮"}
      title={wording(element.disabled === true ? element.disabled_tips : element.hover_tips) || undefined}
      onClick={tap}
    >
      {pending ? <span class="fs-spinner" /> : <Icon icon={element.icon} />}
      {label && <span class="fs-button-label">{label}</span>}
    </button>
  );
}
