/**
 * What people think of an answer. In: a thumb, or a figure that is said to be wrong. Out: counts, and for a wrong figure
 * a form and then word to staff. Never: who it was, neither in the counts nor to staff.
 */
import * as z from "zod/mini";
import { beijingDate } from "../core/clock.ts";
import { lazy } from "../core/lazy.ts";
import { type Action, notice, type Reply } from "../core/reply.ts";
import { planRow } from "../outbox.ts";
import type { PipelinePorts } from "../ports.ts";
import { tallyOf } from "../scene.ts";
import { type Clicked, say, type Tap, tapKey, underCard } from "./tap.ts";

/** One thumb of a person for an answer. */
export async function vote(
  { store, sealer, clock }: PipelinePorts,
  tap: Tap,
  { up, question }: Extract<Action, { do: "vote" }>,
): Promise<Clicked> {
  const now = clock.now();
  const key = await tapKey(sealer, tap, "vote");
  const tallies = [await tallyOf(sealer, up ? "up" : "down", question, beijingDate(now))];
  const outcome = await store.commit({ key, tenantKey: "", state: "done", rows: [], tallies }, now);
  if (outcome !== "done") return say("info", "您对这条回答的看法已经记下。");
  return say("success", up ? "谢谢，记下了。" : "记下了。要是数字不对，请点“数字有误”。");
}

const WRONG = ["数字不对", "年份不对", "地方不对", "口径不对", "出处不对", "别的问题"] as const;
const NOTE_LENGTH = 300;

/** The form goes to the person alone: others in the group need not see it. */
export async function openReport(
  { store, sealer, clock }: PipelinePorts,
  tap: Tap,
  { question, answer, source }: Extract<Action, { do: "wrong" }>,
): Promise<Clicked> {
  const now = clock.now();
  const key = await tapKey(sealer, tap, "wrong");
  const reply: Reply = {
    kind: "form",
    title: "数字有误",
    text: answer,
    fields: [
      {
        kind: "choice",
        name: "what",
        label: "哪里不对",
        options: WRONG.map((what) => ({ label: what, value: what })),
      },
      {
        kind: "text",
        name: "note",
        label: "应该是什么、依据是什么（可不填）",
        placeholder: "例如：报告第3页写的是……",
        maxLength: NOTE_LENGTH,
      },
    ],
    submit: { label: "报给工作人员", action: { do: "report", question, answer, source } },
    buttons: [],
  };
  const isPrivate = tap.place === "private";
  const target = isPrivate ? underCard(tap) : { openId: tap.operator.openId };
  const row = await planRow(sealer, `${key} form`, { target, reply }, now);
  const outcome = await store.commit({ key, tenantKey: "", state: "done", rows: [row] }, now);
  const where = isPrivate ? "请在下方说明哪里不对" : "请在我们的私聊里说明哪里不对";
  return say("success", where, outcome === "done" ? { send: [row.id] } : {});
}

const filled = lazy(() =>
  z.object({
    what: z.enum(WRONG),
    note: z._default(z.string().check(z.maxLength(NOTE_LENGTH)), ""),
  }),
);

/** One report of a form. The client alone has insisted on its fields, so they are checked here. */
export async function takeReport(
  { store, sealer, clock, log, settings }: PipelinePorts,
  tap: Tap,
  { question, answer, source }: Extract<Action, { do: "report" }>,
): Promise<Clicked> {
  const read = z.safeParse(filled(), tap.form);
  if (!read.success) return say("error", "请先选一项“哪里不对”，再点一次。");
  const { what, note } = read.data;
  const { staffChatId } = settings;
  const now = clock.now();
  const key = await tapKey(sealer, tap, "report");
  const lines = [`有人说：${what}`, `问的是：${question}`, `答的是：${answer}`, source];
  const reply = notice([...lines, ...(note ? [`说明：${note}`] : [])].join("\n"), [], "数字有误");
  const target = staffChatId ? { chatId: staffChatId } : null;
  const rows = target ? [await planRow(sealer, `${key} staff`, { target, reply }, now)] : [];
  const tallies = [await tallyOf(sealer, "wrong", question, beijingDate(now))];
  const outcome = await store.commit({ key, tenantKey: "", state: "done", rows, tallies }, now);
  if (!target)
    log("error", "wrong figure", { id: tap.key, fix: "设置 STAFF_CHAT_ID，工作人员才看得到这类报告" });
  const thanks = staffChatId ? "已报给工作人员，谢谢您。" : "已经记下，谢谢您。";
  return say("success", thanks, {
    card: notice(`${thanks}\n${answer}`, [], "数字有误"),
    send: outcome === "done" ? rows.map((row) => row.id) : [],
  });
}
