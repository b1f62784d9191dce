/**
 * What staff must know. In: troubles that nobody was told of; what was counted. Out: a message to the staff group for
 * each trouble, through the outbox, with ids, times and codes only; the counts when they ask for them. Never: who it was.
 */
import { beijingMinute } from "./core/clock.ts";
import { type Button, notice, type Reply } from "./core/reply.ts";
import { fixFor, reasonFor } from "./feishu/codes.ts";
import { planRow, sendDue } from "./outbox.ts";
import type { PipelinePorts } from "./ports.ts";
import type { Counted, Trouble } from "./store/port.ts";

/** A tick tells of so many; the rest waits a minute. */
const AT_ONCE = 10;

/** A trouble counts as told when its message has arrived; until then it comes up again at every tick. */
export async function tellStaff(ports: PipelinePorts): Promise<void> {
  const { staffChatId } = ports.settings;
  const { store, sealer, clock, log } = ports;
  const troubles = await store.troubles(AT_ONCE, clock.now());
  if (troubles.length === 0) return;
  const fix = staffChatId ? undefined : "设置 STAFF_CHAT_ID 为工作人员群的 chat_id";
  log("error", "troubles", { count: troubles.length, fix });
  if (!staffChatId) return;
  const now = clock.now();
  const rows = await Promise.all(
    troubles.map(async (trouble) => {
      const dispatch = { target: { chatId: staffChatId }, reply: describe(trouble) };
      const row = await planRow(sealer, `${trouble.kind} ${trouble.id} told`, dispatch, now);
      return { ...row, tells: { kind: trouble.kind, id: trouble.id } };
    }),
  );
  await store.tell(rows, now);
  await sendDue(
    ports,
    rows.map(({ id }) => id),
  );
}

const TROUBLE = "有消息没办成";

function describe({ kind, id, at, code }: Trouble): Reply {
  const what = `（${beijingMinute(at)}，编号 ${id}）`;
  const again: Button[] = [{ label: "再发", action: { do: "resend", row: id } }];
  switch (kind) {
    case "dead":
      return notice(`有一条收到的消息多次处理失败${what}，请看日志。`, [], TROUBLE);
    case "unknown":
      return notice(
        `有一条消息不能确定是否送达${what}：发送时平台没有回应，已超过去重时限。`,
        again,
        TROUBLE,
      );
    case "refused": {
      const why = code ? `飞书错误码 ${code}` : "机器人没能打开或画出它，请看日志";
      return notice(
        `有一条消息没有发出去${what}：${[reasonFor(code), fixFor(code), why].filter(Boolean).join("；")}。`,
        again,
        TROUBLE,
      );
    }
  }
}

/** So many of each kind: a phone screen. */
const SHOWN = 8;
const KINDS: [Counted["kind"], string][] = [
  ["unanswered", "没答上的问题"],
  ["wrong", "被报数字有误的"],
  ["down", "被点👎的"],
  ["up", "被点👍的"],
];

/** @param since a Beijing date, `days` ago. */
export async function countsFor(
  { store, sealer }: PipelinePorts,
  since: string,
  days: number,
): Promise<Reply> {
  const counted = await store.counted(since, SHOWN);
  const lines = await Promise.all(
    KINDS.map(async ([kind, title]) => {
      const rows = counted.filter((one) => one.kind === kind);
      if (rows.length === 0) return [];
      const shown = rows.map(async ({ key, sealed, count }) => {
        // Sealed with a key that is no more: the count is still true.
        const words = await sealer.open("tally", key, sealed).catch(() => "（打不开）");
        return `· ${String(words)}（${count}次）`;
      });
      return [`${title}：`, ...(await Promise.all(shown))];
    }),
  );
  const all = lines.flat();
  return notice(all.length > 0 ? all.join("\n") : "没有这类记录。", [], `近${days}天的反馈（不记是谁问的）`);
}
