/**
 * A small base for tests: three committees that do not exist, and tables made by hand.
 * Comes in: nothing. Goes out: an opened base. Never: a file, a figure of a real report.
 */

import { ask } from "../../knowledge/ask.ts";
import { type Base, openBase, type Tables } from "../../knowledge/base.ts";
import { buildAssets } from "../../knowledge/build/assets.ts";
import { homophoneTable, simplifiedTable } from "../../knowledge/build/chars.ts";
import { buildDivisions } from "../../knowledge/build/divisions.ts";
import { COLUMNS, figuresFromRows, type SourceRow } from "../../knowledge/build/rows.ts";
import type { Answer, Figure, Query, Slots } from "../../knowledge/types.ts";

/** metric|scope|context|parts|printed|value|approx|unit|kind|terms, under a report. */
const REPORTS: ReadonlyArray<readonly [string, string, string, string]> = [
  [
    "云川",
    "2023",
    "2024-01-09",
    `
社区协商活动||||210余场（次）|210|余|场（次）|done|协商场次
协商解决问题||社区协商||180个|180||个|done|解决问题
帮扶资金||结对帮扶||120万元|120||万元|done|资金 帮扶`,
  ],
  [
    "云川",
    "2024",
    "2025-01-12",
    `
社区协商活动||||240余场（次）|240|余|场（次）|done|协商场次
协商解决问题||社区协商||205个|205||个|done|解决问题
园区协商活动||||36场|36||场|done|协商场次
协商解决问题||园区协商||28个|28||个|done|解决问题
提案立案|民生类|教育、医疗、养老||95件|95||件|done|民生提案
民生提案占比|民生类|占全部立案数||41.5%|41.5||%|done|比例 百分之几
社情民意信息收集||||310篇|310||篇|done|收集
社情民意信息编报||||88期|88||期|done|编报
社情民意信息采用|市委办公厅|||21篇|21||篇|done|录用
社情民意信息采用|省政协办公厅|||12篇|12||篇|done|采纳
帮扶资金||结对帮扶||150余万元|150|余|万元|done|资金 帮扶
帮扶项目||结对帮扶||14个|14||个|done|项目 帮扶
党组会议||党组（扩大）会议||30次|30||次|done|党组会
专题培训||||6期|6||期|plan|培训班`,
  ],
  [
    "南屏",
    "2024",
    "2025-02-20",
    `
基层协商活动|||社区协商、园区协商、院坝协商|160场次|160||场次|done|协商场次
协商参与人次||基层协商||4100人次|4100||人次|done|参与人数
党组会议||||21次|21||次|done|党组会
党组会议|换届专题研究|||4次|4||次|done|党组会
提案征集||||402件|402||件|done|收到
提案立案||||350件|350||件|done|立案数
重点提案||||15件|15||件|done|遴选
提案办复率||||100%|100||%|done|办结 答复率
社情民意信息报送||||120期|120||期|done|上报
社情民意信息采用|全国政协、省政协|||33篇|33||篇|done|录用
社情民意信息批示|市领导|||40篇|40||篇|done|领导批示
帮扶资金||结对帮扶||98万元|98||万元|done|资金 帮扶
电视栏目播出||《屏山夜话》||50期|50||期|done|节目
电视栏目播出|累计|《屏山夜话》||140期|140||期|cumulative|节目
惠及群众||公益项目||1.3万余人次|1.3|余|万人次|done|受益`,
  ],
  [
    "北渡",
    "未标年份（2024年报道）",
    "",
    `
委员工作室||||52个|52||个|done|工作室
委员提案||第五届||700余件|700|余|件|done|提案数量
协商解决问题||基层协商||近千件|千|近|件|done|解决问题
下沉基层委员||省市县三级政协委员||1300名|1300||名|done|下沉
新增党支部||机关党建||2个|2||个|done|党支部
招商引资签约项目||||3个|3||个|done|签约项目
招商引资签约额||||9.5亿元|9.5||亿元|done|签约 金额
委员荣誉||全国道德模范提名奖||1名|1||名|done|获评
走访委员||||77人次|77||人次|done|走访
改革任务方面||重点改革任务||4个方面|4||个方面|done|改革
改革任务||重点改革任务||19条|19||条|done|改革
新增就业毕业生||全市||8万|8||万|done|就业
县级政协联系指导||主席班子成员||31次|31||次|done|下基层
宣讲次数||每名委员每年||2次|2||次|done|宣讲`,
  ],
];

