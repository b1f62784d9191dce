/**
 * The standard term under which a count is kept, and what of its own words narrows it.
 * In: what a label says, by its part in it. Out: metric, narrowing words, the matter spoken of. Never: a number.
 */

import { familiesOf } from "../units.ts";
import { matterName, STAGES, topicOf } from "./matter.ts";
import { activityIn, conceptsOf, formsTogether, headOf, trimmed, type Words, wordsOf } from "./noun.ts";

/** What a label says, ready to be named. */
export interface Told {
  /** The words before the count as printed. */
  before: string;
  /** What in front of a noun only says that it is the committee's own. */
  own: RegExp;
  verb: string;
  /** What is counted: the object, or what stands behind the count. */
  noun: string;
  /** What became of it. */
  rest: string;
  /** The clauses that follow: what the persons counted did. */
  later: string;
  unit: string;
  parts: readonly string[];
  /** The matter once it has been left. */
  matter: string;
  /** The name of the count before. */
  last: string;
  /** The matter spoken of before, where the label names none: 提案, 社情民意信息. */
  topic: string;
}

/** A name. */
export interface Named {
  metric: string;
  /** Modifiers that make it a part: 集体, 党派. */
  narrows: string[];
  topic: string;
}

/** Names what a label counts. */
export function nameOf(told: Told): Named {
  const families = familiesOf(told.unit);
  if (families.has("year")) return { metric: "连续年数", narrows: [], topic: "" };
  if (families.has("rate")) return rateName(told);
  if (families.has("person") || families.has("visit")) return personName(told);
  const noun = plainOf(told);
  const own = wordsOf(noun);
  const matter = matterName(told, own, noun);
  if (matter) return matter;
  const meeting = own.findLast((word) => word.kind === "hard" && word.concept?.group === "meeting");
  if (meeting?.concept && /(?:会|会议|学习|研讨|小组)(?:专题研究)?$/.test(noun)) {
    const central = own.some((word) => /^(?:中心组学习|党组集中学习)$/.test(word.concept?.id ?? ""));
    return { metric: central ? "党组理论学习中心组学习" : meeting.concept.id, narrows: [], topic: "" };
  }
  const media = mediaName(told, noun);
  if (media !== "") return { metric: media, narrows: [], topic: "" };
  const joint = formsTogether(told.parts);
  if (joint !== "") return { metric: joint, narrows: [], topic: "" };
  return { metric: plainName(told, noun, own), narrows: [], topic: "" };
}

/** What is counted, without what only says whose or which it is; of 专题学习《…》 the activity. */
function plainOf({ noun, own, unit }: Told): string {
  const session = familiesOf(unit).has("session");
  const listed = /^(.+?)、.*等(.+)$/.exec(noun);
  const one = listed ? (session ? (listed[2] ?? noun) : (listed[1] ?? noun)) : noun;
  const titled = /^([^《]{2,10})《[^》]+》[^《]*$/.exec(one)?.[1];
  return trimmed(
    trimmed(
      titled !== undefined &&
        wordsOf(titled).some((word) => /^(?:activity|meeting|form)$/.test(word.concept?.group ?? ""))
        ? titled
        : one,
    ).replace(own, ""),
  );
}

const PRESS =
  /媒体|报纸|刊发|刊登|刊载|报道|登载|发表|《[^》]*(?:报|新闻|网)》|电视台|新华网|人民网|两报一刊/;

/** What the press printed, whatever it is called: 稿件, 新闻, 报道. */
function mediaName(told: Told, noun: string): string {
  if (!/(?:稿件|稿子|新闻|报道|文章|通讯|信息)$/.test(noun) && !(noun === "" && /报道|刊发/.test(told.verb)))
    return "";
  const printed = /刊发|刊登|刊载|报道|登载|发表|采用/.test(told.verb + told.rest);
  return printed && PRESS.test(told.before + told.rest) && !/社情民意/.test(noun) ? "媒体报道" : "";
}

const RATE = /(?:按期|按时)?[\u4e00-\u9fa5]{2}[率度](?!先)/g;
/** Who rated says nothing of what was rated. */
/** Rates of proposals, also where their offices were counted in between. */
const ANSWERED = /办复|办结|答复|面商|见面|(?<!群众)满意|按期|按时/;
const RATERS = /委员|承办单位|提案者|群众|居民|对|基本|办理结果/;

