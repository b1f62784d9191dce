// Line icons, 24 × 24, in the colour of the text around them.
import type { ComponentProps, JSX } from "preact";

const PATHS = {
  back: "M15 5l-7 7 7 7",
  close: "M6 6l12 12M18 6L6 18",
  plus: "M12 5v14M5 12h14",
  check: "M5 12.5l4.5 4.5L19 7.5",
  chevron: "M7 10l5 5 5-5",
  send: "M4 12L20 4l-5 16-3.5-6.5L4 12zM11.5 13.5L20 4",
  image: "M4 5h16v14H4zM4 16l5-5 4 4 3-3 4 4M15.5 9.5h.01",
  file: "M6 3h8l4 4v14H6zM14 3v4h4M9 12h6M9 16h6",
  at: "M16 12a4 4 0 1 1-8 0 4 4 0 0 1 8 0zm0 0v1.5a2.5 2.5 0 0 0 5 0V12a9 9 0 1 0-3.5 7.1",
  smile: "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM8.5 14.5c2 2.6 5 2.6 7 0M9 9.5h.01M15 9.5h.01",
  reply: "M9 7l-5 5 5 5M4 12h9c4 0 6 2 7 6",
  thread: "M4 5h16v10H11l-4 4v-4H4zM8 9h8M8 12h5",
  forward: "M15 7l5 5-5 5M20 12h-9c-4 0-6 2-7 6",
  copy: "M9 9h10v11H9zM15 9V4H5v11h4",
  recall: "M4 9h11a5 5 0 0 1 0 10H8M4 9l4-4M4 9l4 4",
  select: "M4 6h3v3H4zM4 15h3v3H4zM11 7.5h9M11 16.5h9",
  more: "M5 12h.01M12 12h.01M19 12h.01",
  clock: "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 7v5l3.5 2",
  sun: "M12 16a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM12 2.5v2M12 19.500v2M2.5 12h2M19.5 12h2M5.3 5.300l1.4 1.400M17.3 17.300l1.4 1.400M5.3 18.700l1.4-1.400M17.3 6.700l1.4-1.4",
  moon: "M20 14.500A8 8 0 1 1 9.5 4a6.5 6.5 0 0 0 10.5 10.500z",
  system: "M4 5h16v11H4zM9 20h6M12 16v4",
  phone:
    "M8 3h8a1.5 1.5 0 0 1 1.5 1.500v15A1.5 1.5 0 0 1 16 21H8a1.5 1.5 0 0 1-1.5-1.500v-15A1.5 1.5 0 0 1 8 3zM11 18h2",
  people:
    "M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM2.5 20c.5-4 3-6 6.5-6s6 2 6.5 6M16 4.500a3.5 3.5 0 0 1 0 6.300M17.5 14.300c2.3.7 3.7 2.6 4 5.7",
  bell: "M6 16V11a6 6 0 1 1 12 0v5l2 2H4zM10 21h4",
  chart: "M5 20V11M12 20V4M19 20v-6",
  write: "M4 20h4L19 9l-4-4L4 16zM13 7l4 4",
  list: "M5 6h.01M5 12h.01M5 18h.01M9 6h11M9 12h11M9 18h11",
  pause: "M8 5v14M16 5v14",
  play: "M7 5l12 7-12 7z",
  muted: "M3 3l18 18M8 5a6 6 0 0 1 10 5v5M6 10v6l-2 2h13M10 21h4",
  pin: "M12 21s7-6.5 7-11.500A7 7 0 1 0 5 9.500C5 14.5 12 21 12 21zM12 12a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5z",
  calendar: "M4 6h16v14H4zM4 10h16M8 3v4M16 3v4",
  video: "M3 6h12v12H3zM15 11l6-4v10l-6-4",
  audio: "M5 10v4M9 7v10M13 4v16M17 8v8M21 11v2",
  remove: "M5 7h14M10 7V4h4v3M7 7l1 13h8l1-13",
} as const;

export type IconName = keyof typeof PATHS;

export function Icon({ name, size = 20 }: { name: IconName; size?: number }): JSX.Element {
  return (
    <svg
      class="icon"
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      stroke-width={name === "more" ? 2.6 : 1.7}
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
    >
      <path d={PATHS[name]} />
    </svg>
  );
}

interface IconButtonProps extends Omit<ComponentProps<"button">, "icon" | "label" | "size"> {
  icon: IconName;
  label: string;
  size?: number;
}

/** A button that is only an icon; its label is read out and shown as a tip. */
export function IconButton({ icon, label, size, ...rest }: IconButtonProps): JSX.Element {
  return (
    <button type="button" class="icon-button" aria-label={label} title={label} {...rest}>
      <Icon name={icon} {...(size !== undefined && { size })} />
    </button>
  );
}
