// A stream of messages: times, grey lines, rows; it stays at its end while one reads there.
// Comes in: messages in order. Goes out: the list. It never decides which messages they are.
import type { ComponentChildren, JSX } from "preact";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { usePage } from "../context.ts";
import { focusComposer, rowsOf } from "../focus.ts";
import { Icon } from "../parts/icon.tsx";
import { streamRows } from "../world/model.ts";
import type { Message } from "../world/place.ts";
import { worldNow } from "../world/sync.ts";
import { separatorTime } from "../world/time.ts";
import { systemLine } from "../world/words.ts";
import type { MessageTools } from "./actions.tsx";
import { useFocusKept } from "./focus-kept.ts";
import { MessageRow } from "./message-row.tsx";

const NEAR = 60;

/** Keeps the end in sight until the reader scrolls up. */
function useEnd(last: Message | undefined, chat: string, me: string) {
  const box = useRef<HTMLDivElement>(null);
  const inner = useRef<HTMLDivElement>(null);
  const atEnd = useRef(true);
  const top = useRef(0);
  const [news, setNews] = useState(false);
  const toEnd = () => {
    atEnd.current = true;
    setNews(false);
    if (box.current) box.current.scrollTop = box.current.scrollHeight;
  };
  useLayoutEffect(toEnd, [chat]);
  useLayoutEffect(() => {
    if (atEnd.current || last?.sender_id === me) toEnd();
    else setNews(true);
  }, [last?.message_id]);
  useEffect(() => {
    // Pictures and cards get their height late.
    const observer = new ResizeObserver(() => atEnd.current && toEnd());
    if (inner.current) observer.observe(inner.current);
    if (box.current) observer.observe(box.current);
    return () => observer.disconnect();
  }, []);
  const onScroll = () => {
    const element = box.current;
    if (!element) return;
    const near = element.scrollHeight - element.scrollTop - element.clientHeight < NEAR;
    if (near) setNews(false);
    // What grew since the last frame is no reader who scrolled up.
    if (near || element.scrollTop < top.current) atEnd.current = near;
    top.current = element.scrollTop;
  };
  return { box, inner, news, toEnd, onScroll };
}

/** Arrow keys go from message to message, the first one upwards to the latest; Esc goes back to the composer. */
function moveFocus(event: KeyboardEvent): void {
  const stream = event.currentTarget as HTMLElement;
  const focused = document.activeElement?.closest<HTMLElement>(".row");
  if (focused && focused !== document.activeElement) return;
  if (event.key === "Escape") {
    event.stopPropagation();
    focusComposer(stream);
  }
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step) return;
  const rows = rowsOf(stream);
  const from = focused ? rows.indexOf(focused) : rows.length;
  rows[Math.max(0, Math.min(rows.length - 1, from + step))]?.focus();
  event.preventDefault();
}

interface StreamProps {
  /** Changes when another stream is shown. */
  name: string;
  label: string;
  messages: Message[];
  tools: MessageTools;
  selected?: Set<string> | undefined;
  unquoted?: string;
  /** Each message begins a topic and is drawn as one. */
  topics?: boolean;
  below?: (message: Message) => JSX.Element | undefined;
  /** Shown instead of nothing. */
  children?: ComponentChildren;
}

export function Stream(props: StreamProps): JSX.Element {
  const { name, label, messages, tools, selected, unquoted, topics, below, children } = props;
  const { world, me } = usePage();
  const { box, inner, news, toEnd, onScroll } = useEnd(messages.at(-1), name, me.open_id);
  const onFocusIn = useFocusKept(box);
  const now = worldNow(world);
  return (
    <div
      class="stream"
      ref={box}
      role="log"
      aria-label={label}
      aria-live="polite"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: here the keyboard enters the messages
      tabIndex={0}
      onScroll={onScroll}
      onKeyDown={moveFocus}
      onFocusIn={onFocusIn}
    >
      <div ref={inner} class="stream-inner">
        {messages.length === 0 && children}
        <ul class={topics ? "rows rows-topics" : "rows"}>
          {streamRows(messages).flatMap(({ message, time, follows }) => {
            const { message_id, recalled, msg_type, sender_id, sender_name } = message;
            const line = recalled
              ? `${sender_id === me.open_id ? "你" : sender_name}撤回了一条消息`
              : msg_type === "system" && systemLine(message.content);
            return [
              time && (
                <li key={`${message_id}time`} class="line">
                  <time>{separatorTime(message.create_time, now)}</time>
                </li>
              ),
              line ? (
                <li key={message_id} class="line">
                  {line}
                </li>
              ) : (
                <MessageRow
                  key={message_id}
                  message={message}
                  tools={tools}
                  follows={follows && !topics}
                  selected={selected?.has(message_id)}
                  {...(unquoted !== undefined && { unquoted })}
                >
                  {below?.(message)}
                </MessageRow>
              ),
            ];
          })}
        </ul>
      </div>
      {news && (
        <button type="button" class="news" onClick={toEnd}>
          <Icon name="chevron" size={16} /> 有新消息
        </button>
      )}
    </div>
  );
}
