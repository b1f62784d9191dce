// One component of a card, whichever it is.
// A tag that is not known leaves a line where it stands, as older clients do it.
import type { ComponentType } from "preact";
import type { Json, JsonObject } from "../../types.ts";
import { Button } from "./act/button.tsx";
import { Overflow } from "./act/overflow.tsx";
import { Chart } from "./chart/chart.tsx";
import { Checker } from "./form/checker.tsx";
import { FormBox } from "./form/form.tsx";
import { Input } from "./form/input.tsx";
import { Picker } from "./form/picker.tsx";
import { Select } from "./form/select.tsx";
import { Collapsible } from "./layout/collapsible.tsx";
import { ColumnSet } from "./layout/columns.tsx";
import { Container } from "./layout/container.tsx";
import { Div } from "./layout/div.tsx";
import { Image } from "./layout/image.tsx";
import { Actions, Note } from "./layout/legacy.tsx";
import { Icon } from "./look/icon.tsx";
import { lengths } from "./look/size.ts";
import { TextObject } from "./look/text.tsx";
import { meaning, objects, placed, string } from "./read.ts";
import { Table } from "./table/table.tsx";

const Rule = ({ element }: Props) => (
  <hr class="fs-rule" style={{ margin: lengths(string(element.margin)) }} />
);

const Rich = ({ element }: Props) => (
  <div class="fs-div" style={{ margin: lengths(string(element.margin)) }}>
    <Icon icon={element.icon} />
    <div class="fs-div-text">
      <TextObject text={element} />
    </div>
  </div>
);

const Unknown = () => <p class="fs-unknown">此版本不支持的组件</p>;

const COMPONENTS: Record<string, ComponentType<Props>> = {
  markdown: Rich,
  lark_md: Rich,
  plain_text: Rich,
  div: Div,
  hr: Rule,
  img: Image,
  column_set: ColumnSet,
  collapsible_panel: Collapsible,
  interactive_container: Container,
  form: FormBox,
  table: Table,
  chart: Chart,
  button: Button,
  overflow: Overflow,
  input: Input,
  select_static: Select,
  multi_select_static: Select,
  select_person: Select,
  multi_select_person: Select,
  date_picker: Picker,
  picker_time: Picker,
  picker_datetime: Picker,
  checker: Checker,
  note: Note,
  action: Actions,
};

interface Props {
  element: JsonObject;
}

export function Element({ element }: Props) {
  const tag = string(element.tag);
  const Component = meaning(COMPONENTS, tag);
  return Component ? <Component element={element} /> : <Unknown />;
}

/** A component that the bot changed starts afresh; the others keep what was filled in, opened or turned to. */
export const Elements = ({ list }: { list: Json | undefined }) => (
  <>
    {placed(objects(list)).map(({ at, one }) => (
      <Element key={`${at} ${JSON.stringify(one)}`} element={one} />
    ))}
  </>
);
