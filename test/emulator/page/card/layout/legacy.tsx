// note and action, the containers that only JSON 1.0 has.
import type { JsonObject } from "../../../types.ts";
import { useCard } from "../context.ts";
import { Element } from "../element.tsx";
import { TextObject } from "../look/text.tsx";
import { isImageKey } from "../look/url.ts";
import { objects, placed, string, wording } from "../read.ts";

export function Note({ element }: { element: JsonObject }) {
  const { imageUrl } = useCard();
  return (
    <div class="fs-note">
      {placed(objects(element.elements)).map(({ at, one }) => {
        const key = string(one.img_key);
        if (one.tag !== "img") return <TextObject key={at} text={one} />;
        return isImageKey(key) && <img key={at} class="fs-icon" src={imageUrl(key)} alt={wording(one.alt)} />;
      })}
    </div>
  );
}

export const Actions = ({ element }: { element: JsonObject }) => (
  <div class="fs-actions" data-layout={string(element.layout) || "default"}>
    {placed(objects(element.actions)).map(({ at, one }) => (
      <Element key={at} element={one} />
    ))}
  </div>
);
