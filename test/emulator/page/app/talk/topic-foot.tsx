// What a topic shows in the chat's own stream: its latest replies and the way into it.
// Comes in: the topic's messages. Goes out: a few of them. All of them are in the panel beside.
import type { JSX } from "preact";
import { Content } from "../content/content.tsx";
import { Avatar } from "../parts/avatar.tsx";
import { Icon } from "../parts/icon.tsx";
import type { Message } from "../world/place.ts";

const SHOWN = 2;

interface TopicFootProps {
  replies: Message[];
  open: () => void;
}

export function TopicFoot({ replies, open }: TopicFootProps): JSX.Element {
  const shown = replies.filter(({ recalled }) => !recalled).slice(-SHOWN);
  return (
    <div class="topic-foot">
      {shown.map((reply) => (
        <div key={reply.message_id} class="topic-reply">
          <Avatar name={reply.sender_name} kind={reply.sent_by === "person" ? "person" : "bot"} size={24} />
          <div class="topic-reply-body">
            <p class="muted">{reply.sender_name}</p>
            <Content message={reply} />
          </div>
        </div>
      ))}
      <button type="button" class="topic-open" onClick={open}>
        <Icon name="thread" size={16} />
        {replies.length > 0 ? `回复话题 · ${replies.length} 条回复` : "回复话题"}
      </button>
    </div>
  );
}
