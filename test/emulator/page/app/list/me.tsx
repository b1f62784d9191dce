// Whose phone this is: one may be anybody in the world.
// Comes in: the people. Goes out: a change of person. What they see and say follows from it.
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { usePage } from "../context.ts";
import { Avatar } from "../parts/avatar.tsx";
import { Icon } from "../parts/icon.tsx";
import { Popup } from "../parts/layer.tsx";
import { BOT, chatFor, people } from "../world/model.ts";

export function Me(): JSX.Element {
  const { world, me, address, go } = usePage();
  const [open, setOpen] = useState(false);
  const become = (openId: string) => {
    const person = people(world.info).find(({ open_id }) => open_id === openId);
    const stays =
      person && address.chat && (address.chat === BOT || chatFor(world.info, person, address.chat));
    go({ person: openId, thread: undefined, panel: undefined, chat: stays ? address.chat : undefined });
    setOpen(false);
  };
  return (
    <div class="me">
      <button
        type="button"
        class="me-button"
        aria-haspopup="menu"
        aria-expanded={open}
        aria-label={`我是${me.name}，换一个人`}
        onClick={() => setOpen(true)}
      >
        <Avatar name={me.name} size={36} />
        <span class="me-name">
          <small>我是</small>
          {me.name}
        </span>
        <Icon name="chevron" size={16} />
      </button>
      {open && (
        <Popup label="以谁的身份聊天" close={() => setOpen(false)}>
          <p class="popup-title">以谁的身份聊天</p>
          {people(world.info).map(({ open_id, name }) => (
            <button
              key={open_id}
              type="button"
              role="menuitemradio"
              aria-checked={open_id === me.open_id}
              class="menu-item"
              onClick={() => become(open_id)}
            >
              <Avatar name={name} size={32} />
              <span class="menu-label">{name}</span>
              {open_id === me.open_id && <Icon name="check" size={18} />}
            </button>
          ))}
        </Popup>
      )}
    </div>
  );
}
