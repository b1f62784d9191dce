import { describe, expect, it } from "vitest";
import type { JsonObject } from "../../../types.ts";
import { choice, fieldsOf, fitting, formValue, initial, missing } from "./values.ts";

const option = (value: string) => ({ text: { tag: "plain_text", content: value }, value });
const options = [option("a"), option("b")];

const form: JsonObject = {
  tag: "form",
  name: "f",
  elements: [
    { tag: "markdown", content: "x" },
    { tag: "input", name: "title", required: true },
    {
      tag: "column_set",
      columns: [
        { tag: "column", elements: [{ tag: "date_picker", name: "day", required: true }] },
        { tag: "column", elements: [{ tag: "picker_time", name: "hour" }] },
      ],
    },
    { tag: "picker_datetime", name: "moment" },
    { tag: "select_static", name: "one", options },
    { tag: "multi_select_static", name: "many", options, required: true },
    { tag: "checker", name: "tick" },
    { tag: "button", name: "send", form_action_type: "submit" },
  ],
};
const fields = fieldsOf(form.elements);

describe("a form", () => {
  it("finds its fields in columns too, and takes buttons for none", () => {
    expect(fields.map(({ name }) => name)).toEqual(["title", "day", "hour", "moment", "one", "many", "tick"]);
  });

  it("names the required fields in which there is nothing", () => {
    expect(missing(fields, {})).toEqual(["title", "day", "many"]);
    expect(missing(fields, { title: "题", day: "2024-04-01", many: [] })).toEqual(["many"]);
  });

  it("holds what is filled in and nothing else", () => {
    expect(formValue(fields, { title: "一\n二", one: "", many: ["b"] })).toEqual({
      title: "一\n二",
      many: ["b"],
    });
  });

  it("gives dates and times the time zone of China", () => {
    const filled = { day: "2024-04-01", hour: "00:00", moment: "2024-04-29T07:07" };
    expect(formValue(fields, filled)).toEqual({
      day: "2024-04-01 +0800",
      hour: "00:00 +0800",
      moment: "2024-04-29 07:07 +0800",
    });
  });

  it("sends defaults that nobody touched, and an empty value where one was taken away", () => {
    const withDefault = [{ tag: "input", name: "x", default_value: "旧" }];
    expect(formValue(withDefault, {})).toEqual({ x: "旧" });
    expect(formValue(withDefault, { x: "" })).toEqual({ x: "" });
  });
});

describe("a field", () => {
  it("starts with what the card says, in the way of its component", () => {
    expect(initial({ tag: "input", default_value: "旧" })).toBe("旧");
    expect(initial({ tag: "select_static", options, initial_option: "b" })).toBe("b");
    expect(initial({ tag: "select_static", options, initial_index: 1 })).toBe("a");
    expect(initial({ tag: "select_person" })).toBe("");
    expect(initial({ tag: "multi_select_person", selected_values: ["ou_1"] })).toEqual(["ou_1"]);
    expect(initial({ tag: "picker_datetime", initial_datetime: "2024-04-29 07:07" })).toBe(
      "2024-04-29T07:07",
    );
    expect(initial({ tag: "checker", checked: true })).toBe("true");
  });

  it("sends its own part of the answer when it stands alone", () => {
    expect(choice({ tag: "input" }, "问")).toEqual({ input_value: "问" });
    expect(choice({ tag: "checker" }, "")).toEqual({ checked: false });
    expect(choice({ tag: "select_static" }, "a")).toEqual({ option: "a" });
    expect(choice({ tag: "date_picker" }, "2024-05-01")).toEqual({ option: "2024-05-01 +0800" });
  });

  it("counts characters as the platform does, whole emoji and all", () => {
    expect(fitting("中👍文字", 3)).toBe("中👍文");
  });
});
