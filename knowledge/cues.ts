/**
 * What a question wants done, told by the words people use for it.
 * Comes in: normalised text. Goes out: flags. Never: places, years, metrics.
 */

/** Signs in the wording. */
export interface Cues {
  /** 哪个多, 谁高, 对比, 差不多. */
  compare: boolean;
  /** 最多, 排第一: over all committees. */
  rank: "most" | "least" | null;
  /** “353场次是什么”. */
  reverse: boolean;
  /** 各, 分别: several things are asked for. */
  list: boolean;
  /** 谁, 叫什么, 什么时候: the answer would be words, not a number. */
  words: boolean;
  /** 那…呢: leans on what was asked before. */
  followup: boolean;
  /** 总数, 一共: a part would not do. */
  total: boolean;
  /** 计划, 打算: intentions are asked for. */
  plan: boolean;
  /** 帮, 成立, 引进: what was done in the period, not how much there is. */
  flow: boolean;
  /** 跟资金一起说: adds to what was asked before. */
  also: boolean;
  /** Weather, poems, who are you: nothing of ours. */
  chat: boolean;
  /** 把…改成200, 订票: something to be done, not told. */
  order: boolean;
  /** 差几次: a difference between two printed figures. */
  gap: boolean;
  /** 比上年多多少: a difference that the bot does not work out. */
  change: boolean;
}

const COMPARE =
  /(?:哪|谁)(?:个|家|边|年|里|一年|一家|一个|座|市|方)?(?:的)?.{0,14}?(?:更|较|比较)?(?:多|少|高|低|大|小)(?!少)|(?:多|少|高|低)(?:一?些)?还是|(?:和|跟|与|同).{1,10}比(?![例率重较])|对比|比较|相比|相差|差(?:了)?(?:几|多少)|差不多|一样多|比.{0,16}(?:多|少|高|低)(?!少)|谁.{0,4}领先/;
const RANK_MOST =
  /排第[二三四五六七八九十\d]|最多|最高|最大|第一|排名|排个?[名序队]|排一[排下]|排行|名列前茅|居首|榜首|前几名/;
const RANK_LEAST = /从[低小少]到[高大多]|最少|最低|最小|垫底|倒数/;
const REVERSE =
  /(?:是|指|指的|说的|讲的|代表|对应|表示)(?:的)?(?:是)?(?:个)?(?:什么|啥|哪|指)|(?:是|用来|用于)?(?:干嘛|干什么|干啥|做什么|做啥)(?:的|用)|^(?:哪|谁)(?:个|家|里|座|一家|个市|个地方)?(?:的)?(?:是|有|报告里有|印着|出现过?)(?:个|过)?(?=\d)|是哪(?:个|家|里|儿|座|一家|个市|个地方)|是什么|指什么|指啥|指的啥|什么数|啥数|什么意思|啥意思|怎么来的|从哪来|哪来的|出自|说的是|指的是\??$|是指\??$/;
const WORDS =
  /谁(?!.{0,16}(?:多|少|高|低|大|小|领先))|叫什么|叫啥|什么名|名字|名称|什么时候|何时|哪天|哪一天|几号|几月|几点|时间是|日期|在哪|哪里(?!的)|哪儿|哪位|哪些|哪份|哪篇|哪部|哪本|哪届|第几|哪个(?!.{0,16}(?:多|少|高|低|大|小))|哪家(?!.{0,20}(?:多|少|高|低|大|小))|怎么(?!样)|如何|怎样|为什么|为何|原因|经验|做法/;
const FOLLOWUP = /^(?:那|那么|再|还有|换成|换|改成|改为|改|如果是|要是)|呢[?？!！。]*$/;
const CHAT =
  /天气|气温|下雨|写(?:一)?(?:首|篇|个|段)|作诗|写(?!了|过).{0,8}(?:稿|致辞|讲话|心得|作文)|讲(?:个|一个)?笑话|笑话|故事|你(?:是|叫)(?:谁|什么)|你会什么|你能干|吃什么|吃饭|股票|股市|彩票|新闻联播|翻译|几点了|星期几|放假|唱歌|电影|导航|怎么走(?![访进深向好])|汇率|房价|比分|球赛|你(?:真|太|好|很)(?!想|多)|(?:笨|傻|棒|厉害|聪明)[啊呀了吧!！。]*$|(?:忽略|无视|忘掉|忘记|绕过).{0,8}(?:规则|指令|设定|要求|限制|提示)|提示词|系统管理员|扮演/;

