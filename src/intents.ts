/**
 * Everything that is no question. In: an intent. Out: its reply. Never: a row; who asked for it plans it.
 */
import { beijingDate, DAY } from "./core/clock.ts";
import type { Place } from "./core/incoming.ts";
import { type Button, notice, type Reply } from "./core/reply.ts";
import type { PipelinePorts } from "./ports.ts";
import type { Told } from "./route.ts";
import { countsFor } from "./staff.ts";

const GUIDE: Button = { label: "看看能问什么", action: { do: "guide", page: {} } };

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
      return notice(`${intent.what}还没有开通。现在可以查政协报告里的数字。`, [GUIDE]);
    case "hello":
      return handlers.greeting(place);
    case "thanks":
      return notice("不客气，随时问我。", [GUIDE]);
    case "wrong":
      return notice(
        `哪个数不对，请点那条回答下面的“数字有误”，填一张小表，工作人员马上看到。${settings.contact ? `也可以直接找：${settings.contact}` : ""}`,
      );
    case "ids":
      return notice(`本群的 chat_id：${intent.chatId}\n本单位的 tenant_key：${intent.tenantKey}`);
    case "counts":
      return countsFor(ports, beijingDate(clock.now() - COUNTED_DAYS * DAY), COUNTED_DAYS);
    case "explain":
      return handlers.explain(intent.type, intent.text);
  }
}
