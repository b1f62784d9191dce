/**
 * Which handler. In: what a message holds, or the menu's item. Out: an intent with what it needs. Never: a look at who
 * sent it, but for where: what is for staff is heard in the staff group only. The first case that fits decides.
 */
import type { Content, OtherContent } from "./core/incoming.ts";

export type Intent =
  | { do: "ask" }
  | { do: "guide"; region: string }
  | { do: "contact" }
  | { do: "soon"; what: string }
  | { do: "counts" }
  | { do: "explain"; type: OtherContent; text: string };

/** All but a question: what can be told without knowing more. */
export type Told = Exclude<Intent, { do: "ask" }>;

/** The menu's event keys as the README tells the operator to enter them; the names themselves do as well. */
const MENU: Record<string, Told> = {
  ask: { do: "guide", region: "" },
  submit: { do: "soon", what: "报送信息" },
  mine: { do: "soon", what: "查看自己的提交" },
  remind: { do: "soon", what: "设置每周提醒" },
};
const MENU_NAMES: Record<string, string> = {
  问数据: "ask",
  报信息: "submit",
  我的提交: "mine",
  提醒设置: "remind",
};

const GUIDE =
  /^(?:你|您|都|还|我)*(?:能|可以|可)(?:问|查|做)(?:些|点)?(?:什么|啥|哪些)(?:数据|数字|问题)?[呀啊呢]?$/;
const GUIDE_OF =
  /^(?:(?:能|可以)问(?:些)?什么|有(?:什么|哪些)可以问)(.{2,12})$|^(.{2,12}?)(?:都|还)?(?:(?:能|可以)问(?:些)?什么|有(?:什么|哪些)可以问)$/;
const HELP = /^(?:帮助|help|怎么用|怎么问|怎么使用|使用说明|说明|菜单|你会(?:做)?什么|有什么功能|[?？]+)$/i;
const CONTACT = /^(?:转|找|要|我要找?)?(?:人工|人工服务|客服|工作人员|联系人|真人)$/;
const COUNTS = /^(?:没答上的?(?:问题)?|答不上的?(?:问题)?|反馈(?:统计)?)$/;

export function route(content: Exclude<Content, { type: "empty" }>, inStaffGroup: boolean): Intent {
  if (content.type !== "text") return { do: "explain", type: content.type, text: content.text };
  // Commands are short; anything longer is a question whatever it begins with.
  const said = content.text.length > 40 ? "" : content.text.replace(/[\s，。！!~～、]+/g, "");
  const item = MENU_NAMES[said];
  if (item !== undefined) return fromMenu(item);
  if (GUIDE.test(said) || HELP.test(said)) return { do: "guide", region: "" };
  const of = GUIDE_OF.exec(said);
  if (of) return { do: "guide", region: of[1] ?? of[2] ?? "" };
  if (CONTACT.test(said)) return { do: "contact" };
  if (inStaffGroup && COUNTS.test(said)) return { do: "counts" };
  return { do: "ask" };
}

/** @param item the event key; one that nobody knows opens the guide, which is never wrong. */
export const fromMenu = (item: string): Told => MENU[MENU_NAMES[item] ?? item] ?? { do: "guide", region: "" };
