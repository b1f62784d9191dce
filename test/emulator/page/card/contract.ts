// What the page gives a card and hears from it.
// Types only.
import type { Json, JsonObject } from "../../types.ts";

/** What somebody did on the card: which component it was, and what it carries. */
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
  /** Where the image with this key is served. */
  imageUrl: (key: string) => string;
  nameOf: (openId: string) => string;
  /** Members of the chat: the choice of a select_person without options. */
  people: { open_id: string; name: string }[];
  dark: boolean;
  /** Resolves once the bot has answered; buttons show that they wait until then. */
  onAction: (action: CardAction) => Promise<void>;
}
