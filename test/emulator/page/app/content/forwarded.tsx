// Messages forwarded as one: a few lines, opened by a tap.
// Comes in: the merge_forward. Goes out: its summary, and all of it in a dialog.
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { usePage } from "../context.ts";
import { Avatar } from "../parts/avatar.tsx";
import { Dialog } from "../parts/layer.tsx";
import type { Message } from "../world/place.ts";
import { worldNow } from "../world/sync.ts";
import { separatorTime } from "../world/time.ts";
import { oneLine } from "../world/words.ts";
import { Content } from "./content.tsx";

const SHOWN = 4;

export function Forwarded({ message }: { message: Message }): JSX.Element {
  const { world } = usePage();
  const [open, setOpen] = useState(false);
  const inside = message.forwards.flatMap((id) => world.messages.find((one) => one.message_id === id) ?? []);
  const names = [...new Set(inside.map(({ sender_name }) => sender_name))];
  const title = `${names.slice(0, 2).join("和")}${names.length > 2 ? "等人" : ""}的聊天记录`;
  return (
    <>
      <button type="button" class="forwarded" onClick={() => setOpen(true)}>
        <b>{title}</b>
        {inside.slice(0, SHOWN).map((one) => (
          <span key={one.message_id} class="forwarded-line">
            {one.sender_name}：{oneLine(one)}
          </span>
        ))}
        <small>共 {inside.length} 条，点按查看</small>
      </button>
      {open && (
        <Dialog label={title} close={() => setOpen(false)}>
          <ul class="forwarded-all">
            {inside.map((one) => (
              <li key={one.message_id}>
                <Avatar name={one.sender_name} kind={one.sent_by === "person" ? "person" : "bot"} size={32} />
                <div>
                  <p class="muted">
                    {one.sender_name} {separatorTime(one.create_time, worldNow(world))}
                  </p>
                  {one.recalled ? <p class="muted">消息已撤回</p> : <Content message={one} />}
                </div>
              </li>
            ))}
          </ul>
        </Dialog>
      )}
    </>
  );
}
