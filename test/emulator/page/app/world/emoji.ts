// The quick reactions: the platform's names and what they look like.
export const EMOJI: { type: string; look: string; name: string }[] = [
  { type: "THUMBSUP", look: "👍", name: "赞" },
  { type: "OK", look: "👌", name: "好的" },
  { type: "THANKS", look: "🙏", name: "谢谢" },
  { type: "HEART", look: "❤️", name: "喜欢" },
  { type: "DONE", look: "✅", name: "完成" },
  { type: "SMILE", look: "😊", name: "微笑" },
  { type: "APPLAUSE", look: "👏", name: "鼓掌" },
];

export const emojiLook = (type: string): string =>
  EMOJI.find((one) => one.type === type)?.look ?? `[${type}]`;
export const emojiName = (type: string): string => EMOJI.find((one) => one.type === type)?.name ?? type;
