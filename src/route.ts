/**
 * Which handler. In: what a message holds and where it was said, or the menu's item. Out: an intent with what it needs.
 * Never: a look at who sent it; what is for staff is heard in the staff group only. The first case that fits decides.
 */
import type { Content, OtherContent } from "./core/incoming.ts";

export type Intent =
  | { do: "ask" }
  | { do: "guide"; region: string }
  | { do: "hello" }
  | { do: "thanks" }
  | { do: "contact" }
  | { do: "wrong" }
  | { do: "soon"; what: string }
  | { do: "counts" }
  | { do: "ids"; chatId: string; tenantKey: string }
  | { do: "explain"; type: OtherContent; text: string };

/** All but a question: what can be told without knowing more. */
export type Told = Exclude<Intent, { do: "ask" }>;

export interface Where {
  chatId: string;
  tenantKey: string;
  isGroup: boolean;
  isStaff: boolean;
}

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

const HELLO =
  /^(?:你好|您好|大家好|早上好|上午好|下午好|晚上好|早|在吗|在么|在不在|hi|hello|嗨|你是谁|你叫什么|介绍一下(?:你)?自己)[呀啊吗]?$/i;
const THANKS =
  /^(?:谢谢|多谢|谢了|感谢|辛苦|辛苦了|好的?|好嘞|嗯+|哦+|收到|明白|明白了|知道了|了解|可以|行|ok|okay|没事了|不用了|再见|拜拜)(?:谢谢|您|你|了|啊|哈|呀|啦)*$/i;
const GUIDE =
  /^(?:你|您|都|还|我)*(?:能|可以|可)(?:问|查|做)(?:些|点)?(?:什么|啥|哪些)(?:数据|数字|问题)?[呀啊呢]?$/;
const GUIDE_OF =
  /^(?:(?:能|可以)问(?:些)?什么|有(?:什么|哪些)可以问)(.{2,12})$|^(.{2,12}?)(?:都|还)?(?:(?:能|可以)问(?:些)?什么|有(?:什么|哪些)可以问)$/;
const HELP = /^(?:帮助|help|怎么用|怎么问|怎么使用|使用说明|说明|菜单|你会(?:做)?什么|有什么功能|[?？]+)$/i;
const CONTACT = /^(?:转|找|要|我要找?)?(?:人工|人工服务|客服|工作人员|联系人|真人)$/;
const WRONG =
  /^(?:这个|你的|你这)?(?:数字|数|数据|答案|回答)(?:好像|是不是)?(?:不对|有误|错了|不准|有问题)[吧啊]?$/;
const SUBMIT = /^(?:我)?(?:要|想)?(?:怎么)?(?:报信息|报送信息|报送社情民意|报社情民意|提交信息|反映问题)$/;
const COUNTS = /^(?:没答上的?(?:问题)?|答不上的?(?:问题)?|反馈(?:统计)?)$/;
const IDS = /^(?:本群编号|群编号|chat_?id)$/i;

/** Commands are short; anything longer is a question whatever it begins with. */
const LONGEST = 40;

export function route(content: Exclude<Content, { type: "empty" }>, where: Where): Intent {
  if (content.type !== "text") return { do: "explain", type: content.type, text: content.text };
  const said = content.text.length > LONGEST ? "" : content.text.replace(/[\s，。！!~～、]+/g, "");
  const item = MENU_NAMES[said];
  if (item !== undefined) return fromMenu(item);
  if (HELLO.test(said)) return { do: "hello" };
  if (THANKS.test(said)) return { do: "thanks" };
  if (GUIDE.test(said) || HELP.test(said)) return { do: "guide", region: "" };
  const of = GUIDE_OF.exec(said);
  if (of) return { do: "guide", region: of[1] ?? of[2] ?? "" };
  if (CONTACT.test(said)) return { do: "contact" };
  if (WRONG.test(said)) return { do: "wrong" };
  if (SUBMIT.test(said)) return fromMenu("submit");
  if (where.isStaff && COUNTS.test(said)) return { do: "counts" };
  if (where.isGroup && IDS.test(said)) {
    return { do: "ids", chatId: where.chatId, tenantKey: where.tenantKey };
  }
  return { do: "ask" };
}

/** @param item the event key; one that nobody knows opens the guide, which is never wrong. */
export const fromMenu = (item: string): Told => MENU[MENU_NAMES[item] ?? item] ?? { do: "guide", region: "" };
