// A picture by its key; tapped it fills the page.
// Comes in: a key. Goes out: the picture, or a frame that says that its bytes are not there.
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { usePage } from "../context.ts";
import { Icon } from "../parts/icon.tsx";
import { Dialog } from "../parts/layer.tsx";

export function Picture({ image }: { image: string }): JSX.Element {
  const { world } = usePage();
  const [missing, setMissing] = useState(false);
  const [large, setLarge] = useState(false);
  const source = world.place.resourceUrl(image);
  if (missing) {
    return (
      <span class="picture-missing">
        <Icon name="image" size={28} /> 图片
      </span>
    );
  }
  return (
    <>
      <button type="button" class="picture" aria-label="看大图" onClick={() => setLarge(true)}>
        <img src={source} alt="图片" onError={() => setMissing(true)} />
      </button>
      {large && (
        <Dialog label="图片" close={() => setLarge(false)}>
          <img class="picture-large" src={source} alt="图片" />
        </Dialog>
      )}
    </>
  );
}
