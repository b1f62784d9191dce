// A topic: its first message, all replies, and a composer that stays in it.
// Comes in: a topic's id, or a message's that becomes the first of a new one. Goes out: replies in the topic.
import type { JSX } from "preact";
import { Composer } from "../compose/composer.tsx";
import { usePage } from "../context.ts";
import { IconButton } from "../parts/icon.tsx";
import { Stream } from "../talk/stream.tsx";
import { useTools } from "../talk/tools.tsx";
import { chatFor, seenBy, topic } from "../world/model.ts";

export function TopicPanel({ thread, chatKey }: { thread: string; chatKey: string }): JSX.Element | null {
  const { world, me, go } = usePage();
  const chat = chatFor(world.info, me, chatKey);
  const stream = `${me.open_id}/${thread}`;
  const { tools, replyTo, endReply, selected, bar, dialog } = useTools(stream);
  if (!chat) return null;
  const isNew = thread.startsWith("om_");
  const messages = world.messages
    .filter((one) => one.chat_id === chat.chat_id && seenBy(one, me))
    .filter((one, _, all) => (isNew ? one.message_id === thread : topic(all, thread).includes(one)));
  const [root] = messages;
  const { chat_id } = chat;
  const target = isNew
    ? { chat: chat_id, reply_to: thread, reply_in_thread: true }
    : { chat: chat_id, thread_id: thread, ...(replyTo && { reply_to: replyTo.message_id }) };
  const close = () => go({ thread: undefined });
  return (
    <aside
      class="panel"
      aria-label="话题"
      onKeyDown={(event) => {
        if (event.key === "Escape") close();
      }}
    >
      <header class="talk-head">
        <IconButton class="icon-button back" icon="back" label="返回" onClick={close} />
        <div class="talk-title">
          <h2>话题</h2>
          <p>{chat.name}</p>
        </div>
        <IconButton class="icon-button panel-close" icon="close" label="关闭话题" onClick={close} />
      </header>
      <Stream
        name={stream}
        label="话题里的消息"
        messages={messages}
        tools={tools}
        selected={selected}
        unquoted={root?.message_id ?? ""}
      >
        <p class="hints">这个话题没有消息</p>
      </Stream>
      <footer class="talk-foot">
        {bar ??
          (chat.dissolved ? (
            <p class="closed">群已解散，不能再发消息</p>
          ) : (
            <Composer
              draft={stream}
              target={target}
              group={chat}
              placeholder="回复话题，可以 @机器人"
              replyTo={replyTo}
              endReply={endReply}
              sent={({ thread_id }) => thread_id !== thread && go({ thread: thread_id }, "replace")}
            />
          ))}
      </footer>
      {dialog}
    </aside>
  );
}
