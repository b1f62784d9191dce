// What stands around every field: its label, the mark of a required one, what is wrong, how much fits.
import type { ComponentChildren } from "preact";
import type { JsonObject } from "../../../types.ts";
import { breadth, lengths } from "../look/size.ts";
import { string, wording } from "../read.ts";
import type { Field } from "./use-field.ts";

interface FrameProps {
  element: JsonObject;
  field: Field;
  /** Of the control within. */
  id: string;
  counter?: string | undefined;
  children: ComponentChildren;
}

export function Frame({ element, field, id, counter, children }: FrameProps) {
  const label = wording(element.label);
  return (
    <div
      class="fs-field"
      data-label={string(element.label_position) || "top"}
      style={{ "--width": breadth(string(element.width)), margin: lengths(string(element.margin)) }}
    >
      {label && (
        <label class="fs-label" for={id}>
          {label}
          {element.required === true && <Star />}
        </label>
      )}
      <div class="fs-control">
        <div class="fs-box" data-wrong={field.isWrong} data-disabled={element.disabled === true}>
          {!label && element.required === true && <Star />}
          {children}
          {field.unsent && (
            <button type="button" class="fs-send" onClick={() => field.send(String(field.value))}>
              确定
            </button>
          )}
          {field.isBusy && <span class="fs-spinner" />}
        </div>
        {field.isWrong && <p class="fs-wrong">此项必填</p>}
        {counter && <p class="fs-counter">{counter}</p>}
      </div>
    </div>
  );
}

const Star = () => (
  <span class="fs-star" aria-hidden="true">
    *
  </span>
);
