/**
 * Messages that are no text. In: the kind. Out: a sentence that says what to do instead. Never: silence.
 */
import type { OtherContent } from "../src/core/incoming.ts";
import { notice, type Reply } from "../src/core/reply.ts";

const SENTENCES: Partial<Record<OtherContent, string>> = {
  image: "图片我还看不懂。请把想查的问题用一句话打给我，例如“贵阳2024年社区协商多少场”。",
  audio: "语音我还听不懂。请用文字问我，或用输入法的语音转文字。",
  media: "视频我还看不懂。请用文字问我。",
  sticker: "收到您的表情。想查数字，直接用一句话问我就行。",
  file: "文件我还不能读。请把想查的问题用一句话打给我。",
  folder: "文件夹我还不能读。请把想查的问题用一句话打给我。",
  card: "转来的卡片我读不全。请把问题用一句话打给我。",
  merge_forward: "合并转发的消息我读不到内容。请把问题用一句话打给我。",
};

export const explain = (type: OtherContent): Reply =>
  notice(SENTENCES[type] ?? "这类消息我还读不懂。请用一句话问我，例如“贵阳2024年社区协商多少场”。");
