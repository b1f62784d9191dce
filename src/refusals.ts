/**
 * What those hear who are not answered. In: a reason, whose message it was. Out: one sentence, said once; where the
 * list keeps somebody out, a request to staff. Never: a word where a person would not wonder.
 */
import { MINUTE } from "./core/clock.ts";
import type { IncomingMessage } from "./core/incoming.ts";
import { errorName } from "./core/log.ts";
import { notice, type Reply } from "./core/reply.ts";
import type { Refused } from "./gates.ts";
import { planRow } from "./outbox.ts";
import type { PipelinePorts } from "./ports.ts";
import type { NewRow } from "./store/port.ts";

/** The pace of a person is looked at by the minute; that it is too fast is said so often at most. */
const SAY_AGAIN = 5 * MINUTE;

/** @returns what is to be said, with what makes it the same thing: rows of one purpose are sent once. */
export async function refusal(
  ports: PipelinePorts,
  message: IncomingMessage,
  { reason, since }: Refused,
): Promise<NewRow[]> {
  const { contact } = ports.settings;
  const { chatId, sender } = message;
  const now = ports.clock.now();
  const say = (purpose: string, text: string) => row(ports, message, purpose, notice(text));
  switch (reason) {
    case "other tenant":
    case "external":
      return [
        await say(`outside ${chatId}`, "我只在本单位内部服务，外部群和外单位的朋友暂时不能用，请见谅。"),
      ];
    case "outside":
      return knock(ports, message);
    case "loop":
      return [
        await say(
          `loop ${chatId} ${sender.openId} ${since}`,
          "同一句话我已经答过好几遍，先停一停。换个问法我就接着答，或者过十分钟再问。",
        ),
      ];
    case "too often":
      return [
        await say(
          `often ${sender.openId} ${Math.floor(now / SAY_AGAIN)}`,
          `问得有点快，我先歇一分钟，请稍后再问。${contact ? `着急的话：${contact}` : ""}`,
        ),
      ];
    case "bot message":
    case "not addressed":
    case "empty":
      return [];
  }
}

/** A way in: staff are asked, by name, with two buttons. In a group it is the group that is let in. */
async function knock(ports: PipelinePorts, message: IncomingMessage): Promise<NewRow[]> {
  const { staffChatId, contact } = ports.settings;
  const { chatType, chatId, sender } = message;
  const isGroup = chatType === "group";
  const who = isGroup ? chatId : sender.openId;
  const ask = contact ? `请联系：${contact}` : "请联系管理员";
  const text = staffChatId
    ? `${isGroup ? "本群" : "您"}还不在我的使用名单里。已经请工作人员确认，同意后我会在这里告诉您。`
    : `${isGroup ? "本群" : "您"}还不在我的使用名单里，${ask}。`;
  const told = await row(ports, message, `unlisted ${who}`, notice(text));
  if (!staffChatId) return [told];
  const name = await nameOf(ports, message);
  const button = (label: string, yes: boolean) => ({
    label,
    action: {
      do: "let in" as const,
      openId: isGroup ? "" : sender.openId,
      chatId: isGroup ? chatId : "",
      name: name.slice(0, 40),
      yes,
    },
  });
  const request = notice(`${isGroup ? "群" : ""}“${name}”想使用机器人，但不在名单里。`, [
    button("同意", true),
    button("不同意", false),
  ]);
  const target = { chatId: staffChatId };
  return [told, await planRow(ports.sealer, `knock ${who}`, { target, reply: request }, ports.clock.now())];
}

async function nameOf({ feishu, log }: PipelinePorts, message: IncomingMessage): Promise<string> {
  const { chatType, chatId, sender } = message;
  try {
    const name = chatType === "group" ? await feishu.groupName(chatId) : await feishu.nameOf(sender.openId);
    if (name !== "") return name;
  } catch (error) {
    // Without the scope for names the request still has to reach staff.
    log("warn", "name unread", { id: message.key, error: errorName(error) });
  }
  return `编号末尾 ${(chatType === "group" ? chatId : sender.openId).slice(-6)}`;
}

const row = ({ sealer, clock }: PipelinePorts, message: IncomingMessage, purpose: string, reply: Reply) =>
  planRow(sealer, purpose, { target: replyTo(message), reply }, clock.now());

/** Under the message; a private chat is counted as its person. */
export const replyTo = ({ chatType, chatId, sender, messageId }: IncomingMessage) => ({
  chatId,
  ...(chatType === "private" && sender.openId !== "" ? { openId: sender.openId } : {}),
  replyTo: messageId,
});
