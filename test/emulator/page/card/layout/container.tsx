// interactive_container: anything, which acts as one when it is tapped.
import type { JsonObject } from "../../../types.ts";
import { useAct } from "../act/use-act.ts";
import { useCard } from "../context.ts";
import { Elements } from "../element.tsx";
import { colour } from "../look/colour.ts";
import { flow, lengths, pixels } from "../look/size.ts";
import { objects, string, wording } from "../read.ts";
import { ground } from "./columns.tsx";

const WIDTHS: Record<string, string> = { fill: "100%", auto: "fit-content" };

export function Container({ element }: { element: JsonObject }) {
  const { style } = useCard();
  const { pending, run } = useAct(element);
  const width = string(element.width) || "fill";
  const tips = wording(element.hover_tips);
  return (
    <div
      class="fs-flow fs-container"
      title={tips || undefined}
      aria-busy={pending}
      data-disabled={element.disabled === true}
      style={{
        ...flow(element),
        width: WIDTHS[width] ?? pixels(width),
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
