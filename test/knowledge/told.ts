/**
 * Reports with sentences for tests: committees that do not exist, about which we wrote what reports write.
 * Comes in: nothing. Goes out: documents and a base over them. Never: a sentence of a real report.
 */

import { type Base, openBase } from "../../knowledge/base.ts";
import { buildAssets } from "../../knowledge/build/assets.ts";
import type { Document } from "../../knowledge/read/document.ts";
import type { Figure } from "../../knowledge/types.ts";
import { fixtureTables } from "./fixture.ts";

function documentOf(
  [region, period, title, date, committee = `${region}市政协`]: [string, string, string, string, string?],
  parts: Record<string, string>,
): Document {
  return {
    id: `${region}-${period}`,
    committee,
    region,
    level: "city",
    period,
    title,
    publisher: "",
    date,
    url: "",
    sections: Object.entries(parts).map(([heading, lines]) => ({
      heading: heading.replace(/^(?:计划|图)：/, ""),
      kind: heading.startsWith("计划：") ? "plan" : "work",
      sentences: lines
        .trim()
        .split("\n")
        .map((text) => ({ text: text.trim(), kind: heading.startsWith("图：") ? "caption" : "text" })),
    })),
    doubts: [],
  };
}

/** What the reports say. */
export const TOLD: readonly Document[] = [
  documentOf(
    [
      "云川",
      "2024",
      "政协云川市第五届委员会常务委员会工作报告——在政协第五届云川市委员会第四次会议上",
      "2025-01-12",
    ],
    {
      "图：": `
        政协云川市第五届委员会常务委员会工作报告——在政协第五届云川市委员会第四次会议上 （2025年1月12日） 林致远`,
      围绕中心建言献策: `
        3月18日，市政协在松溪县召开特色林果产业高质量发展现场协商会，市委书记周启明、市长温一鸣到会听取意见。
        五届十一次常委会会议专题协商“老旧管网改造”，形成的《关于加快老旧管网改造的调研报告》获市委主要领导批示，《关于夜间经济发展情况的视察报告》获市政府主要领导批示，转市商务局研究。
        创新打造“云上议事”协商品牌，制定《云川市政协协商议事规则（试行）》，推动协商活动制度化。
        各县区政协形成了松溪县“石榴树下说事”、青禾县“渡口茶话”、望岭区“楼道圆桌”等一批基层协商新模式。`,
      深化履职为民: `
        聚焦提案办理质量，建立主席会议成员领衔督办、第三方测评、办理结果公开“三位一体”提案督办机制，推行提案“云督办”。
        “渡口茶话”工作经验入选全省政协协商民主典型案例，并在全省政协工作推进会上作交流发言。
        副主席贺兰舟、秘书长车向东先后带队赴杭州市考察数字政协建设。
        青禾县白石镇柳湾村党支部获评全市先进基层党组织，龙岩社区工作室获评省级示范委员工作室。
        编辑出版《云川古渡》《云川红色记忆》等文史资料，摄制专题片《同舟》。`,
      "计划：2025年工作打算": `
        要办好“云川发展论坛”，探索开展院坝协商，适时在松溪县召开全市政协工作现场会。`,
    },
  ),
  documentOf(["云川", "2023", "云川市政协2023年工作综述", "2024-01-09"], {
    "图：": `
      2023年5月，云川市政协党组书记、主席方守拙率队赴望岭区调研营商环境。
      2023年9月，云川市政协副主席、民建市委主委顾小棠走访委员企业。`,
    守正创新: `
      成功承办全省政协系统书画展，“同心讲堂”成为委员学习的重要平台。
      11月，市政协与市总工会联合举办委员健步走活动。`,
  }),
  documentOf(["南屏", "2024", "南屏市政协2024年履职纪实", "2025-02-20"], {
    "图：": `
      南屏市政协主席陆怀谦（左二）在新源化工园区调研。`,
    凝聚共识: `
      组建“石榴籽”宣讲队，深入社区、校园开展宣讲，队长由市政协常委许诺担任。
      通过“委员讲堂+实训基地”的方式开展委员培训，完善委员履职档案，把履职情况作为评先评优的重要依据。
      南屏政协书画院在人民公园揭牌，与北渡市政协签订战略合作协议。
      开展“我为群众办实事”活动，协调解决小区停车、老年食堂等问题，赠送《南屏诗选》，受到群众好评。`,
  }),
];

/** A report of a county, with the organs of one. */
export const COUNTY: Document = documentOf(
  ["会宁县", "2024", "会宁县政协2024年工作综述", "2025-01-20", "会宁县政协"],
  {
    "图：": `
      会宁县政协主席康敬亭到河畔镇调研小流域治理。`,
    协商为民: `
      县委书记霍长青、县长蒲月英出席开幕会，县委副书记、政法委书记詹伯安主持闭幕会。
      受县政协常委会委托，副主席唐若溪代表常委会作工作报告。
      白银市政协副主席谭子衡到会宁县调研文旅融合，县政协党组书记康敬亭陪同。`,
  },
);

/** Opens a base over them. */
export function toldBase(documents: readonly Document[] = TOLD, figures: readonly Figure[] = []): Base {
  const files = buildAssets(figures, fixtureTables(), documents);
  return openBase((path) => Promise.resolve(files.get(path) ?? null));
}
