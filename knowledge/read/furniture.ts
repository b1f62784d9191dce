/**
 * What a page prints around a report.
 * Comes in: one line in one spelling. Goes out: whether it is furniture, and what it tells about the report.
 * Never: a line of the report's own text taken away.
 */

/** What furniture says about the report it stands beside. */
export interface Notice {
  /** ISO. */
  date?: string;
  publisher?: string;
  title?: string;
}

const NAVIGATION = new Set(
  (
    "首页 返回首页 网站首页 返回 返回顶部 返回列表 回到顶部 主页 正文 打印 打印本页 打印本稿 关闭 关闭窗口 收藏 加入收藏 设为首页 分享 " +
    "分享到 微信 微博 新浪微博 腾讯微博 QQ QQ空间 复制链接 字体 字号 大 中 小 大中小 上一篇 下一篇 上一条 下一条 上一版 下一版 上一页 " +
    "下一页 上一期 下一期 末页 尾页 登录 注册 搜索 检索 文章检索 高级检索 关键字 标题 标 题 作者 作 者 来源 当前位置 您的位置 " +
    "您所在的位置 无障碍 无障碍阅读 长者模式 长者版 关怀版 适老化 繁體 繁体 简体 English 手机版 客户端 电子报 数字报 往期回顾 版面导航 版面目录 " +
    "标题导航 内容导航 放大 缩小 默认 语音播报 听新闻 评论 点赞 更多 查看更多 更多>> 目录 扫一扫 扫码分享 二维码 网站地图 联系我们 关于我们"
  ).split(" "),
);

/** Names of a site's parts: beside others a menu, alone perhaps a heading. */
const MENU =
  /^(?:政协概况|领导之窗|机构设置|政协(?:要闻|新闻|动态)|时政要闻|要闻|新闻中心|[市县]{2}动态|县区动态|基层政协|工作动态|通知公告|提案工作|社情民意|委员风采|专题专栏|视频|图片|图片新闻|履职平台)$/;

const PARTS = /[\s|｜>＞»›·•:：/、,，【】[\]［］（）()-]+/;

/** Labels whose whole line belongs to the page. */
const LABELLED =
  /^[【（[]?(?:发布时间|发布日期|发表时间|更新时间|时间|日期|来源|信息来源|稿件来源|文章来源|来稿|作者|责任编辑|责编|编辑|编审|审核|审稿|校对|校审|监制|初审|复审|终审|一审|二审|三审|一校|二校|三校|主编|值班编辑|值班主任|总值班|撰稿|供稿|文字|摄影|图文|浏览次数|浏览量|浏览|阅读次数|阅读量|阅读|点击数|点击量|点击率|点击次数|点击|访问量|字体|字号|分享到|分享|当前位置|您当前的位置|您的位置|您所在的位置|您现在的位置|位置|关键词|关键字|标签|版权所有|主办|主办单位|承办|承办单位|技术支持|地址|邮编|电话|网站标识码|备案号|原标题|标题|索引号|发文机关|发布机构|栏目|频道|上一篇|下一篇|上一条|下一条|本期|当前|稿源|作者单位|转载自|转自|声明|免责声明|相关链接|相关附件|附件)[】\]）]?\s*[:：|｜丨/]/;
const OWN_NUMBERS =
  /ICP备|公网安备|Copyright|©|All Rights Reserved|^https?:\/\/\S+$|^www\.\S+$|^点击.{0,14}(?:关注|订阅)|^阅读原文|^[—\-\s]*END[—\-\s]*$|^长按.{0,12}(?:二维码|关注)|^点个?.{0,3}在看|^第?\d+期\s.*版|^[（(]?(?:总?第)?\d{1,5}期[）)]?$|^第?[A-Z]?\d{1,2}版(?:[:：]?\S{0,8})?$|第\d+期\s?[A-Z]?\d{1,2}版|本期\d+版|^\d+人?(?:浏览|阅读|点赞|评论)$|扫一扫.{0,20}(?:手机|分享|关注)|^字体[:：]?\s?大\s?中\s?小|^(?:点击|浏览|阅读)(?:量|次数|数)?[:：]?\s?\d+次?$/i;
