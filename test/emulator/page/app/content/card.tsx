// A card of the bot in a message, and what happens when it is tapped.
// Comes in: the message. Goes out: the card, taps to the bot, its answer as a toast. It never draws the card itself.
import type { JSX } from "preact";
import { useCallback, useMemo, useRef, useState } from "preact/hooks";
import { isObject } from "../../../json.ts";
import { type CardAction, CardView } from "../../card/index.tsx";
import { usePage } from "../context.ts";
import { people } from "../world/model.ts";
import type { Message } from "../world/place.ts";
import { clickToast } from "../world/reasons.ts";

export function Card({ message }: { message: Message }): JSX.Element {
  const { world, me, dark, act, toast, nameOf } = usePage();
  const [waiting, setWaiting] = useState(false);
  const busy = useRef(false);
  const { place, info } = world;
  const { message_id, content } = message;
  const known = useMemo(() => people(info).map(({ open_id, name }) => ({ open_id, name })), [info.people]);
  const onAction = useCallback(
    async (action: CardAction) => {
      if (busy.current) return;
      busy.current = true;
      setWaiting(true);
      const result = await act(() => place.click({ message_id, person: me.open_id, ...action }));
      setWaiting(false);
      busy.current = false;
      const words = result?.outcome && clickToast(result.outcome);
      if (words) toast(words);
    },
    [place, message_id, me.open_id, act, toast],
  );
  return (
    <div class={`card-frame ${waiting ? "card-waiting" : ""}`} aria-busy={waiting}>
      <CardView
        card={isObject(content) ? content : {}}
        imageUrl={place.resourceUrl}
        nameOf={nameOf}
        people={known}
        dark={dark}
        onAction={onAction}
      />
    </div>
  );
}
