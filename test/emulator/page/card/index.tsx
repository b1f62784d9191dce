// A Feishu card as its client draws it.
// Comes in: the card's JSON. Goes out: its words, for want of the real component. It never draws markup.
import type { JSX } from "preact";
import type { Json, JsonObject } from "../../types.ts";
import { visibleCard } from "../../visible.ts";

export interface CardAction {
  value?: Json;
  name?: string;
  element_id?: string;
  label?: string;
  form_value?: Record<string, string | string[]>;
  option?: string;
  input_value?: string;
  checked?: boolean;
}

export interface CardProps {
  card: JsonObject;
  imageUrl: (key: string) => string;
  nameOf: (openId: string) => string;
  people: { open_id: string; name: string }[];
  dark: boolean;
  onAction: (action: CardAction) => Promise<void>;
}

export function CardView({ card }: CardProps): JSX.Element {
  return (
    <div>
      {visibleCard(card).map((line) => (
        <p key={line}>{line}</p>
      ))}
    </div>
  );
}
