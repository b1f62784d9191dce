// A group's settings: name, members, the bot, dissolving it.
// Comes in: the group. Goes out: changes, each as a person would make it. Scopes and faults are not here.
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { Chat } from "../../../types.ts";
import { usePage } from "../context.ts";
import { Avatar } from "../parts/avatar.tsx";
import { Icon, IconButton } from "../parts/icon.tsx";
import { Dialog } from "../parts/layer.tsx";
import { chatFor, people } from "../world/model.ts";

function Name({ chat }: { chat: Chat }): JSX.Element {
  const { world, act, toast } = usePage();
  const rename = async (event: SubmitEvent) => {
    event.preventDefault();
    const name = String(new FormData(event.currentTarget as HTMLFormElement).get("name")).trim();
    if (name === "" || name === chat.name) return;
    if (await act(() => world.place.chat({ chat_id: chat.chat_id, name })))
      toast({ type: "success", text: "已改名" });
  };
  return (
    <form class="rename" onSubmit={rename}>
      <label class="field">
        群名称
        <input
          key={chat.name}
          name="name"
          defaultValue={chat.name}
          maxLength={60}
          disabled={chat.dissolved}
        />
      </label>
      <button type="submit" class="button" disabled={chat.dissolved}>
        保存
      </button>
    </form>
  );
}

function Members({ chat }: { chat: Chat }): JSX.Element {
  const { world, me, act } = usePage();
  const { place, info } = world;
  const isIn = (id: string) => chat.members.includes(id);
  const move = (user: string, direction: "added" | "deleted") =>
    act(() => place.moveMembers({ chat: chat.chat_id, person: me.open_id, users: [user], act: direction }));
  const inside = people(info).filter(({ open_id }) => isIn(open_id));
  const outside = people(info).filter(({ open_id }) => !isIn(open_id));
  return (
    <section class="section">
      <h3>成员（{inside.length}）</h3>
      <ul class="members">
        {inside.map(({ open_id, name }) => (
          <li key={open_id} class="member">
            <Avatar name={name} size={32} />
            <span class="menu-label">
              {name}
              {open_id === chat.owner && <span class="tag">群主</span>}
              {open_id === me.open_id && <span class="tag tag-grey">我</span>}
            </span>
            {open_id !== me.open_id && !chat.dissolved && (
              <IconButton
                icon="remove"
                label={`移出${name}`}
                size={16}
                onClick={() => move(open_id, "deleted")}
              />
            )}
          </li>
        ))}
        {!chat.dissolved &&
          outside.map(({ open_id, name }) => (
            <li key={open_id} class="member member-outside">
              <Avatar name={name} size={32} />
              <span class="menu-label">{name}</span>
              <button
                type="button"
                class="button"
                aria-label={`邀请${name}`}
                onClick={() => move(open_id, "added")}
              >
                邀请
              </button>
            </li>
          ))}
      </ul>
    </section>
  );
}

function Bot({ chat }: { chat: Chat }): JSX.Element {
  const { world, me, act } = usePage();
  const { place, info } = world;
  const move = () =>
    chat.bot_in ? place.removeBot(chat.chat_id, me.open_id) : place.addBot(chat.chat_id, me.open_id);
  return (
    <section class="section">
      <h3>机器人</h3>
      <div class="member">
        <Avatar name={info.app.bot_name} kind="bot" size={32} />
        <span class="menu-label">
          {info.app.bot_name}
          {!chat.bot_in && <span class="tag tag-grey">不在群里</span>}
        </span>
        <button
          type="button"
          class={`button ${chat.bot_in ? "" : "button-primary"}`}
          disabled={chat.dissolved}
          onClick={() => act(move)}
        >
          {chat.bot_in ? "移出群" : "添加到群"}
        </button>
      </div>
    </section>
  );
}

function Dissolve({ chat }: { chat: Chat }): JSX.Element {
  const { world, me, act } = usePage();
  const [asking, setAsking] = useState(false);
  const dissolve = async (event: SubmitEvent) => {
    event.preventDefault();
    const keep = new FormData(event.currentTarget as HTMLFormElement).has("keep");
    setAsking(false);
    await act(() => world.place.dissolve(chat.chat_id, me.open_id, keep));
  };
  return (
    <section class="section">
      <button
        type="button"
        class="button button-danger"
        disabled={chat.dissolved}
        onClick={() => setAsking(true)}
      >
        <Icon name="remove" size={16} />
        {chat.dissolved ? "群已解散" : "解散群"}
      </button>
      {asking && (
        <Dialog label={`解散“${chat.name}”？`} close={() => setAsking(false)}>
          <form class="form" onSubmit={dissolve}>
            <p>解散后，谁也不能再在这个群里发消息。</p>
            <label>
              <input type="checkbox" name="keep" /> 为群成员保留历史记录（这样机器人收不到通知）
            </label>
            <button type="submit" class="button button-danger">
              解散
            </button>
          </form>
        </Dialog>
      )}
    </section>
  );
}

export function GroupPanel({ chatKey }: { chatKey: string }): JSX.Element | null {
  const { world, me, go } = usePage();
  const chat = chatFor(world.info, me, chatKey);
  if (!chat || chat.kind === "p2p") return null;
  const close = () => go({ panel: undefined });
  return (
    <aside
      class="panel"
      aria-label="群设置"
      onKeyDown={(event) => {
        if (event.key === "Escape") close();
      }}
    >
      <header class="talk-head">
        <IconButton class="icon-button back" icon="back" label="返回" onClick={close} />
        <div class="talk-title">
          <h2>群设置</h2>
          <p>{chat.kind === "topic" ? "话题群" : "普通群"}</p>
        </div>
        <IconButton class="icon-button panel-close" icon="close" label="关闭群设置" onClick={close} />
      </header>
      <div class="panel-body">
        <Name chat={chat} />
        <Bot chat={chat} />
        <Members chat={chat} />
        <Dissolve chat={chat} />
      </div>
    </aside>
  );
}
