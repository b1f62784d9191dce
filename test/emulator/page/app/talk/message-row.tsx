// One message in a stream: who, what, and what came of it.
// Comes in: a message. Goes out: a row; long press, right click or Enter opens its menu.
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { asText } from "../compose/editor.ts";
import { Content, isBare } from "../content/content.tsx";
import { usePage } from "../context.ts";
import { Avatar } from "../parts/avatar.tsx";
import { Icon } from "../parts/icon.tsx";
import { emojiLook, emojiName } from "../world/emoji.ts";
import type { Message } from "../world/place.ts";
import { whyNotDelivered } from "../world/reasons.ts";
import { timeOfDay } from "../world/time.ts";
import { oneLine } from "../world/words.ts";
import { MessageMenu, type MessageTools, Shortcuts, useReact } from "./actions.tsx";
import { hasOwnMenu, useLongPress } from "./long-press.ts";

function Reactions({ message }: { message: Message }): JSX.Element | null {
  const { me, nameOf } = usePage();
  const react = useReact(message);
  const all = message.reactions;
  if (all.length === 0) return null;
  const types = [...new Set(all.map(({ emoji_type }) => emoji_type))];
  return (
    <div class="reactions">
      {types.map((type) => {
        const by = all.filter(({ emoji_type }) => emoji_type === type).map((one) => one.by);
        return (
          <button
            key={type}
            type="button"
            class="reaction"
            aria-pressed={by.includes(me.open_id)}
            aria-label={`${emojiName(type)}：${by.map(nameOf).join("、")}`}
            onClick={() => react(type)}
          >
            {emojiLook(type)}
            <small>{by.map(nameOf).join("、")}</small>
          </button>
        );
      })}
    </div>
  );
}

/** The bot's suggestions under its last word in a private chat; a tap says one, and they are gone. */
function Bubbles({ message }: { message: Message }): JSX.Element | null {
  const { world, me, act } = usePage();
  const { message_id, chat_id, follow_ups } = message;
  if (follow_ups.length === 0) return null;
  if (world.messages.findLast((one) => one.chat_id === chat_id)?.message_id !== message_id) return null;
  const say = (text: string) => act(() => world.place.say({ person: me.open_id, text: asText(text) }));
  return (
    <div class="bubbles">
      {follow_ups.map((text) => (
        <button key={text} type="button" class="bubble-button" onClick={() => say(text)}>
          {text}
        </button>
      ))}
    </div>
  );
}

function Quote({ id }: { id: string }): JSX.Element | null {
  const { world } = usePage();
  const quoted = world.messages.find((one) => one.message_id === id);
  if (!quoted) return null;
  return (
    <p class="quote">
      回复 {quoted.sender_name}：{oneLine(quoted)}
    </p>
  );
}

interface RowProps {
  message: Message;
  tools: MessageTools;
  follows?: boolean;
  /** The message whose quote would say nothing new here. */
  unquoted?: string;
  selected?: boolean | undefined;
  children?: JSX.Element | undefined;
}

export function MessageRow({ message, tools, follows, unquoted, selected, children }: RowProps): JSX.Element {
  const { me } = usePage();
  const [menu, setMenu] = useState(false);
  const open = () => setMenu(true);
  const press = useLongPress(open);
  const { message_id, sender_name, sent_by, reply_to, not_delivered, only_for, urgent_for } = message;
  const mine = message.sender_id === me.open_id;
  const bot = sent_by !== "person";
  const classes = ["row", mine && "row-mine", follows && "row-follows", not_delivered && "row-lost"];
  if (menu) classes.push("row-open");
  const selecting = selected !== undefined;
  return (
    <li
      class={classes.filter(Boolean).join(" ")}
      data-message={message_id}
      tabIndex={-1}
      aria-label={`${sender_name}，${timeOfDay(message.create_time)}：${oneLine(message)}`}
      onContextMenu={(event) => {
        if (selecting || !getSelection()?.isCollapsed || hasOwnMenu(event.target)) return;
        event.preventDefault();
        open();
      }}
      onKeyDown={(event) => {
        if (event.target !== event.currentTarget || event.key !== "Enter") return;
        event.preventDefault();
        open();
      }}
      {...(!selecting && press)}
    >
      {selecting && (
        <input
          type="checkbox"
          class="row-check"
          aria-label="选这条"
          checked={selected}
          onChange={() => tools.select(message)}
        />
      )}
      <span class="row-avatar">
        {!follows && <Avatar name={sender_name} kind={bot ? "bot" : "person"} size={36} />}
      </span>
      <div class="row-body">
        {!follows && (
          <p class="row-name">
            <span>{mine ? "我" : sender_name}</span>
            {bot && <span class="tag">机器人</span>}
            {only_for && <span class="tag tag-grey">仅你可见</span>}
            {urgent_for.includes(me.open_id) && <span class="tag tag-urgent">加急</span>}
            <time>{timeOfDay(message.create_time)}</time>
          </p>
        )}
        <div class="row-line">
          <div class={isBare(message) ? "bare" : "bubble"}>
            {reply_to !== "" && reply_to !== unquoted && <Quote id={reply_to} />}
            <Content message={message} />
          </div>
          {!selecting && <Shortcuts message={message} tools={tools} open={open} />}
          {menu && <MessageMenu message={message} tools={tools} close={() => setMenu(false)} />}
        </div>
        {not_delivered && (
          <p class="lost">
            <Icon name="muted" size={14} />
            {whyNotDelivered(not_delivered)}
          </p>
        )}
        <Reactions message={message} />
        <Bubbles message={message} />
        {children}
      </div>
    </li>
  );
}
