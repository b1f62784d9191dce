// Who may be mentioned: the bot first, then members, then everybody.
// Comes in: what was typed after the @. Goes out: the list; the composer keeps the focus and moves the choice.
import type { JSX } from "preact";
import type { WorldInfo } from "../../../control-types.ts";
import type { Chat, Person } from "../../../types.ts";
import { Avatar } from "../parts/avatar.tsx";

export interface Mentionable {
  /** bot, all or an open_id, as the control route names them. */
  id: string;
  name: string;
  kind: "bot" | "person" | "group";
}

export function mentionables(info: WorldInfo, chat: Chat, me: Person, typed: string): Mentionable[] {
  const bot: Mentionable[] = chat.bot_in ? [{ id: "bot", name: info.app.bot_name, kind: "bot" }] : [];
  const members = info.people
    .filter(({ open_id }) => chat.members.includes(open_id) && open_id !== me.open_id)
    .map(({ open_id, name }): Mentionable => ({ id: open_id, name, kind: "person" }));
  const all: Mentionable = { id: "all", name: "所有人", kind: "group" };
  return [...bot, ...members, all].filter(({ name }) => name.toLowerCase().includes(typed.toLowerCase()));
}

interface PickerProps {
  id: string;
  options: Mentionable[];
  chosen: number;
  pick: (one: Mentionable) => void;
}

export const optionId = (list: string, at: number): string => `${list}-${at}`;

export function MentionPicker({ id, options, chosen, pick }: PickerProps): JSX.Element {
  return (
    <div class="picker" id={id} role="listbox" aria-label="提到谁">
      {options.map((one, i) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the keyboard is served by the composer, which keeps the focus
        <div
          key={one.id}
          id={optionId(id, i)}
          role="option"
          tabIndex={-1}
          aria-selected={i === chosen}
          class="picker-option"
          // The list goes once one is picked: what ends a tap must not fall on what lies under it.
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => pick(one)}
        >
          <Avatar name={one.name} kind={one.kind} size={28} />
          <span>{one.name}</span>
          {one.kind === "bot" && <span class="tag">机器人</span>}
        </div>
      ))}
    </div>
  );
}
