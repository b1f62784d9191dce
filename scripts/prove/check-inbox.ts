/**
 * The inbox's ledger from the platform's side alone, as a program of its own. In: the address of a running emulator and
 * a world. Out: the ledger, its last line one JSON object; exit status 1 if anything is off. Never: a word from the
 * worker or from the proof; people's messages, the bot's, the pushes and the calls are all it looks at.
 */
import { openWorld } from "../../test/emulator/client.ts";
import { command } from "../command.ts";
import { inWords, isRight, isUnheard, type Ledger } from "./ledger.ts";

const program = command("node scripts/prove/check-inbox.ts", "只凭模拟平台的记录核对：每条消息恰好一次回答")
  .argument("<address>", "模拟平台的地址")
  .argument("<world>", "其中哪个世界")
  .parse();
const [address = "", name = ""] = program.args;

async function count(): Promise<Ledger> {
  const world = await openWorld(address, name);
  const [people, bot] = await Promise.all([world.messages({ by: "person" }), world.messages({ by: "bot" })]);
  const answers = new Map(people.map(({ message_id }) => [message_id, 0]));
  let unasked = 0;
  for (const { reply_to } of bot) {
    const known = answers.get(reply_to);
    if (known === undefined) unasked += 1;
    else answers.set(reply_to, known + 1);
  }
  const numbers = [...answers.values()];
  const attempts = (await world.deliveries()).flatMap((delivery) => delivery.attempts);
  const said = new Set(bot.map(({ message_id }) => message_id));
  const unheard = (await world.calls()).filter((call) => isUnheard(call) && said.has(call.message_id));
  return {
    sent: numbers.length,
    acknowledged: attempts.filter(({ status }) => status === 200).length,
    replied: numbers.filter((n) => n > 0).length,
    lost: numbers.filter((n) => n === 0).length,
    twice: numbers.filter((n) => n > 1).length,
    unknown: unasked,
    between: new Set(unheard.map(({ uuid }) => uuid)).size,
  };
}

const ledger = await count();
console.log(`平台一侧：${inWords(ledger)}`);
console.log(JSON.stringify(ledger));
process.exitCode = isRight(ledger) ? 0 : 1;
