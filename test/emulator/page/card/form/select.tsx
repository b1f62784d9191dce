// select_static, select_person and their multi_ sisters.
import { useId } from "preact/hooks";
import type { Json, JsonObject } from "../../../types.ts";
import { closePopup, Popup } from "../act/popup.tsx";
import { type CardContext, useCard } from "../context.ts";
import { Glyph, Icon } from "../look/icon.tsx";
import { Avatar } from "../look/person.tsx";
import { objects, string, wording } from "../read.ts";
import { Frame } from "./frame.tsx";
import { useField } from "./use-field.ts";

interface Option {
  value: string;
  text: string;
  icon: Json | undefined;
}

function optionsOf(element: JsonObject, card: CardContext): Option[] {
  const given = objects(element.options);
  if (!string(element.tag).endsWith("person")) {
    return given.map((one) => ({ value: string(one.value), text: wording(one.text), icon: one.icon }));
  }
  const ids = given.map((one) => string(one.value));
  const people = ids.length > 0 ? ids : card.people.map(({ open_id }) => open_id);
  return people.map((id) => ({ value: id, text: card.nameOf(id), icon: undefined }));
}

export function Select({ element }: { element: JsonObject }) {
  const card = useCard();
  const field = useField(element);
  const [id, list] = [useId(), useId()];
  const isMany = string(element.tag).startsWith("multi_");
  const isPeople = string(element.tag).endsWith("person");
  const options = optionsOf(element, card);
  const values = [field.value].flat().filter((one) => one !== "");
  const chosen = options.filter(({ value }) => values.includes(value));
  const hint = wording(element.placeholder) || (isPeople ? "请选择人员" : "请选择");

  function pick(value: string): void {
    if (isMany) {
      field.put(values.includes(value) ? values.filter((one) => one !== value) : [...values, value]);
      return;
    }
    closePopup(list);
    field.put(value);
    field.send(value);
  }

  const face = (one: Option) => (isPeople ? <Avatar name={one.text} /> : <Icon icon={one.icon} />);

  return (
    <Frame element={element} field={field} id={id}>
      <button
        type="button"
        id={id}
        class="fs-input fs-select"
        data-look={string(element.type) || "default"}
        popovertarget={list}
        disabled={element.disabled === true}
        aria-haspopup="listbox"
        aria-label={`${field.label || hint}：${chosen.map(({ text }) => text).join("、") || "未选"}`}
        aria-invalid={field.isWrong}
      >
        {chosen.length === 0 && <span class="fs-unchosen">{hint}</span>}
        {chosen.map((one) => (
          <span key={one.value} class={isMany ? "fs-chip" : "fs-chosen"}>
            {face(one)}
            {one.text}
          </span>
        ))}
        <Glyph name="down" />
      </button>
      <Popup id={list} role="listbox" label={field.label || hint} many={isMany}>
        {options.map((one) => (
          <button
            key={one.value}
            type="button"
            role="option"
            class="fs-option"
            aria-selected={values.includes(one.value)}
            onClick={() => pick(one.value)}
          >
            {face(one)}
            <span>{one.text}</span>
            {values.includes(one.value) && <Glyph name="check" />}
          </button>
        ))}
      </Popup>
    </Frame>
  );
}
