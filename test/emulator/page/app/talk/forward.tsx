// Forwarding: where to.
// Comes in: messages. Goes out: the same, said by the person in another chat.
import type { JSX } from "preact";
import { forwarding } from "../compose/send.ts";
import { usePage } from "../context.ts";
import { Avatar } from "../parts/avatar.tsx";
import { Dialog } from "../parts/layer.tsx";
import { BOT, chatRows } from "../world/model.ts";
import type { Message } from "../world/place.ts";

export function Forward({ messages, close }: { messages: Message[]; close: () => void }): JSX.Element {
  const { world, me, act, toast } = usePage();
  const rows = chatRows(world.info, [], me, {}).filter(({ chat }) => !chat?.dissolved);
  const send = async (chat: string | undefined) => {
    const target = chat === undefined ? {} : { chat };
    const said = await act(() => world.place.say({ person: me.open_id, ...target, ...forwarding(messages) }));
    if (said) toast({ type: "success", text: "已转发" });
    close();
  };
  return (
    <Dialog label="转发到" close={close}>
      <div class="targets">
        {rows.map(({ key, chat, name }) => (
          <button
            key={key}
            type="button"
            class="menu-item"
            onClick={() => send(key === BOT ? undefined : chat?.chat_id)}
          >
            <Avatar name={name} kind={key === BOT ? "bot" : "group"} size={36} />
            <span class="menu-label">{name}</span>
          </button>
        ))}
      </div>
    </Dialog>
  );
}