/** The rows, as a CSV parser would give them. */
export const ROWS: SourceRow[] = REPORTS.flatMap(([region, period, date, table]) =>
  table
    .trim()
    .split("\n")
    .map((line, i) => {
      const [metric, scope, context, parts, printed, value, approx, unit, kind, terms] = line.split("|");
      const values = [
        `${region}市政协`,
        region,
        period,
        metric,
        scope,
        context,
        parts,
        printed,
        value,
        approx,
        unit,
        kind,
        "履职",
        terms,
        `${region}市政协工作报告`,
        "",
        date,
      ];
      const record = Object.fromEntries(COLUMNS.map((column, at) => [column, values[at] ?? ""]));
      return { file: `${region}.csv`, line: i + 2, record };
    }),
);

const SIMPLIFIED: Readonly<Record<string, string>> = {
  雲: "云",
  協: "协",
  區: "区",
  場: "场",
  無: "无",
  徵: "征",
  費: "费",
};
const SOUNDS: Readonly<Record<string, string>> = {
  商: "shang",
  上: "shang",
  协: "xie",
  谐: "xie",
  案: "an",
  按: "an",
};

/** Tables as the build makes them, of a few characters and places. */
export function fixtureTables(): Tables {
  const tree = [
    {
      n: "贵州省",
      d: [
        { n: "贵阳市", d: [{ n: "云岩区" }] },
        { n: "黔南布依族苗族自治州", d: [{ n: "都匀市" }] },
      ],
    },
    {
      n: "甘肃省",
      d: [
        { n: "兰州市", d: [{ n: "城关区" }] },
        { n: "白银市", d: [{ n: "会宁县" }] },
      ],
    },
    { n: "西藏自治区", d: [{ n: "拉萨市", d: [{ n: "城关区" }] }] },
    { n: "海南省", d: [{ n: "海口市", d: [{ n: "美兰区" }] }] },
    { n: "青海省", d: [{ n: "海南藏族自治州", d: [{ n: "共和县" }] }] },
    { n: "辽宁省", d: [{ n: "铁岭市", d: [{ n: "铁岭县" }] }] },
  ];
  return {
    ...simplifiedTable((char) => SIMPLIFIED[char] ?? char),
    ...buildDivisions(tree, ["云川", "南屏", "北渡"]),
    homophones: homophoneTable(Object.keys(SOUNDS), (char) => SOUNDS[char] ?? ""),
  };
}

/** Opens a base over figures; by default over all rows. */
export function fixtureBase(figures: readonly Figure[] = figuresFromRows(ROWS)): Base {
  const files = buildAssets(figures, fixtureTables());
  return openBase((path) => Promise.resolve(files.get(path) ?? null));
}

/** The day of all tests. */
export const TODAY = "2025-06-30";

/** Answers the last of several questions of one person. */
export async function answerTo(
  base: Base,
  questions: string | readonly string[],
  about: Partial<Query> = {},
): Promise<Answer> {
  let previous: Slots | undefined;
  let answer: Answer | undefined;
  for (const question of typeof questions === "string" ? [questions] : questions) {
    answer = await ask({ question, today: TODAY, ...about, ...(previous ? { previous } : {}) }, base);
    previous = answer.slots;
  }
  if (!answer) throw new Error("fixture: no question");
  return answer;
}

/** What was asserted, as printed; `choose` or `none:<missing>` otherwise. */
export async function printedFor(
  base: Base,
  questions: string | readonly string[],
  about: Partial<Query> = {},
): Promise<string> {
  const answer = await answerTo(base, questions, about);
  if (answer.kind === "answer") return answer.figures.map((figure) => figure.printed).join(" ");
  if (answer.kind === "words") return `words:${answer.headline}`;
  return answer.kind === "choose" ? "choose" : `none:${answer.missing}`;
}
