// The bot's menu, as the client shows it in the private chat.
// Comes in: a tap. Goes out: the menu event with its key. What comes of it is the bot's affair.
import type { JSX } from "preact";
import { usePage } from "../context.ts";
import { Icon, type IconName } from "../parts/icon.tsx";

/** As set up in the console: 机器人 → 机器人菜单. */
const MENU: { label: string; key: string; icon: IconName }[] = [
  { label: "问数据", key: "ask", icon: "chart" },
  { label: "报信息", key: "submit", icon: "write" },
  { label: "我的提交", key: "mine", icon: "list" },
  { label: "提醒设置", key: "remind", icon: "bell" },
];

export function BotMenu(): JSX.Element {
  const { world, me, act } = usePage();
  return (
    <div class="bot-menu" role="toolbar" aria-label="机器人菜单">
      {MENU.map(({ label, key, icon }) => (
        <button
          key={key}
          type="button"
          class="bot-menu-item"
          onClick={() => act(() => world.place.menu(me.open_id, key))}
        >
          <Icon name={icon} size={16} />
          {label}
        </button>
      ))}
    </div>
  );
}
