/**
 * Figures that speak of what was asked and still count another thing.
 * Comes in: what was asked, a figure's view. Goes out: the word that tells them apart. Never: a choice among figures.
 */

import { type Asked, says } from "./asked.ts";
import type { Word } from "./lexicon.ts";
import { familiesOf } from "./units.ts";
import type { View } from "./view.ts";

/** The word by which a figure is another thing than was asked for; undefined where it may be the same. */
export function otherThing(asked: Asked, view: View): Word | undefined {
  return (
    heldIn(asked, view) ??
    otherRate(asked, view) ??
    otherHead(asked, view) ??
    unsolved(asked, view) ??
    honoured(asked, view) ??
    otherAgent(asked, view) ??
    otherEnd(asked, view)
  );
}

/** 常委会议几次 does not mean the 常委会专题协商: what was held in a meeting is another thing than the meeting. */
function heldIn(asked: Asked, view: View): Word | undefined {
  const head = view.words.metric.findLast((word) => word.kind === "hard");
  if (!head || says(asked, head) > 0 || !/^(?:form|meeting|activity)$/.test(head.concept?.group ?? "")) {
    return undefined;
  }
  return asked.words.some((word) => word.concept?.group === "meeting") ? head : undefined;
}

/** 办复率 is no 满意率, though both are of 提案. */
function otherRate(asked: Asked, view: View): Word | undefined {
  if (!familiesOf(view.figure.unit).has("rate") || view.figure.metric.endsWith("占比")) return undefined;
  // 解决率 is none of these: what the question calls the rate by must stand in the figure's name.
  const called = asked.unit?.unit === "%" ? asked.words.at(-1) : undefined;
  if (called?.concept?.group === "verb" && view.concepts.get(called.concept.id) !== "metric") return called;
  const stage = view.words.metric.findLast((word) => word.concept?.group === "stage");
  if (stage) return says(asked, stage) === 0 ? stage : undefined;
  // 面商率, 整改率: what it is a rate of must be said too.
  const of = /([\u4e00-\u9fa5]{2})[率度]$/.exec(view.figure.metric)?.[1];
  const last = view.words.metric.at(-1);
  const said = [...(of ?? "")].some((char) => asked.joined.includes(char));
  return of !== undefined && !said ? last : undefined;
}

/** 提案多少件 does not mean 提案先进单位: what a name ends in is what it is about. */
function otherHead(asked: Asked, view: View): Word | undefined {
  const isMatter = (word: Word): boolean => /^(?:提案|社情民意)$/.test(word.concept?.id ?? "");
  const head = view.words.metric.at(-1);
  if (head?.kind !== "rest" || head.text.length < 2 || says(asked, head) > 0) return undefined;
  const both = view.words.metric.some(isMatter) && asked.words.some(isMatter);
  return both && !familiesOf(view.figure.unit).has("rate") ? head : undefined;
}

/** 解决问题多少个 does not mean 问题 that were only listed. */
function unsolved(asked: Asked, view: View): Word | undefined {
  const solved = asked.words.find((word) => word.concept?.id === "解决");
  const problems = view.words.metric.some((word) => word.concept?.id === "问题");
  return problems && !view.concepts.has("解决") ? solved : undefined;
}

/** 承办单位多少家 does not mean the 先进承办单位: those are some of them. */
function honoured(asked: Asked, view: View): Word | undefined {
  return view.words.metric
    .slice(0, -1)
    .find((word) => /^(?:先进|优秀|模范|示范|标兵|十佳|最美)$/.test(word.text) && says(asked, word) === 0);
}

/** 主席会议成员督办几件 does not mean what somebody else did: who did it must be told with the figure. */
function otherAgent(asked: Asked, view: View): Word | undefined {
  return asked.words.find(
    (word) => word.concept?.id === "主席班子" && !view.concepts.has("主席班子") && !view.all.includes("主席"),
  );
}

/** 办结 where the same sentence counts 答复 apart: they mean the same until a report tells one from the other. */
function otherEnd(asked: Asked, { figure, words, text }: View): Word | undefined {
  if (!words.metric.some((word) => word.concept?.id === "办复")) return undefined;
  const own = `${text.metric}${text.terms}`;
  return asked.words.find(
    (word) =>
      /^(?:办结|答复|回复)$/.test(word.text) && figure.quote.includes(word.text) && !own.includes(word.text),
  );
}