// 记者从政协获悉 is the report's: names stand apart from what their bearers are.
const BYLINE =
  /^[□■○●◎☐◇◆]?\s?[（(]?(?:文[/／]?图?|图[/／]文)?[:：]?\s?(?:本报|本网|本刊|融媒体?|全媒体|首席)?\s?(?:首席|见习|实习|全媒体|融媒体)?(?:记者|通讯员|特约记者|特约通讯员)(?:[\s:：/／][^。，；]{1,40}|(?<=本报记者|本网记者|[□（(]记者)(?![从在走来近获对了日采为跟随])\p{Script=Han}{2,3}[）)]?)$/u;
const PAGE_NUMBER =
  /^(?:[-—–·~]\s?)?\d{1,3}(?:\s?[-—–·~])?$|^[-—–]{1,2}\s?\d{1,3}\s?[-—–]{1,2}$|^第\s?\d{1,3}\s?页(?:\s?[,，/]?\s?共\s?\d{1,3}\s?页)?$|^\d{1,3}\s?\/\s?\d{1,3}$|^Page\s?\d+/i;
const RULE = /^[\s\-—–=*_~·.#★☆※◆◇■□●○]{3,}$/;

const DAY = /(?<!\d)((?:19|20)\d\d)\s?[-年./]\s?(1[0-2]|0?[1-9])\s?[-月./]\s?(3[01]|[12]\d|0?[1-9])(?!\d)日?/;
const DATE_LINE = new RegExp(
  `^[（(【]?\\s?${DAY.source}\\s?[)）】]?(?:\\s?(?:星期|周)[一二三四五六日天])?(?:\\s?\\d{1,2}[:：]\\d\\d(?:[:：]\\d\\d)?)?\\s?[)）】]?`,
);

/** （2025年1月）: all that some reports print. */
const MONTH_LINE = /^[（(]?\s?((?:19|20)\d\d)年(1[0-2]|[1-9])月\s?[）)]?$/;
/** 云川市政协办公室编 2024年6月18日: the head of a bulletin, the foot of a report. */
const ISSUED = new RegExp(`^[^，。；：]{2,24}(?:编|编印|印|办公室|委员会|主办)\\s?${DAY.source}$`);

/** The first full date in a text, as ISO. */
export function dateIn(text: string): string {
  const match = DAY.exec(text);
  const [, year = "", month = "", day = ""] = match ?? [];
  return match ? `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}` : "";
}

/** Where a page ends what it says of the report: from here on titles of others are listed. */
export const RELATED =
  /^[【（[]?(?:相关(?:新闻|链接|阅读|文章|稿件|推荐|报道|信息|内容)|延伸阅读|推荐阅读|往期(?:推荐|回顾|精选)|热门(?:文章|新闻|推荐|阅读)|猜你喜欢|为您推荐|友情链接|最新(?:文章|新闻|动态)|精彩推荐)[】\]）]?(?:[:：]|$)/;

/** A rule across the page: ----, ****, ★★★. */
export const isRule = (line: string): boolean => line !== "" && RULE.test(line);

/** A number that stands alone is a page's, unless what follows counts by it. */
export const isPageNumber = (line: string): boolean => PAGE_NUMBER.test(line);

function isNavigation(line: string): boolean {
  const parts = line.split(PARTS).filter((part) => part !== "");
  if (parts.length === 0) return false;
  const known = parts.filter((part) => NAVIGATION.has(part) || (parts.length > 1 && MENU.test(part))).length;
  // 首页 机构 领导 要闻 专题: many short words in a row are a menu, whatever they are.
  const menu =
    parts.length >= 5 &&
    /[\s|｜]/.test(line) &&
    !/[，、。：；]/.test(line) &&
    parts.every((part) => [...part].length <= 6 && !/\d/.test(part));
  const trail = /[>＞»›]/.test(line) && known > 0 && !/[。；]/.test(line);
  return known === parts.length || menu || trail;
}

/** □ 本报记者 …: who wrote it. */
export const isByline = (line: string): boolean => BYLINE.test(line);

/** What a line of furniture says; null when the line is not furniture. */
export function noticeIn(line: string): Notice | null {
  if (/[。！？]./.test(line) && !LABELLED.test(line)) return null;
  const date = dateIn(line);
  const dated = date === "" ? {} : { date };
  const stamp = DATE_LINE.exec(line);
  const rest = stamp ? line.slice(stamp[0].length).trim() : line;
  const publisher = /(?:来源|稿源|转载自|转自)[】\]）]?[:：]\s?[《【]?([^\s《》【】:：，。；|｜）)]{2,24})/
    .exec(line)?.[1]
    ?.replace(new RegExp(`${DAY.source}.*$`), "");
  const published = publisher === undefined ? {} : { publisher };
  if (stamp && rest === "") return dated;
  const [, year, month] = MONTH_LINE.exec(line) ?? [];
  if (year !== undefined && month !== undefined) return { date: `${year}-${month.padStart(2, "0")}` };
  if (ISSUED.test(line)) return dated;
  if (stamp && rest.length <= 40 && (LABELLED.test(rest) || BYLINE.test(rest) || isNavigation(rest)))
    return { ...dated, ...published };
  if (LABELLED.test(line) && !/[。；]./.test(line) && line.length <= 120) {
    const title = /^(?:原?标题)[:：]\s?(.{6,})$/.exec(line)?.[1];
    return { ...dated, ...published, ...(title === undefined ? {} : { title }) };
  }
  if (/发布(?:时间|日期)[:：]/.test(line) && line.length <= 80) return { ...dated, ...published };
  if (OWN_NUMBERS.test(line) && line.length <= 80) return dated;
  // An account's name with day and hour of posting.
  if (date !== "" && /\d{1,2}[:：]\d\d/.test(line) && !/[，。；]/.test(line) && line.length <= 60)
    return { ...dated, ...published };
  if (BYLINE.test(line) || isNavigation(line)) return { ...dated, ...published };
  return null;
}

// What editors hang on the last paragraph.
const TAIL =
  /(?<=[。！？”）])\s?[（(【[]?(?:责任编辑|责编|编辑|编审|审核|校对|初审|复审|终审|一审|来源|作者|供稿|撰稿|作者单位|浏览次数|阅读量|记者|通讯员)\s?[:：/／][^。！？]{1,60}$|(?<=[。！？”])\s?[（(](?:本报|本网)?(?:记者|通讯员|作者|作者系|作者为)[^。）)]{2,60}[）)]$|(?<=[。！？”])\s?(?:【?(?:打印|关闭|返回首页|返回顶部)】?\s?)+$/;

/** What newspapers set into a paragraph that goes on elsewhere, and pages into one that goes over them. */
const INSERT =
  /[（(](?:紧?接|上接|下转|转|续)第?\s?[A-Z]?\d{1,2}\s?版[）)]|(?<=\p{Script=Han})[-—–]\s?\d{1,3}\s?[-—–](?=\p{Script=Han})/gu;

/** A paragraph without what editors and pages put into it. */
export const withoutInserts = (paragraph: string): string =>
  paragraph.replace(INSERT, "").replace(TAIL, "").trimEnd();
