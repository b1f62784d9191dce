// What a stream's messages can be used for: replied to, forwarded, chosen several at once.
// Comes in: nothing. Goes out: the tools, what they have chosen so far, and the dialog or bar that belongs to it.
import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { usePage } from "../context.ts";
import type { Message } from "../world/place.ts";
import type { MessageTools } from "./actions.tsx";
import { Forward } from "./forward.tsx";

interface Tools {
  tools: MessageTools;
  replyTo: Message | undefined;
  endReply: () => void;
  selected: Set<string> | undefined;
  /** In the composer's place while several are chosen. */
  bar: JSX.Element | undefined;
  dialog: JSX.Element | undefined;
}

/** @param stream what it belongs to; another one begins anew. */
export function useTools(stream: string, openTopic?: MessageTools["openTopic"]): Tools {
  const { world } = usePage();
  const [replyTo, reply] = useState<Message | undefined>();
  const [forwarded, forward] = useState<Message[] | undefined>();
  const [selected, setSelected] = useState<Set<string> | undefined>();
  useEffect(() => {
    reply(undefined);
    setSelected(undefined);
  }, [stream]);
  const select = ({ message_id }: Message) => {
    const next = new Set(selected);
    if (!next.delete(message_id)) next.add(message_id);
    setSelected(next);
  };
  const chosen = world.messages.filter(({ message_id }) => selected?.has(message_id));
  const bar = selected && (
    <div class="select-bar" role="toolbar" aria-label="多选">
      <span>已选 {selected.size} 条</span>
      <button type="button" class="button" onClick={() => setSelected(undefined)}>
        取消
      </button>
      <button
        type="button"
        class="button button-primary"
        disabled={chosen.length === 0}
        onClick={() => forward(chosen)}
      >
        合并转发
      </button>
    </div>
  );
  const endForward = () => {
    forward(undefined);
    setSelected(undefined);
  };
  return {
    tools: { reply, openTopic, forward: (message) => forward([message]), select },
    replyTo,
    endReply: () => reply(undefined),
    selected,
    bar,
    dialog: forwarded && <Forward messages={forwarded} close={endForward} />,
  };
}
