/**
 * Everything that is no question. In: an intent. Out: its reply. Never: a row; who asked for it plans it.
 */
import { beijingDate, DAY } from "./core/clock.ts";
import type { Place } from "./core/incoming.ts";
import { notice, type Reply } from "./core/reply.ts";
import type { PipelinePorts } from "./ports.ts";
import type { Told } from "./route.ts";
import { countsFor } from "./staff.ts";

/** How far back staff look. */
const COUNTED_DAYS = 30;

export async function fulfil(ports: PipelinePorts, intent: Told, place: Place): Promise<Reply> {
  const { handlers, settings, clock } = ports;
  switch (intent.do) {
    case "guide":
      return handlers.guide(intent.region ? { region: intent.region } : {}, place);
    case "contact":
      return notice(
        settings.contact
          ? `需要人工帮忙，请找：${settings.contact}`
          : "还没有设置人工联系方式，请在群里问工作人员。",
      );
    case "soon":
      return notice(`${intent.what}还没有开通，开通后我会告诉您。现在可以查政协报告里的数字。`, [
        { label: "看看能问什么", action: { do: "guide", page: {} } },
      ]);
    case "counts":
      return countsFor(ports, beijingDate(clock.now() - COUNTED_DAYS * DAY), COUNTED_DAYS);
    case "explain":
      return handlers.explain(intent.type, intent.text);
  }
}
