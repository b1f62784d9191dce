// A list that opens over the card: below its button, or from the bottom on a phone, there with its name and a way out.
// Opening, closing and where it stands are the browser's (popover, implicit anchor); focus and arrow keys are added.
import type { ComponentChildren } from "preact";

interface PopupProps {
  /** The button names it in `popovertarget`. */
  id: string;
  role: "listbox" | "menu";
  label: string;
  /** More than one can be chosen. */
  many?: boolean;
  children: ComponentChildren;
}

const STEPS: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 };

function step(event: KeyboardEvent & { currentTarget: HTMLDivElement }): void {
  const by = STEPS[event.key];
  if (by === undefined) return;
  event.preventDefault();
  const choices = [...event.currentTarget.querySelectorAll<HTMLElement>(".fs-option")];
  const now = choices.findIndex((one) => one.matches(":focus"));
  choices.at((now + by) % choices.length)?.focus();
}

/** The keyboard goes on in the list, where the choice is. */
function enter(event: ToggleEvent & { currentTarget: HTMLDivElement }): void {
  const list = event.currentTarget;
  if (event.newState !== "open") return;
  const chosen = list.querySelector<HTMLElement>("[aria-selected=true]");
  (chosen ?? list.querySelector("button"))?.focus();
}

export const closePopup = (id: string): void => document.getElementById(id)?.hidePopover();

export function Popup({ id, role, label, many = false, children }: PopupProps) {
  const list = { class: "fs-options", "aria-label": label, tabIndex: -1, onKeyDown: step, children } as const;
  return (
    <div id={id} popover="auto" class="fs-popup" onToggle={enter}>
      <p class="fs-popup-title" aria-hidden="true">
        {label}
      </p>
      {role === "menu" ? (
        <div role="menu" {...list} />
      ) : (
        <div role="listbox" aria-multiselectable={many} {...list} />
      )}
      <button type="button" class="fs-popup-end" onClick={() => closePopup(id)}>
        {many ? "完成" : "取消"}
      </button>
    </div>
  );
}
