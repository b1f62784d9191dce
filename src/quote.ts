/**
 * What a message quotes. In: the quoted message's id. Out: the question or text that is meant by it, perhaps nothing.
 * Never: an error; a quote that can't be read must not cost a member the answer.
 */
import { signedFor, valuesIn } from "./cards/sign.ts";
import type { IncomingMessage } from "./core/incoming.ts";
import { readObject } from "./core/json.ts";
import { errorName } from "./core/log.ts";
import { readContent } from "./feishu/content.ts";
import type { PipelinePorts } from "./ports.ts";

/** Inside a topic every message hangs on its first one; that is no quote, unless there is nothing else to go by. */
const isTopic = ({ parentId, rootId, threadId }: IncomingMessage): boolean =>
  threadId !== undefined && parentId === rootId;

/** @param alone the message has no words of its own. */
export async function quotedBy(
  { feishu, sealer, log }: PipelinePorts,
  message: IncomingMessage,
  alone: boolean,
): Promise<string> {
  const { parentId, chatId, sender } = message;
  if (parentId === undefined || (isTopic(message) && !alone)) return "";
  try {
    const shown = await feishu.read(parentId);
    if (!shown) return "";
    const asked = shown.fromApp ? await questionOn(shown.content) : "";
    if (asked !== "") return asked;
    const content = readContent(shown.msgType, shown.content);
    return content.type === "text" ? content.text.replace(/@_user_\d+|@_all/g, " ").trim() : "";
  } catch (error) {
    log("warn", "quote unread", { id: message.key, error: errorName(error) });
    return "";
  }

  /** Our answers carry the question that they answer, signed for where they stand. */
  async function questionOn(card: string): Promise<string> {
    for (const value of valuesIn(readObject(card))) {
      if (value.do !== "vote") continue;
      if (await signedFor(sealer, [chatId, sender.openId], value)) return String(value.question ?? "");
    }
    return "";
  }
}
