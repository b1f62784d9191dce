// The chat that is open: its name, its stream, the composer, and for the bot its menu.
// Comes in: a chat. Goes out: all that one does in it. Topics and settings are panels beside it.
import type { JSX } from "preact";
import { useEffect } from "preact/hooks";
import { BotMenu } from "../compose/bot-menu.tsx";
import { Composer } from "../compose/composer.tsx";
import { usePage } from "../context.ts";
import { Avatar } from "../parts/avatar.tsx";
import { IconButton } from "../parts/icon.tsx";
import { BOT, chatFor, mainStream, seenBy, topic } from "../world/model.ts";
import type { Message } from "../world/place.ts";
import { Hints } from "./hints.tsx";
import { Stream } from "./stream.tsx";
import { useTools } from "./tools.tsx";
import { TopicFoot } from "./topic-foot.tsx";

interface ConversationProps {
  chatKey: string;
  markRead: (chat: string, at: number) => void;
}

/** What is in sight counts as read. */
function useMarkRead(
  chatKey: string,
  last: Message | undefined,
  markRead: ConversationProps["markRead"],
): void {
  useEffect(() => {
    const mark = () => {
      if (last && document.visibilityState === "visible") markRead(chatKey, last.create_time);
    };
    mark();
    document.addEventListener("visibilitychange", mark);
    return () => document.removeEventListener("visibilitychange", mark);
  }, [chatKey, last, markRead]);
}

export function Conversation({ chatKey, markRead }: ConversationProps): JSX.Element | null {
  const { world, me, address, go, act } = usePage();
  const { place, info } = world;
  const bot = chatKey === BOT;
  const chat = chatFor(info, me, chatKey);
  const stream = `${me.open_id}/${chatKey}`;
  const openTopic = (message: Message) =>
    go({ thread: message.thread_id || message.message_id, panel: undefined });
  const topics = chat?.kind === "topic";
  const { tools, replyTo, endReply, selected, bar, dialog } = useTools(stream, bot ? undefined : openTopic);

  useEffect(() => {
    // As on the platform: an event each time that somebody opens the chat with the bot.
    if (bot) void act(() => place.enter(me.open_id));
  }, [bot, place, me.open_id, act]);

  const all = world.messages.filter((one) => one.chat_id === chat?.chat_id && seenBy(one, me));
  useMarkRead(chatKey, all.at(-1), markRead);
  if (!bot && !chat) return null;

  const name = bot ? info.app.bot_name : chat?.name || "群聊";
  const target = chat && !bot ? { chat: chat.chat_id } : {};
  const members = chat?.members.length ?? 0;
  const closed = chat?.dissolved;
  const placeholder = bot
    ? `发消息给 ${name}`
    : topics
      ? "发起一个新话题，可以 @机器人"
      : chat?.bot_in
        ? `发送到 ${name}，@机器人 提问`
        : `发送到 ${name}`;
  const below = (message: Message) => {
    if (message.thread_id === "") return undefined;
    return <TopicFoot replies={topic(all, message.thread_id).slice(1)} open={() => openTopic(message)} />;
  };

  return (
    <main class="talk">
      <header class="talk-head">
        <IconButton
          class="icon-button back"
          icon="back"
          label="返回会话列表"
          onClick={() => go({ chat: undefined })}
        />
        <Avatar name={name} kind={bot ? "bot" : "group"} size={36} />
        <div class="talk-title">
          <h1>
            {name}
            {bot && <span class="tag">机器人</span>}
          </h1>
          <p>
            {bot
              ? "照报告原样回答，注明出处"
              : `${members} 人${chat?.bot_in ? "，有机器人" : "，机器人不在群里"}`}
          </p>
        </div>
        {!bot && (
          <IconButton
            icon="people"
            label="群设置"
            aria-pressed={address.panel === "group"}
            onClick={() => go({ panel: address.panel === "group" ? undefined : "group", thread: undefined })}
          />
        )}
      </header>
      <Stream
        name={stream}
        label={`和${name}的消息`}
        messages={mainStream(all)}
        tools={topics ? { ...tools, reply: openTopic } : tools}
        selected={selected}
        topics={topics}
        below={below}
      >
        {(bot || chat?.bot_in) && !closed ? (
          <Hints target={target} inGroup={!bot} />
        ) : (
          <p class="hints">
            {closed ? "这个群已经解散" : "还没有消息。机器人不在群里，可以在“群设置”里添加。"}
          </p>
        )}
      </Stream>
      <footer class="talk-foot">
        {bot && !bar && <BotMenu />}
        {bar ??
          (closed ? (
            <p class="closed">群已解散，不能再发消息</p>
          ) : (
            <Composer
              draft={stream}
              target={replyTo ? { ...target, reply_to: replyTo.message_id } : target}
              group={bot ? undefined : chat}
              placeholder={placeholder}
              replyTo={replyTo}
              endReply={endReply}
            />
          ))}
      </footer>
      {dialog}
    </main>
  );
}
