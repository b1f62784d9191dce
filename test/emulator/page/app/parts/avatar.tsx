// The picture of a person, of a group, of the bot.
// Comes in: a name. Goes out: a coloured shape with the end of the name. Decoration only: the name stands beside it.
import type { JSX } from "preact";

/** Dark enough for white letters on them (4.5 : 1). */
const COLOURS = ["#2b66d9", "#0b7a75", "#7a4fd0", "#b4501a", "#a83279", "#3a7a2a", "#c23b4a", "#2f6f9f"];
const TITLES = /(委员|干事|主任|主席|秘书长|老师)$/;

function colourOf(name: string): string {
  let sum = 0;
  for (const letter of name) sum = (sum * 37 + (letter.codePointAt(0) ?? 0)) % 9973;
  return COLOURS[sum % COLOURS.length] ?? "";
}

/** 林委员 → 林: many here are 委员, the surname tells them apart. */
const ending = (name: string): string => [...(name.replace(TITLES, "") || name)].slice(-2).join("");

interface AvatarProps {
  name: string;
  kind?: "person" | "group" | "bot";
  size?: number;
}

export function Avatar({ name, kind = "person", size = 40 }: AvatarProps): JSX.Element {
  const shape = { width: `${size}px`, height: `${size}px` };
  if (kind === "bot") {
    return (
      <span class="avatar avatar-bot" style={shape} aria-hidden="true">
        <svg viewBox="0 0 32 32" width={size * 0.72} height={size * 0.72} fill="#fff" aria-hidden="true">
          <path d="M16 3.500a1.5 1.5 0 0 1 1.2 2.400V9h4.300A4.5 4.5 0 0 1 26 13.500v7a4.5 4.5 0 0 1-4.5 4.500H18l-4.2 3.600a.6.6 0 0 1-1-.5V25h-2.300A4.5 4.5 0 0 1 6 20.500v-7A4.5 4.5 0 0 1 10.5 9h4.300V5.900A1.5 1.5 0 0 1 16 3.500zM12 14.500a2 2 0 1 0 0 4 2 2 0 0 0 0-4zm8 0a2 2 0 1 0 0 4 2 2 0 0 0 0-4z" />
        </svg>
      </span>
    );
  }
  return (
    <span
      class={`avatar avatar-${kind}`}
      style={{ ...shape, fontSize: `${size * 0.36}px`, background: colourOf(name) }}
      aria-hidden="true"
    >
      {kind === "group" ? [...name].slice(0, 2).join("") : ending(name)}
    </span>
  );
}
