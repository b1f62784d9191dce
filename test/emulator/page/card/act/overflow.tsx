// overflow: a button with three dots, and what can be done behind it.
import { useId } from "preact/hooks";
import type { JsonObject } from "../../../types.ts";
import { Glyph } from "../look/icon.tsx";
import { lengths } from "../look/size.ts";
import { linkOf } from "../look/url.ts";
import { objects, string, wording } from "../read.ts";
import { closePopup, Popup } from "./popup.tsx";
import { useAct } from "./use-act.ts";

export function Overflow({ element }: { element: JsonObject }) {
  const { pending, run } = useAct(element);
  const id = useId();

  function pick(option: JsonObject): void {
    closePopup(id);
    const url = linkOf(option.multi_url);
    if (url !== undefined) window.open(url, "_blank", "noopener,noreferrer");
    else void run({ option: string(option.value) });
  }

  return (
    <span style={{ margin: lengths(string(element.margin)) }}>
      <button
        type="button"
        class="fs-button"
        data-type="default"
        data-size="medium"
        popovertarget={id}
        disabled={element.disabled === true}
        aria-busy={pending}
        aria-label="更多"
        aria-haspopup="menu"
      >
        {pending ? <span class="fs-spinner" /> : <Glyph name="more" />}
      </button>
      <Popup id={id} role="menu" label="更多">
        {objects(element.options).map((option) => (
          <button
            key={string(option.value) || wording(option.text)}
            type="button"
            role="menuitem"
            class="fs-option"
            onClick={() => pick(option)}
          >
            {wording(option.text)}
          </button>
        ))}
      </Popup>
    </span>
  );
}
