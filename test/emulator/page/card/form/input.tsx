// input: one line, several lines, or a password.
import { useId } from "preact/hooks";
import type { JsonObject } from "../../../types.ts";
import { number, string, wording } from "../read.ts";
import { Frame } from "./frame.tsx";
import { useField } from "./use-field.ts";
import { fitting, MAX_LENGTH } from "./values.ts";

type Box = HTMLInputElement | HTMLTextAreaElement;

export function Input({ element }: { element: JsonObject }) {
  const field = useField(element);
  const id = useId();
  const text = string(field.value);
  const most = number(element.max_length, MAX_LENGTH);
  const isLong = element.input_type === "multiline_text";

  /** Half-typed Chinese must not be cut: an input method would lose its place. */
  function type(event: InputEvent & { currentTarget: Box }): void {
    const typed = event.currentTarget.value;
    field.put(event.isComposing ? typed : fitting(typed, most));
  }

  const shared = {
    id,
    class: "fs-input",
    value: text,
    placeholder: wording(element.placeholder) || "请输入",
    disabled: element.disabled === true,
    required: element.required === true,
    "aria-label": field.label || "输入框",
    "aria-invalid": field.isWrong,
    onInput: type,
    onCompositionEnd: (event: CompositionEvent & { currentTarget: Box }) =>
      field.put(fitting(event.currentTarget.value, most)),
  };
  const counter = isLong || element.max_length !== undefined ? `${[...text].length}/${most}` : undefined;

  return (
    <Frame element={element} field={field} id={id} counter={counter}>
      {isLong ? (
        <textarea
          {...shared}
          rows={number(element.rows, 5)}
          data-grows={element.auto_resize === true}
          style={{
            maxHeight: element.max_rows ? `calc(${number(element.max_rows, 5)} * 22px + 12px)` : undefined,
          }}
        />
      ) : (
        <input
          {...shared}
          {...(element.input_type === "password" ? { type: "password" } : { type: "text" })}
          autocomplete="off"
          onKeyDown={(event) => {
            if (event.key === "Enter" && !event.isComposing && field.unsent) field.send(text);
          }}
        />
      )}
    </Frame>
  );
}
