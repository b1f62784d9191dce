// checker: a box to tick, with the text beside it.
import type { JsonObject } from "../../../types.ts";
import { lengths } from "../look/size.ts";
import { TextObject } from "../look/text.tsx";
import { string } from "../read.ts";
import { useField } from "./use-field.ts";

export function Checker({ element }: { element: JsonObject }) {
  const field = useField(element);
  const isChecked = field.value !== "";

  function tick(): void {
    const now = isChecked ? "" : "true";
    field.put(now);
    field.send(now);
  }

  return (
    <label
      class="fs-checker"
      style={{ margin: lengths(string(element.margin)), padding: lengths(string(element.padding)) }}
    >
      <input type="checkbox" checked={isChecked} disabled={element.disabled === true} onChange={tick} />
      <TextObject text={element.text} />
    </label>
  );
}
