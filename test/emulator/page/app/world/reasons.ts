// What the emulator says in English, in the words of a client.
// Comes in: a reason, a refusal, a click's code. Goes out: a Chinese sentence. The only place of such translations.
import { Refused } from "../../../client.ts";
import type { ClickOutcome } from "../../../control-types.ts";

type Phrase = [RegExp, string];

const NOT_DELIVERED: Phrase[] = [
  [/does not @ the bot/, "没有 @机器人，机器人收不到"],
  [/does not @ this bot/, "别的机器人没有 @它，机器人收不到"],
  [/bot is not in the group/, "机器人不在群里，收不到"],
  [/outside the availability/, "你不在应用的可用范围内，机器人收不到"],
  [/not be used in external groups/, "这是外部群，应用没有开启对外共享"],
  [/does not subscribe to im\.message/, "应用没有订阅“接收消息”事件"],
  [/does not subscribe/, "应用没有订阅这个事件"],
  [/none of the scopes.*p2p_msg/, "应用没有“读取私聊消息”权限"],
  [/none of the scopes.*group_at_msg/, "应用没有“读取群里 @机器人的消息”权限"],
  [/none of the scopes/, "应用缺少所需的权限"],
];

const REFUSED: Phrase[] = [
  [/is not in that chat/, "你不在这个群里"],
  [/group was dissolved/, "这个群已经解散"],
  [/outside the availability/, "你不在应用的可用范围内，打不开和机器人的会话"],
  [/replied to was recalled/, "要回复的消息已经撤回"],
  [/was recalled before/, "这条消息已经撤回过了"],
  [/forbids @所有人/, "这个群不允许 @所有人"],
  [/was recalled/, "这条消息已经撤回"],
  [/component is disabled/, "这个按钮现在不能点"],
  [/has no such component/, "卡片已经更新，请看最新的内容"],
  [/component has no callback/, "这个按钮没有设置回调"],
  [/filled in/, "请把必填项填好"],
  [/holds \d+ characters/, "填的内容太长了"],
  [/file is empty/, "这是一个空文件，发不了"],
  [/bot was added before/, "机器人已经在群里"],
  [/bot was deleted before/, "机器人已经不在群里"],
  [/turned forward only/, "时间只能往后调"],
  [/external groups/, "外部群不能添加这个机器人"],
  [/too old to be tapped/, "卡片已经过期，不能再操作"],
  [/not all of them can be/, "成员刚刚变过，请再看一下"],
];

const CLICK: Record<number, string> = {
  200340: "应用未配置卡片回调地址，或回调未生效",
  200341: "目标回调服务超时未响应",
  200342: "连接目标回调服务失败",
  200343: "目标回调服务域名解析失败",
  200530: "表单内的组件缺少名称",
  200671: "目标回调服务返回了错误状态",
  200672: "目标回调服务返回的数据格式不正确",
  200673: "目标回调服务返回了错误的卡片",
  200830: "卡片版本不一致，无法更新",
};

const translated = (phrases: Phrase[], said: string): string | undefined =>
  phrases.find(([pattern]) => pattern.test(said))?.[1];

/** On a message that the bot never got. */
export const whyNotDelivered = (reason: string): string =>
  translated(NOT_DELIVERED, reason) ?? `机器人收不到（${reason}）`;

/** After an act that did not work. */
export function whyRefused(error: unknown): string {
  if (error instanceof Refused) return translated(REFUSED, error.why) ?? `操作没有成功：${error.why}`;
  if (error instanceof TypeError) return "连不上模拟平台，请看看 npm start 是否还在运行";
  return "操作没有成功，请再试一次";
}

export interface ToastWords {
  type: "info" | "success" | "error" | "warning";
  text: string;
}

/** What pops up after a tap on a card, if anything does. */
export function clickToast({ code, toast }: ClickOutcome): ToastWords | undefined {
  if (code !== 0) return { type: "error", text: `${CLICK[code] ?? "出错了，请稍后再试"} ${code}` };
  return toast ? { type: toast.type as ToastWords["type"], text: toast.content } : undefined;
}
