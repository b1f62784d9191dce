// form: holds what is filled in until a button submits it.
import { useEffect, useRef, useState } from "preact/hooks";
import type { JsonObject } from "../../../types.ts";
import { Elements } from "../element.tsx";
import { flow, lengths } from "../look/size.ts";
import { string } from "../read.ts";
import { type Form, FormState } from "./state.ts";
import { fieldsOf, formValue, missing, type Values } from "./values.ts";

export function FormBox({ element }: { element: JsonObject }) {
  const [values, setValues] = useState<Values>({});
  const [wrong, setWrong] = useState<string[]>([]);
  const box = useRef<HTMLDivElement>(null);
  const fields = fieldsOf(element.elements);

  useEffect(() => {
    if (wrong.length > 0) box.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
  }, [wrong]);

  const form: Form = {
    values,
    wrong: wrong.filter((name) => missing(fields, values).includes(name)),
    put: (name, value) => setValues((before) => ({ ...before, [name]: value })),
    submit: () => {
      const empty = missing(fields, values);
      setWrong(empty);
      return empty.length === 0 ? { form_value: formValue(fields, values) } : undefined;
    },
    reset: () => {
      setValues({});
      setWrong([]);
    },
  };

  return (
    <FormState.Provider value={form}>
      <div
        ref={box}
        class="fs-flow fs-form"
        style={{ ...flow(element), margin: lengths(string(element.margin)) }}
      >
        <Elements list={element.elements} />
      </div>
    </FormState.Provider>
  );
}
