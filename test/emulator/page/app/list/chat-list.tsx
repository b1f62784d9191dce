// The list of chats of the person who speaks.
// Comes in: rows. Goes out: which chat is opened. Arrow keys move in it.
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { usePage } from "../context.ts";
import { Avatar } from "../parts/avatar.tsx";
import { IconButton } from "../parts/icon.tsx";
import { BOT, type ChatRow } from "../world/model.ts";
import { worldNow } from "../world/sync.ts";
import { shortTime } from "../world/time.ts";
import { oneLine } from "../world/words.ts";
import { ClockButton } from "./clock.tsx";
import { Me } from "./me.tsx";
import { NewGroup } from "./new-group.tsx";
import { ViewButtons } from "./view-buttons.tsx";

function moveFocus(event: KeyboardEvent): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step) return;
  const rows = [...(event.currentTarget as HTMLElement).querySelectorAll<HTMLElement>("button")];
  rows[rows.indexOf(document.activeElement as HTMLElement) + step]?.focus();
  event.preventDefault();
}

function Row({ row, now }: { row: ChatRow; now: number }): JSX.Element {
  const { address, go, me } = usePage();
  const { key, chat, name, last, unread } = row;
  const bot = key === BOT;
  const who = last && !bot && last.msg_type !== "system" && !last.recalled && last.sender_id !== me.open_id;
  const line = last
    ? `${who ? `${last.sender_name}：` : ""}${oneLine(last)}`
    : bot
      ? "问数据，照报告原样回答"
      : "还没有消息";
  return (
    <li>
      <button
        type="button"
        class="chat-row"
        aria-current={address.chat === key ? "page" : undefined}
        onClick={() => go({ chat: key, thread: undefined, panel: undefined })}
      >
        <Avatar name={name} kind={bot ? "bot" : "group"} size={44} />
        <span class="chat-row-text">
          <span class="chat-row-top">
            <span class="chat-row-name">{name}</span>
            {bot && <span class="tag">机器人</span>}
            {chat?.kind === "topic" && <span class="tag">话题</span>}
            {chat?.dissolved && <span class="tag tag-grey">已解散</span>}
            {last && <time class="chat-row-time">{shortTime(last.create_time, now)}</time>}
          </span>
          <span class="chat-row-bottom">
            <span class="chat-row-line">{line}</span>
            {unread > 0 && (
              <span class="badge">
                {unread > 99 ? "99+" : unread}
                <span class="hidden">条未读</span>
              </span>
            )}
          </span>
        </span>
      </button>
    </li>
  );
}

export function ChatList({ rows }: { rows: ChatRow[] }): JSX.Element {
  const { world } = usePage();
  const [making, setMaking] = useState(false);
  const now = worldNow(world);
  return (
    <nav class="side" aria-label="会话">
      <header class="side-head">
        <Me />
        <IconButton icon="plus" label="新建群" onClick={() => setMaking(true)} />
      </header>
      <ul class="chat-rows" onKeyDown={moveFocus}>
        {rows.map((row) => (
          <Row key={row.key} row={row} now={now} />
        ))}
      </ul>
      <footer class="side-foot">
        <ClockButton />
        <ViewButtons />
      </footer>
      {making && <NewGroup close={() => setMaking(false)} />}
    </nav>
  );
}
