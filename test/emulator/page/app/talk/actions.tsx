// What can be done with a message.
// Comes in: the message. Goes out: a menu with reactions on top; beside the message two shortcuts for the mouse.
import type { JSX } from "preact";
import { usePage } from "../context.ts";
import { Icon, IconButton, type IconName } from "../parts/icon.tsx";
import { Popup } from "../parts/layer.tsx";
import { EMOJI } from "../world/emoji.ts";
import type { Message } from "../world/place.ts";
import { plainText } from "../world/words.ts";

export interface MessageTools {
  reply: (message: Message) => void;
  /** Absent where there are no topics. */
  openTopic?: ((message: Message) => void) | undefined;
  forward: (message: Message) => void;
  select: (message: Message) => void;
}

export function useReact({ message_id, reactions }: Message): (emoji: string) => void {
  const { world, me, act } = usePage();
  return (emoji_type) => {
    const remove = reactions.some((one) => one.emoji_type === emoji_type && one.by === me.open_id);
    void act(() => world.place.react({ person: me.open_id, message_id, emoji_type, remove }));
  };
}

interface MenuProps {
  message: Message;
  tools: MessageTools;
  close: () => void;
}

export function MessageMenu({ message, tools, close }: MenuProps): JSX.Element {
  const { world, me, act, toast } = usePage();
  const react = useReact(message);
  const then = (doing: () => void) => () => {
    close();
    doing();
  };
  const copy = async () => {
    await act(() => navigator.clipboard.writeText(plainText(message)));
    toast({ type: "success", text: "已复制" });
  };
  const recall = () => void act(() => world.place.recall(message.message_id));
  const items: { icon: IconName; label: string; doing: () => void; shown: boolean }[] = [
    { icon: "reply", label: "回复", doing: () => tools.reply(message), shown: true },
    {
      icon: "thread",
      label: "在话题中回复",
      doing: () => tools.openTopic?.(message),
      shown: !!tools.openTopic,
    },
    { icon: "copy", label: "复制文字", doing: () => void copy(), shown: plainText(message) !== "" },
    { icon: "forward", label: "转发", doing: () => tools.forward(message), shown: true },
    { icon: "select", label: "多选", doing: () => tools.select(message), shown: true },
    { icon: "recall", label: "撤回", doing: recall, shown: message.sender_id === me.open_id },
  ];
  return (
    <Popup label="对这条消息" close={close}>
      <div class="emoji-row">
        {EMOJI.map(({ type, look, name }) => (
          <button
            key={type}
            type="button"
            role="menuitem"
            class="emoji-button"
            aria-label={name}
            title={name}
            onClick={then(() => react(type))}
          >
            {look}
          </button>
        ))}
      </div>
      {items
        .filter(({ shown }) => shown)
        .map(({ icon, label, doing }) => (
          <button key={label} type="button" role="menuitem" class="menu-item" onClick={then(doing)}>
            <Icon name={icon} size={18} />
            <span class="menu-label">{label}</span>
          </button>
        ))}
    </Popup>
  );
}

interface ShortcutsProps {
  message: Message;
  tools: MessageTools;
  open: () => void;
}

/** Reachable by keyboard through the message's own menu; here for the mouse only. */
export function Shortcuts({ message, tools, open }: ShortcutsProps): JSX.Element {
  return (
    <div class="shortcuts">
      <IconButton tabIndex={-1} icon="smile" label="表情" size={18} onClick={open} />
      <IconButton tabIndex={-1} icon="reply" label="回复" size={18} onClick={() => tools.reply(message)} />
      <IconButton tabIndex={-1} icon="more" label="更多" size={18} onClick={open} />
    </div>
  );
}
