/**
 * What kind of words a question wants.
 * Comes in: a question without its place and year. Goes out: the kind of answer, the noun it is asked of, and
 * what an answer has to hold. Never: a look at a report.
 */

import { needsOf } from "./words.ts";

/** The kinds of answers that are words. */
export type WordsKind = "person" | "date" | "meeting" | "where" | "which" | "manner" | "whether";

/** A question for words. */
export interface Wanted {
  kind: WordsKind;
  /** 有哪些, 哪几份: all that are named. */
  many: boolean;
  /** The noun that is asked for: 工作法, 专题报告; empty where there is none. */
  head: string;
  /** Post of the person asked for: 副主席. */
  post: string;
  /** 哪天, 几号: a month alone would not do. */
  day: boolean;
  /** What an answer has to hold; `besides` the noun that is asked for. */
  needs: string[];
  besides: string[];
  /** Names the question puts in marks. */
  quoted: readonly string[];
  /** The question's own words, and how it asks: what a follow-up keeps and replaces. */
  stem: string;
  phrase: string;
}

const MANNER =
  /怎么样?(?=做|开展|搞|抓|推进|推动|办|干|落实|实施|管|联|服务|[\u4e00-\u9fa5])|如何|怎样|(?:有(?:过)?|采取了?)?(?:什么|哪些|啥)(?:好|新|具体|特色)?的?(?:经验|做法|举措|措施|亮点|创新|突破|探索|新意)|(?:经验|做法|举措|措施|亮点)(?:是什么|是啥|有哪些|呢)?$|怎么(?:做|搞|办|干|弄)?的?$/;
const PERSON =
  /(?:都?(?:是|有|由|为))?谁|(?:是|由|有)?哪(?:一|几)?(?:位|名)|(?:是|由|有)?哪(?:个|些|几个)人|姓名|姓什么|(?:是|任|担任|兼任|兼)*什么(?:职务|职位|职)/;
const DATE =
  /(?:是|在|于)*(?:什么时候|什么时间|何时|哪一?天|几月几[日号]|几号|几月份?|哪个?月份?|哪一?年)|(?:时间|日期)(?:是|在)?(?:什么|哪|几)?/;
const MEETING =
  /(?:是|在)*(?:哪一?次|第几次|哪一?届|几届几次)(?=会|常委会|全会|全体会议|主席会|党组会|大会|$|的)/;
const WHERE =
  /(?:都?(?:是|在|去|到|赴))*(?:了|过)?(?:哪里|哪儿|什么地方|哪个地方|哪些地方)|在哪(?![个份篇一几次])/;
const CLASSIFIER = "(?:个|家|份|篇|部|本|项|条|件|座|所|支|种|款|档|场|级|期|类|批)";
const WHICH = new RegExp(
  `(?:是|叫|叫做|有|为|为了|题为)*(?:哪(?:一|几)?${CLASSIFIER}|哪些|哪几${CLASSIFIER}?|什么|啥)(?:名字|名称|名)?|名(?:字|称)(?:是|叫)?(?:什么|啥)?`,
);
const WHETHER = /有没有|有无|是否|是不是|吗$|没有?$/;
const MANY = /哪些|哪几|有谁|都有|分别|几(?:个|份|篇|位|项|件|部|种)|[^\u6ca1]有(?:什么|啥)/;

/** Where the noun behind 哪个 ends. */
const BEHIND_HEAD =
  /获|被|得到|受到|入选|评为|荣|登上|成为|是|叫|的|了|有|在|由|对|去|到|开展|召开|举办|推动|促进|参加|参与|报道|采纳|采用|批示|建成|解决|提出|提交|发起|牵头|主办|承办|播出|刊[载登发]|签[订署约]|加入|负责|出版|编[印写辑]|制定|发布|作了|做了|列入|纳入|写|(?<!^)为(?!民)/;

/** Posts by which people are asked for. */
export const TITLES =
  "副主席|主席|副秘书长|秘书长|副书记|书记|副市长|市长|副县长|县长|副区长|区长|州长|副省长|省长|副主任|主任|副主委|主委|副会长|会长|召集人|院长|检察长|局长|副局长|部长|理事长|站长|组长|记者";
const POST = new RegExp(`(?:${TITLES})(?!会|班|团)`);
const ASKED_POST = new RegExp(
  `((?:${TITLES})(?:[、和](?:${TITLES}))?)(?:都?(?:是|叫|有)|的?(?:姓名|名字))*$`,
);

/** Nouns for people: who they are is asked, whatever they are called. */
const PEOPLE = /(?:委员|领导|干部|代表|专家|同志|企业家|模范)$/;

/** 调研了什么: no noun is asked for, so the sentence is the answer. */
const OBJECT = /(?<![办做开搞弄干说])(?:了|过)(?:什么|啥|哪些)$/;

/** Nouns that marks around a name say by themselves; what stands before them is said of the thing. */
const GENERIC = /(?:文件名?|题目|标题|书籍|图书|^书|文章|报纸|报刊|媒体|刊物|杂志|期刊)$/;

const MEDIUM = /^(?:报纸|报刊|媒体|刊物|杂志|期刊)/;

