/**
 * What staff must know. In: troubles that nobody was told of. Out: a message to the staff group for each, through
 * the outbox. Never: what people wrote or who they are; ids, times and codes only.
 */
import { beijingMinute } from "./core/clock.ts";
import { fixFor } from "./core/errors.ts";
import { type Button, notice, type Reply } from "./core/reply.ts";
import { planRow, sendDue } from "./outbox.ts";
import type { PipelinePorts } from "./pipeline.ts";
import type { Trouble } from "./store/port.ts";

/** A tick tells of so many; the rest waits a minute. */
const AT_ONCE = 10;

/** A trouble counts as told when its message has arrived; until then it comes up again at every tick. */
export async function tellStaff({ staffChatId, ...ports }: PipelinePorts): Promise<void> {
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

function describe({ kind, id, at, code }: Trouble): Reply {
  const what = `（${beijingMinute(at)}，编号 ${id}）`;
  const again: Button[] = [{ label: "再发", action: { do: "resend", row: id } }];
  switch (kind) {
    case "dead":
      return notice(`有一条收到的消息多次处理失败${what}，请看日志。`);
    case "unknown":
      return notice(`有一条消息不能确定是否送达${what}：发送时平台没有回应，已超过去重时限。`, again);
    case "refused": {
      const why = code ? `飞书错误码 ${code}` : "机器人没能打开或画出它，请看日志";
      return notice(
        `有一条消息没有发出去${what}：${[why, fixFor(code)].filter(Boolean).join("；")}。`,
        again,
      );
    }
  }
}
