// What stands where nothing has been said yet.
// Comes in: a tap. Goes out: a first question, sent as if typed. The questions are ones that the knowledge base answers.
import type { JSX } from "preact";
import type { Target } from "../compose/send.ts";
import { usePage } from "../context.ts";
import { Avatar } from "../parts/avatar.tsx";

const QUESTIONS = ["贵阳2024年社区协商多少场", "天水提案办结率", "吕梁2025提案 征集、立案、重点 各多少件"];

interface HintsProps {
  target: Target;
  /** In a group the bot must be mentioned. */
  inGroup: boolean;
}

export function Hints({ target, inGroup }: HintsProps): JSX.Element {
  const { world, me, act } = usePage();
  const { bot_name } = world.info.app;
  const ask = (text: string) =>
    act(() =>
      world.place.say({ person: me.open_id, ...target, text, ...(inGroup && { mention_bot: true }) }),
    );
  return (
    <div class="hints">
      <Avatar name={bot_name} kind="bot" size={64} />
      <h3>{inGroup ? `在群里 @${bot_name} 就能提问` : `${me.name}，您好`}</h3>
      <p>
        {inGroup
          ? "输入 @ 选机器人，再写问题；大家都能看到回答。"
          : "问一个数，我照报告原样回答，并注明哪家政协、哪一年、出自哪份报告。"}
      </p>
      <p class="hints-label">点一句试试</p>
      {QUESTIONS.map((question) => (
        <button key={question} type="button" class="hint" onClick={() => ask(question)}>
          {inGroup && <span class="at">@{bot_name} </span>}
          {question}
        </button>
      ))}
    </div>
  );
}
