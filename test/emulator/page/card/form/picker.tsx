// date_picker, picker_time, picker_datetime: the browser's own pickers in Feishu's frame.
import { useId, useRef } from "preact/hooks";
import type { JsonObject } from "../../../types.ts";
import { Glyph } from "../look/icon.tsx";
import { meaning, string, wording } from "../read.ts";
import { Frame } from "./frame.tsx";
import { useField } from "./use-field.ts";

const DATE = { type: "date", hint: "请选择日期" } as const;

const KINDS: Record<string, { type: "date" | "time" | "datetime-local"; hint: string }> = {
  picker_time: { type: "time", hint: "请选择时间" },
  picker_datetime: { type: "datetime-local", hint: "请选择日期和时间" },
};

export function Picker({ element }: { element: JsonObject }) {
  const field = useField(element);
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const kind = meaning(KINDS, string(element.tag)) ?? DATE;
  const hint = wording(element.placeholder) || kind.hint;
  return (
    <Frame element={element} field={field} id={id}>
      <input
        ref={input}
        id={id}
        class="fs-input fs-picker"
        type={kind.type}
        value={string(field.value)}
        data-empty={field.value === ""}
        disabled={element.disabled === true}
        required={element.required === true}
        aria-label={field.label || hint}
        aria-invalid={field.isWrong}
        onClick={() => input.current?.showPicker()}
        onChange={(event) => field.put(event.currentTarget.value)}
      />
      {field.value === "" && (
        <span class="fs-hint" aria-hidden="true">
          {hint}
        </span>
      )}
      <Glyph name={element.tag === "picker_time" ? "clock" : "calendar"} />
    </Frame>
  );
}
