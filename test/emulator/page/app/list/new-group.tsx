// A new group, without the bot at first: letting it in is what a person does in the group's settings.
// Comes in: name, kind, members. Goes out: a chat of the world.
import type { JSX } from "preact";
import { usePage } from "../context.ts";
import { Avatar } from "../parts/avatar.tsx";
import { Dialog } from "../parts/layer.tsx";
import { people } from "../world/model.ts";

export function NewGroup({ close }: { close: () => void }): JSX.Element {
  const { world, me, act, go } = usePage();
  const others = people(world.info).filter(({ open_id }) => open_id !== me.open_id);
  const make = async (event: SubmitEvent) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget as HTMLFormElement);
    const name = String(form.get("name")).trim();
    if (name === "") return;
    const members = [me.open_id, ...form.getAll("members").map(String)];
    const kind = form.get("kind") === "topic" ? "topic" : "group";
    const made = await act(() => world.place.chat({ name, kind, members, owner: me.open_id, bot_in: false }));
    if (!made) return;
    close();
    go({ chat: made.chat_id, thread: undefined, panel: "group" });
  };
  return (
    <Dialog label="新建群" close={close}>
      <form class="form" onSubmit={make}>
        <label class="field">
          群名称
          <input name="name" required maxLength={60} placeholder="例如：提案工作组" />
        </label>
        <fieldset class="choices">
          <legend>类型</legend>
          <label>
            <input type="radio" name="kind" value="group" defaultChecked /> 普通群
          </label>
          <label>
            <input type="radio" name="kind" value="topic" /> 话题群
          </label>
        </fieldset>
        <fieldset class="choices choices-people">
          <legend>成员</legend>
          {others.map(({ open_id, name }) => (
            <label key={open_id}>
              <input type="checkbox" name="members" value={open_id} defaultChecked />
              <Avatar name={name} size={28} /> {name}
            </label>
          ))}
        </fieldset>
        <button type="submit" class="button button-primary">
          建群
        </button>
      </form>
    </Dialog>
  );
}