function rateName({ before, noun, rest, topic, matter: left }: Told): Named {
  const said = before + noun;
  const answered = ANSWERED.test(said) && left === "提案" ? left : "";
  const matter = topicOf(wordsOf(said)) || topic || answered;
  if (/占/.test(said)) {
    const stage = STAGES.find((id) => conceptsOf(said).has(id)) ?? "";
    return { metric: `${matter.replace("信息", "")}${stage}占比`, narrows: [], topic: matter };
  }
  const rate = [...said.matchAll(RATE), ...rest.matchAll(RATE)].at(-1)?.[0];
  if (rate !== undefined) {
    const head = noun.slice(0, Math.max(0, noun.lastIndexOf(rate)));
    // 解决和采纳率 is one rate.
    if (/[和与及、]$/.test(head) && head.length < 8) {
      return { metric: `${matter.replace("信息", "")}${trimmed(head)}${rate}`, narrows: [], topic: matter };
    }
    const rated = RATERS.test(head);
    const aspect = /办理(?:态度|结果|过程|质量)/.exec(head)?.[0] ?? "";
    const own = head === "" || rated ? matter.replace("信息", "") || headOf(head) : headOf(head);
    return { metric: `${own}${own.includes(aspect) ? "" : aspect}${rate}`, narrows: [], topic: matter };
  }
  return { metric: headOf(noun === "" ? said : noun), narrows: [], topic: matter };
}

/** Words that say that persons went to where people live. */
const DOWN =
  /下沉|进社区|走进.*(?:村|社区|基层|一线|乡镇|网格)|深入(?:基层|社区|乡镇|村|一线)|到(?:基层|社区|一线)|划分到|编入(?:网格|社区)|进网格|进(?:基层|站|室)|入驻|常态化联系/;
const ATTEND = /^(?:参加|出席|列席|参与)(?:了)?(?:会议|座谈|座谈会|活动)?$/;

function personName(told: Told): Named {
  // 101个城市的前25名.
  if (/前$/.test(told.before)) return { metric: "名次", narrows: [], topic: "" };
  const noun = plainOf(told);
  const own = wordsOf(noun);
  const topic = told.topic;
  const done = activityIn(noun);
  const visits = told.unit.includes("人次");
  if (
    visits &&
    (/参训|培训|轮训/.test(told.verb + noun + told.rest) ||
      (/覆盖/.test(told.verb) && /培训/.test(told.last))) &&
    !/群众|居民|企业|农户|村民/.test(noun)
  ) {
    return { metric: "培训人次", narrows: [], topic };
  }
  if (
    noun !== "" &&
    own.some((word) => word.text.includes("委员")) &&
    !visits &&
    DOWN.test(told.verb + told.rest + told.later)
  ) {
    return { metric: "下沉基层委员", narrows: [], topic };
  }
  const rest = told.rest.replace(/[，。]$/, "");
  // 网民参与136万人次.
  if (visits && noun === "" && told.verb === "参与") return { metric: "参与人次", narrows: [], topic };
  if (ATTEND.test(rest) || (noun === "" && ATTEND.test(told.verb)))
    return { metric: /参与|参加/.test(rest + told.verb) ? "参与人员" : "参会人员", narrows: [], topic };
  if (noun === "") {
    const act = activityIn(rest);
    return {
      metric: act === "" ? headOf(rest.replace(/^(?:先后|作|参加|进行|获|被|积极)+/, "")) || told.verb : act,
      narrows: [],
      topic,
    };
  }
  // 党组成员研讨交流18人次 counts speeches, 党组成员18人 persons.
  if (done !== "") return { metric: `${kept(told.verb, done)}${done}`, narrows: [], topic };
  return { metric: `${kept(told.verb, noun)}${headOf(noun)}`, narrows: [], topic };
}

