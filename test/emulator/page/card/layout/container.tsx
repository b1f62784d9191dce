// interactive_container: anything, which acts as one when it is tapped.
import type { JsonObject } from "../../../types.ts";
import { useAct } from "../act/use-act.ts";
import { useCard } from "../context.ts";
import { Elements } from "../element.tsx";
import { colour, ground } from "../look/colour.ts";
import { breadth, flow, lengths, pixels } from "../look/size.ts";
import { objects, string, wording } from "../read.ts";

export function Container({ element }: { element: JsonObject }) {
  const { style } = useCard();
  const { pending, run } = useAct(element);
  const tips = wording(element.hover_tips);
  return (
    <div
      class="fs-flow fs-container"
      title={tips || undefined}
      aria-busy={pending}
      data-disabled={element.disabled === true}
      style={{
        ...flow(element),
        width: breadth(string(element.width) || "fill"),
        height: pixels(string(element.height)),
        border:
          element.has_border === true
            ? `1px solid ${colour(string(element.border_color), style) ?? "var(--fs-line)"}`
            : undefined,
        borderRadius: pixels(string(element.corner_radius)),
        background: ground(string(element.background_style), style),
        margin: lengths(string(element.margin)),
      }}
    >
      {objects(element.behaviors).length > 0 && (
        <button
          type="button"
          class="fs-cover"
          disabled={element.disabled === true || pending}
          aria-label={tips || "打开"}
          onClick={() => void run()}
        />
      )}
      <Elements list={element.elements} />
    </div>
  );
}
