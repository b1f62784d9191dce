/**
 * The verbs of reports: with them a label begins, at them what is counted ends.
 * In: text. Out: places of verbs, and what they say. Never: a figure.
 */

/** Say only that something was done: what was done is their object. */
const EMPTY =
  "组织开展 组织举办 组织召开 组织实施 组织参加 开展 开设 召开 举办 举行 组织 进行 实施 落实 推进 推动 促进 助推 助力 协助 帮助 形成 提出 提供 作出 做出 完成 建成 建立 设立 成立 组建 搭建 打造 创建 新建 创设 安排 部署 确定 确立 明确 制作 拍摄 创作 邀请 动员 发动 引导 支持 配合 承办 协办 主办 联办 联合 参加 参与 出席 列席 开办 承接 推出 制定 制订 拟定 印发 出台 修订 完善 健全 编印 编辑出版 编撰出版 编纂 编辑 编写 编撰 出版 发行 刊印 遴选 评选 选出 选树 选派 选聘 推荐 推选 推送 发布 播出 播放 刊发 刊登 刊载 登载 发表 报道 争取 筹措 筹集 募集 协调 拨付 投入 用于 新增 新设 增补 增设 优化 升级 更新 收集 征集 收到 征求 汇集 汇总 梳理 整理 提交 递交 报送 上报 编报 编发 转报 呈报 撰写 反映 审查立案 立案 办理 办结 办复 答复 督办 采用 采纳 转化 批示 审议 通过 听取 讲授 宣讲 深入 赴 走进 下沉 编入 划分到 覆盖 惠及 受益 服务 走访慰问 走访看望 走访 慰问 看望 接待 接访 化解 调解 解决 办成 办好 资助 救助 帮扶 捐赠 捐献 捐助 捐资 捐款 发放 赠送 培训 轮训 引进 签约 签订 签署 对接 洽谈 表彰 表扬 通报表扬 命名 授予 授牌 获得 获评 荣获 获 实现 吸引 带动 打通 修建 改造 建设 种植 栽种 开通 开放 运营 达成 监督检查 检查 督查 督导 评议 测评 交换 抄送 转办 交办 移交 召集 通报 组成 研究 贯彻 开播 讲授 捐建 援建 牵线 设置 巩固 指导 领办 领衔督办 领衔 阅批 新聘 聘请 聘任 免去 撤销 增聘 吸纳 整治 新修 交由 交给 分送 转交 修缮 维修 翻修 整修 铺设 安装 硬化 亮化 绿化 认领 担任 印刷 走访调研 结对 包联 联系";

const ALL: readonly string[] = [...new Set(EMPTY.split(" "))].sort((a, b) => b.length - a.length);

/** In these words a verb's characters are no verb. */
const NAMES =
  /慰问[金品]|(?:承办|主办|参加|协办|联办|办理|帮扶|对接|提出|服务)单位|信访接待|(?:专题|新闻|宣传|深度|系列|跟踪|媒体)报道|报道(?=$|[\d）(（])|研究(?:会|院|室|员|所|成果|报告|课题)|课题研究|理论研究|调查研究|组织(?=工作|建设|力|领导|化)|通报(?=会|制度)|服务(?=中心|大局|站|平台)|党组织|组织生活|组织部|基层组织|各级组织|政协组织|[“"《][^”"》]*[”"》]|委员工作|服务站|服务中心|服务为民|公共服务|提案办理(?=协商|工作|质量|情况|结果|率|单位)|办理(?=协商|工作|质量|情况|结果|率|单位)|答复率|办复率|办结率|(?:采用|采纳|覆盖|转化|满意|落实|签约|解决|完成|参与|参加|出席)率|领导批示(?=件)|参与人次|参与人数|培训班|培训会|宣讲团|宣讲会|报道团|座谈会|推进会|对接会|签约仪式|建设(?!$|了|成)|帮扶(?:资金|项目|村|县|工作|户|队|对象|责任)|救助金|资助金|调研报告|视察报告|(?:重点|专题|联合|实地|集中|综合)?调研|服务(?:群众|企业|对象|活动|团|队)(?=\d)|联合(?=调研|视察|提案|监督|协商)|受益(?=群众|人)|签约(?=项目|额|资金)|转化(?:成果|率)|督办提案|立案提案|推荐(?:会|信)|发展|协商议政|走访(?=活动)|解决方案|落实情况|反映的|支持配合|引进项目|获奖|新增(?=长)|编辑部|发行量|收集渠道|服务大局|对接(?=活动|会)|通过(?=率)|检查组|督查组|评议会/g;

function masked(text: string): string {
  return text.replace(NAMES, (hit) => "〇".repeat(hit.length));
}

interface Hit {
  start: number;
  end: number;
  verb: string;
}

function verbsIn(text: string): Hit[] {
  const plain = masked(text);
  const hits: Hit[] = [];
  let at = 0;
  while (at < plain.length) {
    const verb = ALL.find((one) => plain.startsWith(one, at));
    if (verb !== undefined) {
      hits.push({ start: at, end: at + verb.length, verb });
      at += verb.length;
    } else at += 1;
  }
  return hits;
}

/** Where the first verb stands; `from0` lets it be the very beginning. */
export function firstVerb(text: string, from0 = false): number {
  return verbsIn(text).find((hit) => from0 || hit.start > 0)?.start ?? -1;
}

/** Whether a text ends in a verb: what it is about is still to come. */
export function endsInVerb(text: string): boolean {
  const bare = text.replace(/(?:了|过|共|共计|合计|累计|出|约|近|有)+$/, "");
  return verbsIn(bare).some((hit) => hit.end === bare.length);
}

/** The predicate of a label: its last run of verbs with what stands before and behind. */
export interface Predicate {
  left: string;
  verb: string;
  object: string;
}

/** Reads a label as what did, did what, to what. */
export function predicateOf(label: string): Predicate | null {
  const hits = verbsIn(label);
  // In a list (解决A、修建B等) the verbs behind its first item belong to the examples.
  const deng = label.lastIndexOf("等");
  const comma = label.indexOf("、");
  const tail = hits.filter((hit) => hit.start > deng);
  const heads = hits.filter((hit) => hit.end < (comma < 0 ? deng : comma));
  const pool = tail.length > 0 ? tail : heads.length > 0 ? heads : hits.slice(0, 1);
  const last = pool.at(-1);
  let first = last;
  if (!first || !last) return null;
  // Verbs that touch are one: 组织开展, 帮助解决.
  for (const hit of [...pool].reverse()) if (hit.end === first.start) first = hit;
  return {
    left: label.slice(0, first.start),
    verb: label.slice(first.start, last.end),
    object: label.slice(last.end),
  };
}
