import { describe, expect, test } from "vitest";
import { explain } from "../../handlers/explain.ts";
import { greeting, helpHandler } from "../../handlers/help.ts";
import { render } from "../../src/cards/render.ts";
import type { OtherContent } from "../../src/core/incoming.ts";
import type { Reply } from "../../src/core/reply.ts";
import { fixtureBase, printedFor } from "../knowledge/fixture.ts";

const base = fixtureBase();
const help = helpHandler(base);

type Page = Extract<Reply, { kind: "guide" }>;
function asGuide(reply: Reply): Page {
  if (reply.kind !== "guide") throw new Error(`no guide: ${reply.kind}`);
  return reply;
}

describe("能问什么", () => {
  test("asks with its examples, turns its page with the rest, and is drawn as one card", async () => {
    const { title, buttons, pages } = asGuide(await help({ region: "云川" }, "private"));
    expect(title).toBe("云川市政协");
    expect(buttons.map(({ action }) => action.do)).toEqual(["ask", "ask", "ask"]);
    expect(pages.map(({ action }) => action)).toEqual([
      { do: "guide", page: { region: "云川", period: "2024" } },
      { do: "guide", page: { region: "云川", period: "2023" } },
      { do: "guide", page: {} },
    ]);
    const { card } = render(await help({ region: "云川" }, "private"));
    for (const { label } of [...buttons, ...pages]) expect(card).toContain(label);
  });

  test("tells a group, and only a group, to mention the bot", async () => {
    expect(asGuide(await help({}, "group")).hint).toContain("先@我");
    expect(asGuide(await help({}, "private")).hint).not.toContain("@");
  });
});

describe("the first words", () => {
  test.each(["private", "group"] as const)(
    "in a %s chat say who it is, with examples that answer",
    async (place) => {
      const { title, text, buttons, pages } = asGuide(await greeting(base, place));
      expect(title).toContain("我是政协助手");
      expect(text.includes("先@我")).toBe(place === "group");
      expect(buttons).toHaveLength(3);
      for (const { action } of buttons) {
        if (action.do !== "ask") throw new Error(action.do);
        expect(await printedFor(base, action.question)).toMatch(/^\d/);
      }
      expect(pages).toEqual([{ label: "还能问什么", action: { do: "guide", page: {} } }]);
    },
  );

  test("promise nothing that is not there yet", async () => {
    for (const place of ["private", "group"] as const) {
      expect(JSON.stringify(await greeting(base, place))).not.toMatch(/报送|报信息|提醒/);
    }
  });
});

describe("what is no text", () => {
  const KINDS: OtherContent[] = [
    "image",
    "file",
    "folder",
    "audio",
    "media",
    "sticker",
    "card",
    "hongbao",
    "share_chat",
    "share_user",
    "calendar",
    "location",
    "video_chat",
    "todo",
    "vote",
    "system",
    "merge_forward",
    "unknown",
  ];
  const said = (type: OtherContent, text?: string): string => {
    const reply = explain(type, text);
    return reply.kind === "notice" ? reply.text : reply.kind;
  };

  test("each gets a sentence of its own that says what to do instead", () => {
    const sentences = KINDS.map((type) => said(type));
    expect(new Set(sentences).size).toBe(KINDS.length);
    for (const sentence of sentences) {
      expect(sentence).toMatch(/请/);
      expect(sentence).not.toMatch(/报送|报信息|提醒|undefined|“”/);
    }
  });

  test("is named by what can be read of it, in one short line", () => {
    expect(said("file", "2024年\n工作报告.docx")).toContain("文件“2024年 工作报告.docx”");
    expect([...said("file", "长".repeat(5000))].length).toBeLessThan(120);
    expect(said("image", "x")).not.toContain("x");
  });
});
