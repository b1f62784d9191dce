/**
 * What those hear who are not answered, whether they wrote, tapped a card or the menu. In: a verdict. Out: one sentence,
 * not said more often than it helps; where the list keeps somebody out, a request to staff. Never: a word where a
 * person would not wonder.
 */
import { clip } from "./cards/parts.ts";
import { beijingDate, MINUTE } from "./core/clock.ts";
import type { IncomingMessage } from "./core/incoming.ts";
import { errorName } from "./core/log.ts";
import { notice } from "./core/reply.ts";
import type { Settings } from "./env.ts";
import { partyOf, type Target, under } from "./feishu/send.ts";
import type { Refused } from "./gates.ts";
import { partyTag, planRow } from "./outbox.ts";
import type { PipelinePorts } from "./ports.ts";
import type { Admission, NewRow } from "./store/port.ts";

export type Unserved = Exclude<Admission["verdict"], "pass" | "unknown">;

/** The same sentence is said to one party so often at most. */
const SAY_AGAIN = 5 * MINUTE;

/** One sentence for each verdict; `asked` when staff have been asked to let somebody in. */
export function wordsFor(verdict: Unserved, { contact }: Settings, asked: boolean): string {
  const orAsk = contact ? `着急的话请找：${contact}` : "";
  switch (verdict) {
    case "external":
      return "我只在本单位内部服务，外部群和外单位的朋友暂时不能用，请见谅。";
    case "outside":
      return asked
        ? `这里还不在我的使用名单里。已经请工作人员确认，同意后我会告诉您。${orAsk}`
        : "这里还不在我的使用名单里。请发一句话给我，我就替您向工作人员申请。";
    case "loop":
      return "同一句话我已经答过好几遍，先停一停。换个问法我就接着答，或者过十分钟再问。";
    case "too often":
      return `问得有点快，我先歇一分钟，请稍后再问。${orAsk}`;
  }
}

/** A refusal as a message; the store sends rows of one purpose once. */
export function sayNo(
  { sealer, clock, settings }: PipelinePorts,
  target: Target,
  verdict: Unserved,
  { since = 0, asked = false } = {},
): Promise<NewRow> {
  const now = clock.now();
  // Of a loop the beginning tells it from the next one; of all else, the time.
  const when = verdict === "loop" ? since : Math.floor(now / SAY_AGAIN);
  const purpose = `no ${verdict} ${partyOf(target)} ${when}`;
  return planRow(sealer, purpose, { target, reply: notice(wordsFor(verdict, settings, asked)) }, now);
}

/** What is to be said to a message that is not answered. */
export async function refusal(
  ports: PipelinePorts,
  message: IncomingMessage,
  { reason, since }: Refused,
): Promise<NewRow[]> {
  switch (reason) {
    case "bot message":
    case "not addressed":
    case "empty":
      return [];
    case "other tenant":
      return [await sayNo(ports, under(message), "external")];
    case "outside": {
      const request = await knock(ports, message);
      return [
        await sayNo(ports, under(message), "outside", { asked: request !== null }),
        ...(request ? [request] : []),
      ];
    }
    default:
      return [await sayNo(ports, under(message), reason, { since })];
  }
}

/** A way in: staff are asked, by name, with two buttons, once a day. In a group it is the group that is let in. */
async function knock(ports: PipelinePorts, message: IncomingMessage): Promise<NewRow | null> {
  const { store, sealer, clock, settings } = ports;
  if (!settings.staffChatId) return null;
  const { place, chatId, sender } = message;
  const isGroup = place === "group";
  const who = isGroup ? { openId: "", chatId } : { openId: sender.openId, chatId: "" };
  const name = clip(await nameOf(ports, message), 40);
  const button = (label: string, yes: boolean) => ({
    label,
    action: { do: "let in" as const, ...who, name, yes },
  });
  const reply = notice(`${isGroup ? "群" : ""}“${name}”想使用机器人，但不在名单里。`, [
    button("同意", true),
    button("不同意", false),
  ]);
  const now = clock.now();
  const party = who.chatId || who.openId;
  const { since } = await store.party(await partyTag(sealer, party));
  const purpose = `knock ${party} ${since} ${beijingDate(now)}`;
  return planRow(sealer, purpose, { target: { chatId: settings.staffChatId }, reply }, now);
}

async function nameOf({ feishu, log }: PipelinePorts, message: IncomingMessage): Promise<string> {
  const { place, chatId, sender } = message;
  try {
    const name = place === "group" ? (await feishu.group(chatId)).name : await feishu.nameOf(sender.openId);
    if (name !== "") return name;
  } catch (error) {
    // Without the scope for names the request still has to reach staff.
    log("warn", "name unread", { id: message.key, error: errorName(error) });
  }
  return `编号末尾 ${(place === "group" ? chatId : sender.openId).slice(-6)}`;
}
