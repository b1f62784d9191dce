// A list that opens over the card: below its button, or from the bottom on a phone.
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
  const choices = [...event.currentTarget.querySelectorAll("button")];
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
  const shared = {
    id,
    popover: "auto",
    class: "fs-popup",
    "aria-label": label,
    tabIndex: -1,
    onKeyDown: step,
    onToggle: enter,
    children,
  } as const;
  return role === "menu" ? (
    <div role="menu" {...shared} />
  ) : (
    <div role="listbox" aria-multiselectable={many} {...shared} />
  );
}
