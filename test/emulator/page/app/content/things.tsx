// Messages that are a thing and not text: files, sound, places, dates, votes.
// Comes in: type and content. Goes out: a small card with an icon. It never plays or opens what a person sent, but files.
import type { JSX } from "preact";
import { isObject } from "../../../json.ts";
import type { Json, JsonObject } from "../../../types.ts";
import { usePage } from "../context.ts";
import { Icon, type IconName } from "../parts/icon.tsx";
import { worldNow } from "../world/sync.ts";
import { dayName, timeOfDay } from "../world/time.ts";

const word = (value: Json | undefined): string => (value === undefined ? "" : String(value));
const seconds = (ms: Json | undefined): string => `${Math.max(1, Math.round(Number(ms ?? 0) / 1000))}″`;

interface Look {
  icon: IconName;
  title: string;
  about: string;
}

function lookOf(
  type: string,
  content: JsonObject,
  when: (at: Json | undefined) => string,
  nameOf: (id: string) => string,
): Look {
  switch (type) {
    case "folder":
      return { icon: "file", title: word(content.file_name), about: "文件夹" };
    case "audio":
      return { icon: "audio", title: "语音", about: seconds(content.duration) };
    case "media":
      return { icon: "video", title: word(content.file_name) || "视频", about: seconds(content.duration) };
    case "sticker":
      return { icon: "smile", title: "表情", about: "" };
    case "share_chat":
      return { icon: "people", title: nameOf(word(content.chat_id)) || "群聊", about: "群名片" };
    case "share_user":
      return { icon: "people", title: nameOf(word(content.user_id)) || "联系人", about: "个人名片" };
    case "location":
      return { icon: "pin", title: word(content.name), about: "位置" };
    case "video_chat":
      return { icon: "video", title: word(content.topic), about: `视频会议 ${when(content.start_time)}` };
    case "todo": {
      const title = isObject(content.summary) ? word(content.summary.title) : "";
      return { icon: "check", title: title || "任务", about: `截止 ${when(content.due_time)}` };
    }
    case "vote": {
      const options = Array.isArray(content.options) ? content.options.map(String).join(" · ") : "";
      return { icon: "chart", title: word(content.topic), about: `投票：${options}` };
    }
    case "share_calendar_event":
    case "calendar":
    case "general_calendar":
      return { icon: "calendar", title: word(content.summary), about: `日程 ${when(content.start_time)}` };
    default:
      return { icon: "more", title: word(content.text) || "这类消息请在飞书里查看", about: type };
  }
}

export function Thing({ type, content }: { type: string; content: Json }): JSX.Element {
  const { world, nameOf } = usePage();
  const body = isObject(content) ? content : {};
  const when = (at: Json | undefined): string => {
    const ms = Number(at);
    return ms > 0 ? `${dayName(ms, worldNow(world))} ${timeOfDay(ms)}` : "";
  };
  if (type === "file") {
    return (
      <a class="thing" href={world.place.resourceUrl(word(body.file_key))} download={word(body.file_name)}>
        <span class="thing-icon">
          <Icon name="file" size={24} />
        </span>
        <span class="thing-text">
          <b>{word(body.file_name)}</b>
          <small>文件，点按下载</small>
        </span>
      </a>
    );
  }
  const { icon, title, about } = lookOf(type, body, when, nameOf);
  return (
    <div class="thing">
      <span class="thing-icon">
        <Icon name={icon} size={24} />
      </span>
      <span class="thing-text">
        <b>{title}</b>
        <small>{about}</small>
      </span>
    </div>
  );
}
