// The whole page: list, conversation, a panel beside it.
// Comes in: the address and the world. Goes out: what both say. On a narrow screen one column at a time.
import type { JSX } from "preact";
import { useCallback, useEffect, useMemo } from "preact/hooks";
import { useAddress } from "./address.ts";
import { type Page, PageContext } from "./context.ts";
import { NARROW } from "./layout.ts";
import { ChatList } from "./list/chat-list.tsx";
import { type View, ViewContext } from "./list/view-buttons.tsx";
import { GroupPanel } from "./panel/group-panel.tsx";
import { TopicPanel } from "./panel/topic-panel.tsx";
import { useToast } from "./parts/toast.tsx";
import { type Theme, useDark, useRead, useStored } from "./prefs.ts";
import { Conversation } from "./talk/conversation.tsx";
import { BOT, chatFor, chatRows, people } from "./world/model.ts";
import { whyRefused } from "./world/reasons.ts";
import { type Snapshot, useWorld } from "./world/sync.ts";

interface DeskProps {
  world: Snapshot & { online: boolean };
  at: ReturnType<typeof useAddress>;
  view: View;
  dark: boolean;
}

function Desk({ world, at: [address, go], view, dark }: DeskProps): JSX.Element {
  const { info } = world;
  const [toasts, toast] = useToast();
  const everybody = people(info);
  const me =
    everybody.find(({ open_id, name }) => open_id === address.person || name === address.person) ??
    everybody[0];
  const [read, markRead] = useRead(info.id, me?.open_id ?? "");
  const chat =
    me && address.chat && (address.chat === BOT || chatFor(info, me, address.chat))
      ? address.chat
      : undefined;

  useEffect(() => {
    // Where there is room for two columns, the bot's chat is open from the start.
    const wide = innerWidth >= NARROW && !view.phone;
    if (!chat && wide) go({ chat: BOT }, "replace");
  }, [chat, view.phone, go]);

  const rows = me ? chatRows(info, world.messages, me, read) : [];
  const unread = rows.reduce((sum, row) => sum + row.unread, 0);
  useEffect(() => {
    document.title = unread > 0 ? `(${unread}) ${info.app.bot_name}` : info.app.bot_name;
  }, [unread, info.app.bot_name]);

  const act = useCallback<Page["act"]>(
    async (doing) => {
      try {
        return await doing();
      } catch (error) {
        toast({ type: "error", text: whyRefused(error) });
        return undefined;
      }
    },
    [toast],
  );
  const nameOf = useCallback(
    (id: string) => {
      if (id === info.app.bot_open_id || id === info.app.app_id) return info.app.bot_name;
      const chatName = info.chats.find(({ chat_id }) => chat_id === id)?.name;
      return info.people.find(({ open_id }) => open_id === id)?.name ?? chatName ?? "";
    },
    [info],
  );
  const page = useMemo<Page | undefined>(
    () => me && { world, me, address, go, dark, toast, act, nameOf },
    [world, me, address, go, dark, toast, act, nameOf],
  );
  if (!page || !me) return <p class="blank">这个世界里还没有人</p>;
  const panel = chat && (address.thread || address.panel);
  return (
    <PageContext.Provider value={page}>
      <div class={`app ${chat ? "app-chat" : ""} ${panel ? "app-panel" : ""}`}>
        <ChatList rows={rows} />
        {chat && <Conversation key={chat} chatKey={chat} markRead={markRead} />}
        {!chat && <main class="blank">在左边选一个会话</main>}
        {chat && address.thread && <TopicPanel thread={address.thread} chatKey={chat} />}
        {chat && !address.thread && address.panel === "group" && <GroupPanel chatKey={chat} />}
        <div class="notices">
          {!world.online && (
            <p class="offline" role="alert">
              和模拟平台的连接断开了，正在重连……
            </p>
          )}
          {toasts}
        </div>
      </div>
    </PageContext.Provider>
  );
}

export function App(): JSX.Element {
  const at = useAddress();
  const world = useWorld(at[0].world);
  const [theme, setTheme] = useStored<Theme>("theme", "system");
  const [phone, setPhone] = useStored("phone", false);
  const dark = useDark(theme);
  const view = { theme, setTheme, phone, setPhone };
  return (
    <ViewContext.Provider value={view}>
      {phone && (
        <button type="button" class="button leave-phone" onClick={() => setPhone(false)}>
          回到电脑宽度
        </button>
      )}
      <div class={phone ? "frame frame-phone" : "frame"}>
        {world.state === "open" && <Desk world={world} at={at} view={view} dark={dark} />}
        {world.state === "loading" && <p class="blank">正在打开……</p>}
        {world.state === "none" && <p class="blank">模拟平台里没有这个世界。请先在终端里运行 npm start。</p>}
      </div>
    </ViewContext.Provider>
  );
}
