// div: a text, fields in two columns, and in JSON 1.0 something to its right.
import { isObject } from "../../../json.ts";
import type { JsonObject } from "../../../types.ts";
import { Element } from "../element.tsx";
import { Icon } from "../look/icon.tsx";
import { breadth, lengths } from "../look/size.ts";
import { TextObject } from "../look/text.tsx";
import { objects, placed, string } from "../read.ts";

export function Div({ element }: { element: JsonObject }) {
  const fields = objects(element.fields);
  return (
    <div
      class="fs-div"
      style={{ width: breadth(string(element.width)), margin: lengths(string(element.margin)) }}
    >
      <Icon icon={element.icon} />
      <div class="fs-div-text">
        {isObject(element.text) && <TextObject text={element.text} />}
        {fields.length > 0 && (
          <div class="fs-fields">
            {placed(fields).map(({ at, one }) => (
              <div key={at} data-short={one.is_short === true}>
                <TextObject text={one.text} />
              </div>
            ))}
          </div>
        )}
      </div>
      {isObject(element.extra) && <Element element={element.extra} />}
    </div>
  );
}
