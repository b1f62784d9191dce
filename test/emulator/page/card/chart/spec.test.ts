import { describe, expect, it } from "vitest";
import { boxOf, specOf } from "./spec.ts";

describe("a chart", () => {
  it("has the card's colours unless its spec brings its own", () => {
    const rainbow = specOf({ color_theme: "rainbow", chart_spec: { type: "bar" } });
    expect(rainbow.color).not.toEqual(specOf({ chart_spec: { type: "bar" } }).color);
    expect(specOf({ chart_spec: { color: ["#123456"] } }).color).toEqual(["#123456"]);
  });

  it("draws its tooltips on the canvas, whatever its spec asks for", () => {
    const spec = specOf({ chart_spec: { tooltip: { visible: true, renderMode: "html" } } });
    expect(spec.tooltip).toEqual({ visible: true, renderMode: "canvas" });
  });

  it("is as high as the card says, else as its ratio makes it", () => {
    expect(boxOf({ height: "200px", aspect_ratio: "1:1" })).toEqual({ height: "200px" });
    expect(boxOf({ height: "auto", aspect_ratio: "4:3" })).toEqual({ "--ratio": "4 / 3" });
    expect(boxOf({})).toEqual({});
  });
});
