/**
 * Messages that are no text. In: the kind, and what can be read of it. Out: a sentence that says what to do instead.
 * Never: silence, a promise of what the bot cannot do.
 */
import type { OtherContent } from "../src/core/incoming.ts";
import { notice, type Reply } from "../src/core/reply.ts";

const ASK = "想查数字，请打一句话告诉我：哪里、哪一年、什么数。";
/** A name longer than this tells nobody more. */
const NAME = 40;

/** `name` is （…） where something can be read, else nothing. */
const SENTENCES: Record<OtherContent, (name: string) => string> = {
  image: () => `图片我还看不懂。${ASK}`,
  file: (name) => `文件${name}我打不开，里面的内容看不到。${ASK}`,
  folder: (name) => `文件夹${name}我打不开，里面的内容看不到。${ASK}`,
  audio: () => "语音我还听不懂。请打字问我；不方便打字的话，可以用输入法的语音转文字。",
  media: (name) => `视频${name}我还看不了。${ASK}`,
  sticker: () => `表情收到，谢谢！${ASK}`,
  card: (name) => `转来的卡片${name}我读不全。请把想问的那句话打给我。`,
  hongbao: () => `红包我不能领，心意领了！${ASK}`,
  share_chat: () => "群名片收到，不过我不能自己进群。请群主在那个群的设置里，从“群机器人”添加我。",
  share_user: () => `个人名片收到，不过我联系不了别人。${ASK}`,
  calendar: (name) => `日程${name}我不能代您答复，请在飞书日历里处理。${ASK}`,
  location: (name) =>
    `位置${name}收到，不过我不会看地图。想查这里的数字，请把地名打给我，再说哪一年、什么数。`,
  video_chat: (name) => `视频会议${name}我参加不了，请打字问我。`,
  todo: () => `任务我不能代办，请在飞书任务里处理。${ASK}`,
  vote: (name) => `投票${name}我不能参加。${ASK}`,
  system: () => `这是系统消息，我不用处理。${ASK}`,
  merge_forward: () => "合并转发的聊天记录我打不开。请把想问的那句话单独发给我。",
  unknown: () => `这类消息我还读不懂。${ASK}`,
};

/** What to do instead; `text` is what can be read of the message, such as a file's name. */
export function explain(type: OtherContent, text = ""): Reply {
  const characters = [...text.replace(/\s+/g, " ").trim()];
  const short = characters.length <= NAME ? characters : [...characters.slice(0, NAME - 1), "…"];
  return notice(SENTENCES[type](short.length === 0 ? "" : `“${short.join("")}”`));
}
