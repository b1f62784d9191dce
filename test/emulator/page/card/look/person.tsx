// People: a round picture with the end of their name, as Feishu draws those without a photo.
import { useCard } from "../context.ts";

export function Avatar({ name }: { name: string }) {
  const letters = /^\p{ASCII}+$/u.test(name) ? name.slice(0, 1).toUpperCase() : [...name].slice(-2).join("");
  return (
    <span class="fs-avatar" aria-hidden="true">
      {letters}
    </span>
  );
}

interface PersonProps {
  id: string;
  avatar?: boolean;
  name?: boolean;
}

export function Person({ id, avatar = true, name = true }: PersonProps) {
  const known = useCard().nameOf(id);
  return (
    <span class="fs-person" title={known}>
      {avatar && <Avatar name={known} />}
      {name && <span>{known}</span>}
    </span>
  );
}
