// collapsible_panel: a title that folds what is below it.
import { useId, useState } from "preact/hooks";
import type { JsonObject } from "../../../types.ts";
import { useCard } from "../context.ts";
import { Elements } from "../element.tsx";
import { colour, ground } from "../look/colour.ts";
import { Glyph, Icon } from "../look/icon.tsx";
import { flow, lengths, pixels } from "../look/size.ts";
import { TextObject } from "../look/text.tsx";
import { number, object, string } from "../read.ts";

export function Collapsible({ element }: { element: JsonObject }) {
  const { style } = useCard();
  const [isOpen, setOpen] = useState(element.expanded === true);
  const body = useId();
  const head = object(element.header);
  const border = object(element.border);
  const width = string(head.width) || "fill";
  const isWide = width === "fill" || (width === "auto_when_fold" && isOpen);
  const turned = isOpen ? number(head.icon_expanded_angle, 180) : 0;
  return (
    <div
      class="fs-panel"
      style={{
        border: element.border
          ? `1px solid ${colour(string(border.color), style) ?? "var(--fs-line)"}`
          : undefined,
        borderRadius: pixels(string(border.corner_radius)),
        background: ground(string(element.background_color), style),
        margin: lengths(string(element.margin)),
      }}
    >
      <button
        type="button"
        class="fs-panel-head"
        data-icon={string(head.icon_position) || "right"}
        style={{
          width: isWide ? "100%" : "auto",
          padding: lengths(string(head.padding)),
          background: ground(string(head.background_color), style),
        }}
        aria-expanded={isOpen}
        aria-controls={body}
        onClick={() => setOpen(!isOpen)}
      >
        <TextObject text={head.title} />
        <span class="fs-turn" style={{ transform: `rotate(${turned}deg)` }}>
          {head.icon ? <Icon icon={head.icon} /> : <Glyph name="down" />}
        </span>
      </button>
      {isOpen && (
        <div id={body} class="fs-flow fs-panel-body" style={flow(element)}>
          <Elements list={element.elements} />
        </div>
      )}
    </div>
  );
}
