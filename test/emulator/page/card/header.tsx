// The header of a card: title, subtitle, up to three tags, in one of the colours of the templates.
import type { JsonObject } from "../../types.ts";
import { patch } from "./look/colour.ts";
import { Icon } from "./look/icon.tsx";
import { lengths } from "./look/size.ts";
import { TextObject } from "./look/text.tsx";
import { objects, placed, string, wording } from "./read.ts";

const MOST_TAGS = 3;

export function Header({ header }: { header: JsonObject }) {
  const template = string(header.template) || "default";
  const tags = objects(header.text_tag_list).slice(0, MOST_TAGS);
  return (
    <header
      class={template === "default" ? "fs-header" : "fs-header fs-patch"}
      data-plain={template === "default"}
      style={{
        ...(template === "default" ? {} : patch(template)),
        padding: lengths(string(header.padding)),
      }}
    >
      <Icon icon={header.icon} />
      <div class="fs-header-text">
        <div class="fs-title">
          <TextObject text={header.title} />
          {placed(tags).map(({ at, one }) => (
            <span key={at} class="fs-tag fs-patch" style={patch(string(one.color) || "neutral")}>
              {wording(one.text)}
            </span>
          ))}
        </div>
        {wording(header.subtitle) && (
          <div class="fs-subtitle">
            <TextObject text={header.subtitle} />
          </div>
        )}
      </div>
    </header>
  );
}