/** 带谁调研: not who did it. */
const OBJECT_WHO = /(?:带|率|陪同?|向|对|给|与|和|跟|慰问|表彰|资助)(?:领|了|过)?$/;

/** 《…》的题目, said without a question word. */
const BARE_NOUN = /(?:文件名|题目|标题|名称|名字)$/;

/** 原文给我看看, 那段话怎么写的. */
const SENTENCE =
  /(?:的)?(?:报告)?(?:里)?(?:的)?(?:原文|原句|原话|原段落?|那一?段话?|那一?句话?)(?:是?怎么(?:写|说|讲)的?|是什么|(?:给|发|拿)(?:我|一下)*(?:看看?|瞧瞧)?|看一?看|看下|说一?下)?/;
const FETCH =
  /找(?:一下|下|找)?|(?:给我)?(?:看|发|贴)(?:一下|下|看|给我)|(?<![宣演])[讲说写](?:到|的是)?(?=[^么])|关于/g;

/** Reads what is asked; null where a question wants no words. */
export function wantedOf(said: string, quoted: readonly string[] = []): Wanted | null {
  // The sentence itself is wanted: what it speaks of is all that is left of the question.
  const sentence = SENTENCE.test(said);
  const text = sentence ? `${said.replace(SENTENCE, "").replace(FETCH, "")}怎么写的` : said;
  const asked = kindOf(text) ?? (BARE_NOUN.test(text) ? kindOf(`${text}叫什么`) : null);
  if (!asked) return null;
  const [kind, at, phrase] = asked;
  const before = text.slice(0, at);
  const behind = text.slice(at + phrase.length);
  const stem = `${before} ${behind}`;
  const base = {
    quoted,
    stem,
    besides: needsOf(stem),
    many: MANY.test(text),
    post: "",
    day: /哪一?天|几号|几[日号]/.test(phrase),
    phrase,
    head: "",
  };
  switch (kind) {
    case "person": {
      if (/^谁/.test(phrase) && OBJECT_WHO.test(before)) return null;
      const post = POST.exec(behind)?.[0] ?? POST.exec(before)?.[0] ?? "";
      return { ...base, kind, post, needs: needsOf(post === "" ? stem : stem.replace(post, " ")) };
    }
    case "which": {
      if (OBJECT.test(text.replace(/[\s?？。!！]+$/, "")))
        return { ...base, kind: "manner", needs: needsOf(stem) };
      const full = headOf(before, behind);
      const head = (GENERIC.exec(full) ?? MEDIUM.exec(full))?.[0] ?? full;
      const post = ASKED_POST.exec(before.trim())?.[1] ?? (POST.exec(head)?.[0] === head ? head : "");
      if (post !== "" && !/记者/.test(post)) {
        return { ...base, kind: "person", post, needs: needsOf(stem.replace(post, " ")) };
      }
      if (PEOPLE.test(head)) return { ...base, kind: "person", head, needs: needsOf(stem) };
      const besides = needsOf(head === "" ? stem : stem.replace(head, " "));
      return { ...base, kind, head, needs: needsOf(stem), besides };
    }
    case "manner": {
      const needs = needsOf(stem);
      const fresh = /创新|首创|新意|探索|突破/.test(phrase) ? ["创新"] : [];
      return { ...base, kind, needs: [...needs, ...fresh] };
    }
    default:
      return { ...base, kind, needs: needsOf(stem) };
  }
}

function kindOf(text: string): [WordsKind, number, string] | null {
  const patterns: ReadonlyArray<readonly [WordsKind, RegExp]> = [
    ["manner", MANNER],
    ["person", PERSON],
    ["date", DATE],
    ["meeting", MEETING],
    ["where", WHERE],
    ["which", WHICH],
    ["whether", WHETHER],
  ];
  for (const [kind, pattern] of patterns) {
    const found = pattern.exec(text);
    if (found) return [kind, found.index, found[0]];
  }
  return null;
}

/** The noun that is asked for: behind 哪个, or before 叫什么. */
function headOf(before: string, behind: string): string {
  // A noun has a character at least: 哪个组织.
  // 有哪些获批示的报告: what was done stands before what it is.
  if (behind.search(BEHIND_HEAD) === 0 && /的./.test(behind))
    return bare(behind.slice(behind.lastIndexOf("的")));
  const end = behind.slice(1).search(BEHIND_HEAD) + 1;
  const after = bare(end === 0 ? behind : behind.slice(0, end));
  // 哪个平台建言的: the verb is not known, so the noun is taken to be as short as most are.
  if (after.length > 3 && /^的[?？。\s]*$/.test(behind.slice(end))) return after.slice(0, 2);
  if (after !== "") return after;
  // 报告获批示的有哪些: what it is stands before what was done.
  const said = /的\s*$/.test(before) ? before.replace(/的\s*$/, "") : "";
  const done = said.slice(1).search(BEHIND_HEAD) + 1;
  if (done > 1) return bare(said.slice(0, done));
  const parts = before.split(/的|[\s,，、。]/).map(bare);
  return parts.filter((part) => part !== "").at(-1) ?? "";
}

/** A noun without what joins it to the question. */
function bare(text: string): string {
  return text.replace(/[\s?？。!！,，]+/g, "").replace(/^[的了是在有都]+|[的了是在有都]+$/g, "");
}
