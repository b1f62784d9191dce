/**
 * 能问什么, and the first words to someone new. In: a page of the guide, where it is read. Out: that page with
 * examples to tap and buttons that turn it. Never: an example that knowledge did not try.
 */
import type { Base } from "../knowledge/base.ts";
import { guide, type PageLink } from "../knowledge/guide.ts";
import { openers } from "../knowledge/openers.ts";
import type { Choice } from "../knowledge/types.ts";
import type { Context } from "../src/core/context.ts";
import type { Button, GuidePage, Reply } from "../src/core/reply.ts";

type Place = Context["place"];

/** What is typed instead of tapped; in a group the bot hears only what mentions it. */
const HINTS: Record<Place, string> = {
  private: "也可以直接打字问：哪里、哪一年、什么数。",
  group: "也可以打字问：先@我，再说哪里、哪一年、什么数。",
};

const GREETINGS: Record<Place, { title: string; text: string }> = {
  private: {
    title: "您好，我是政协助手",
    text: "我帮您查政协报告里的数字，照报告原样给，并附出处。点下面一句试试：",
  },
  group: {
    title: "大家好，我是政协助手",
    text: "我帮大家查政协报告里的数字，照报告原样给，并附出处。在群里先@我再问，也可以点下面一句试试：",
  },
};

/** Turns the pages of 能问什么. */
export const helpHandler =
  (base: Base) =>
  async (page: GuidePage, place: Place): Promise<Reply> => {
    const { title, text, examples, pages } = await guide(base, page);
    return {
      kind: "guide",
      title,
      text,
      buttons: examples.map(ask),
      pages: pages.map(turn),
      hint: HINTS[place],
    };
  };

/** To a person who opens the chat for the first time, or to a group that has taken the bot in. */
export async function greeting(base: Base, place: Place): Promise<Reply> {
  return {
    kind: "guide",
    ...GREETINGS[place],
    buttons: (await openers(base)).map(ask),
    pages: [turn({ label: "还能问什么", page: {} })],
    hint: HINTS[place],
  };
}

const ask = ({ label, question }: Choice): Button => ({ label, action: { do: "ask", question } });
const turn = ({ label, page }: PageLink): Button => ({ label, action: { do: "guide", page } });
