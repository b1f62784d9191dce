import { describe, expect, it } from "vitest";
import { colour, patch } from "./colour.ts";
import { flow, gap, lengths, textSize } from "./size.ts";
import { formatDate, localTime } from "./time.ts";
import { isImageKey, safeUrl, target } from "./url.ts";

describe("a colour", () => {
  it("is one of the palette, in any of its grades", () => {
    expect(colour("blue")).toContain("#1456f0");
    expect(colour("red-500")).toBe("#f54a45");
    expect(colour("green-100")).toContain("var(--fs-surface)");
    expect(colour("default")).toBe("var(--fs-text)");
  });

  it("may be one that the card defines, or written out", () => {
    const style = { color: { own: { light_mode: "rgba(1, 2, 3, 0.5)" } } };
    expect(colour("own", style)).toBe("rgba(1, 2, 3, 0.5)");
    expect(colour("rgba(4,5,6,1)")).toBe("rgba(4,5,6,1)");
  });

  it("is never other CSS", () => {
    for (const bad of ["url(//evil.example)", "red;color:blue", "constructor", "rgba(0,0,0,1);x:y", ""]) {
      expect(colour(bad)).toBeUndefined();
    }
    expect(patch("url(//evil.example)")).toEqual(patch("grey"));
  });
});

describe("a length", () => {
  it("is up to four of them, with px or without", () => {
    expect(lengths("4px")).toBe("4px");
    expect(lengths("4px 8 -2px 0")).toBe("4px 8px -2px 0px");
    expect(lengths("4px;color:red")).toBeUndefined();
  });

  it("may be a word between components", () => {
    expect([gap("small"), gap("extra_large"), gap("20px"), gap("wide")]).toEqual([
      "4px",
      "16px",
      "20px",
      undefined,
    ]);
  });

  it("of text is a word, one of the card's own too", () => {
    expect(textSize("heading-0")).toBe("30px");
    expect(textSize("own", { text_size: { own: { default: "large", pc: "notation" } } })).toBe("12px");
    expect(textSize("nonsense")).toBe("14px");
  });

  it("sets out a container along its direction", () => {
    expect(flow({ direction: "horizontal", horizontal_align: "right", padding: "8px" })).toMatchObject({
      flexDirection: "row",
      justifyContent: "flex-end",
      padding: "8px",
    });
    expect(flow({ horizontal_align: "center", vertical_spacing: "large" })).toMatchObject({
      flexDirection: "column",
      alignItems: "center",
      rowGap: "12px",
    });
  });
});

describe("an address", () => {
  it("leads to the web or to a telephone", () => {
    expect(safeUrl("https://a.cn/x")).toBe("https://a.cn/x");
    expect(safeUrl("tel:+8657112345")).toBe("tel:+8657112345");
  });

  it("never runs anything", () => {
    for (const bad of ["javascript:alert(1)", " JaVa\tScript:1", "data:text/html,x", "//a.cn", "file:///x"]) {
      expect(safeUrl(bad)).toBeUndefined();
    }
  });

  it("of a component is its behaviour's, or in JSON 1.0 its own", () => {
    const behaviors = [{ type: "open_url", default_url: "https://a.cn/", pc_url: "https://pc.cn/" }];
    expect(target({ behaviors })).toBe("https://pc.cn/");
    expect(target({ url: "https://old.cn/" })).toBe("https://old.cn/");
    expect(target({ multi_url: { url: "https://multi.cn/" } })).toBe("https://multi.cn/");
    expect(
      target({
        behaviors: [
          { type: "open_url", default_url: "https://a.cn/", pc_url: "lark://msgcard/unsupported_action" },
        ],
      }),
    ).toBeUndefined();
  });

  it("is no key of an image", () => {
    expect(isImageKey("img_v3_0ab-c_d")).toBe(true);
    expect(isImageKey("https://a.cn/img_x")).toBe(false);
    expect(isImageKey("img_../../x")).toBe(false);
  });
});

describe("a point in time", () => {
  const at = Date.UTC(2024, 3, 1, 1, 2, 3);

  it("follows the format of a table's column", () => {
    expect(formatDate(at, "YYYY/MM/DD")).toBe("2024/04/01");
    expect(formatDate(at, "YY-M-D HH:mm:ss")).toBe("24-4-1 09:02:03");
    expect(formatDate(Number.NaN, "YYYY")).toBe("");
    expect(localTime(at, "constructor")).toBe("2024-04-01");
  });

  it("belongs to the day that it is in China", () => {
    expect(formatDate(Date.UTC(2023, 11, 31, 16), "YYYY/MM/DD HH:mm")).toBe("2024/01/01 00:00");
  });

  it("is Chinese in a text", () => {
    expect(localTime(at, "date")).toBe("2024年4月1日");
    expect(localTime(at, "week")).toBe("星期一");
    expect(localTime(at, "time")).toBe("09:02");
    expect(localTime(at, "timezone")).toBe("GMT+8:00");
  });
});