const KEPT =
  /收集(?!社情)|征求|征集(?!提案)|参与|走访慰问|走访看望|走访|慰问|看望|接待|接访|解决|化解|办成|资助|救助|捐赠|捐献|捐助|捐资|捐款|发放|赠送|培训|轮训|引进|签约|对接|表彰|表扬|惠及|受益|服务|覆盖|修订|新增|增补|调解|打通|修建|种植|栽种|督导|转化|制定|出台|列席|听取|新建|吸引|带动|推荐|宣讲|下沉|编入|改造|通报|争取|筹集|筹措|募集|建言|监督检查|检查|督查|评议|研究/g;

/** The verb of a label, where it says more than that something was done. */
function kept(verb: string, noun: string): string {
  const last = [...verb.matchAll(KEPT)].map((hit) => hit[0]).at(-1) ?? "";
  return noun.includes(last) ? "" : last;
}

const FUNDS =
  /[资基善奖助专问补罚租]金$|资$|投入|额$|经费|款|产值|收入|价值|成本|费用|补贴|标准|损失|税收|税$|总值|总量/;

/** The label's own words, short enough to be a name. */
function plainName(told: Told, noun: string, own: Words): string {
  const finished = /完成|办成|落地落实|落地|采纳|落实(?=$)/.exec(told.verb)?.[0];
  if (
    finished !== undefined &&
    noun !== "" &&
    !/任务|资金|制度|经费|^《/.test(noun) &&
    activityIn(noun) === ""
  )
    return `${finished}${wordsOf(noun).some((word) => word.concept?.id === "民生实事") ? "民生实事" : headOf(noun)}`;
  const { verb } = told;
  const last = own.findLast((word) => word.kind !== "light");
  if (
    last &&
    /^(?:问题|民生实事)$/.test(last.concept?.id ?? "") &&
    /(?:问题|难题|困难|诉求|实事|难事|小事)$/.test(noun)
  ) {
    if (/实事$/.test(noun) && told.parts.length < 2) return "民生实事";
    if (/诉求$/.test(noun))
      return `${/解决|化解|办/.test(told.verb) ? "解决" : kept(told.verb, noun)}${headOf(noun)}`;
    return /解决|化解|办|破解|助力|推动|促进|协调|帮/.test(verb + noun + told.rest)
      ? "解决问题"
      : headOf(noun);
  }
  if (familiesOf(told.unit).has("money")) return fundsName(told, noun);
  if (/^(?:单位|部门)(?:承办|办理)/.test(noun + told.rest)) return "承办单位";
  const act = kept(verb, noun);
  if (noun === "" || (told.parts.length > 1 && act !== "")) {
    if (act !== "") return act;
    if (told.parts.length > 1) return told.parts.map(headOf).join("、");
    return verb === "" ? told.topic : verb;
  }
  if (told.parts.length > 1 && told.parts.join("").length < 24) return told.parts.map(headOf).join("、");
  const done = activityIn(noun);
  const end = headOf(noun);
  // 提案办理先进单位 is none of 单位 at large.
  const head = done !== "" ? done : noun.startsWith("提案") && !end.includes("提案") ? `提案${end}` : end;
  // 19项成果得到市领导批示.
  const reached = /(?:获得?|被|得到|受到).*?(批示|采纳|采用)/.exec(told.rest)?.[1] ?? "";
  if (reached !== "") return `${head}${reached}`;
  return head.length > 8 ? head : `${act}${head}`;
}

function fundsName({ verb, parts, before }: Told, noun: string): string {
  const act = kept(verb, noun);
  const head = headOf(noun.replace(/(?:总?价值|折合|折款|折价)(?:人民币|资金)?$/, "") || noun);
  if (/标准$/.test(head)) return "经费标准";
  const given =
    /捐款捐物|捐赠[\u4e00-\u9fa5]{0,6}(?:款物|物资|物品|设备)|捐资助学|捐款|捐资|捐赠|捐助|捐献/.exec(
      before + noun,
    )?.[0];
  if (given !== undefined) return given;
  if (FUNDS.test(head)) return /^(?:捐|签约|争取|筹)/.test(act) && head.length < 6 ? `${act}${head}` : head;
  if (/签约|引进/.test(verb)) return "签约额";
  if (/款物|物资|物品$/.test(head)) return `${act}${head}`;
  const about = act !== "" ? act : parts.length > 1 ? "" : head;
  return `${about}资金`;
}