const CHANGE =
  /比(?:上一?年度?|去年|前年|往年|同期|上年同期|前一年)[^,，。;；]{0,8}(?:多|少|增|减|高|低|涨|降)|同比|环比|增幅|增长率|增长了?(?:多少|几|百分)/;
const ALSO = /(?:跟|和|与|连同|加上|连).{1,12}(?:一起|一并|一块儿?|也)(?:说|讲|报|给|列|告|查|看|$)/;
const ORDER =
  /把.{1,24}(?:改成|改为|改到|设为|设成|调成|更新为|更新成|写成)\s*\d+(?!\d*年)|把.{1,24}(?:删掉|删除|删了|清空|乘以|除以|翻倍)|(?:订|买|抢|退)(?:一?[张份间])?.{0,8}(?:票|酒店|机票|会议室|外卖|餐)|叫.{0,3}车|定(?:个|一个)?闹钟|发(?:个|一个|封|一封)?邮件|打(?:个|一个)?电话/;

/** Negations, with what they take out: 不算全国政协, 除了重点提案. */
const EXCEPT =
  /(?:不算上?|不含|不包括|不包含|不计|不要|除去|除了|除开|除|剔除|扣除|扣掉|去掉|去除|减去|排除|刨去|刨开|刨除|抛开|撇开)(?!此)([^,，。;；?？\s]{1,14}?)(?=之外|以外|外|[,，。;；?？\s]|的?(?:多少|几|还|另|一共|共|有|是)|$)(?:之外|以外|外)?|([\u4e00-\u9fa5]{1,8}?)(?:之外|以外|除外)/g;

/** What a question takes out of what it asks for. */
export function findExceptions(text: string): Array<{ start: number; end: number; text: string }> {
  return [...text.matchAll(EXCEPT)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    text: match[1] ?? match[2] ?? "",
  }));
}

const NEGATED =
  /(?<!有)(?:正在|尚未|未能|未|没有|没|不予|不能|不)(?:被|予以?)?(?:立案|办理|办复|办结|答复|采用|采纳|批示|报送|满意|解决|落实|完成|参加|到会)/g;

/** A stage that was not reached: 未立案, 没办复. A figure of what reached it is no answer. */
export function findNegated(text: string): Array<{ start: number; end: number; text: string }> {
  return [...text.matchAll(NEGATED)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    text: match[0],
  }));
}

const PLANNED =
  /计划|打算|目标|拟|力争|预计|准备|新的一年|(?<![主重需首])要(?:建|办|开|达|完成|组织|搞|做)(?!求)/;
const ACHIEVED = /(?:完成|实现|达成|兑现|做到|落实)(?:了|得怎么样|情况|没有?|吗)/;

/** Reads the signs. */
export function readCues(text: string, asks: boolean, states: boolean): Cues {
  const rank = RANK_MOST.test(text) ? "most" : RANK_LEAST.test(text) ? "least" : null;
  const compare = rank === null && COMPARE.test(text);
  const bare = /^[\s约近超]*\d[\d.,]*[万亿余多]*[^\d\s,，。?？吗吧么嘛]{0,4}[。?？!！\s]*$/.test(text);
  const reverse = states && !asks && !compare && rank === null && (bare || REVERSE.test(text));
  return {
    compare,
    rank,
    reverse,
    list: /分别|各(?!类|种|级|界|位|民|党|方|区|县|市|项|族|地|部|支)|各是/.test(text),
    words: !asks && !compare && !reverse && rank === null && (WORDS.test(text) || /什么|啥/.test(text)),
    followup: FOLLOWUP.test(text),
    total: /总数|总共|一共|全部|总量|总的|合计|共计|总计/.test(text),
    // 计划40个，完成了没有 asks for what was done.
    plan: PLANNED.test(text) && !ACHIEVED.test(text),
    flow: /帮(?!扶)|留[下在住]|引进|吸引|成立|建立|设立|发展了|增加|净增|多了/.test(text),
    also: ALSO.test(text),
    chat: CHAT.test(text),
    order: ORDER.test(text),
    gap: /差(?:了|着)?(?:几|多少)|相差|多(?:了)?多少|少(?:了)?多少|多出?几|少几/.test(text),
    change: CHANGE.test(text),
  };
}
