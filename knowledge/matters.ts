/**
 * What a report's figures are about, as a member would say it: the headings under which they are browsed.
 * Comes in: figures. Goes out: the same figures by matter, in a steady order. Never: a heading without a figure.
 */

import { withBroader } from "./lexicon.ts";
import type { CharTables } from "./normalize.ts";
import type { Figure } from "./types.ts";
import { viewOf } from "./view.ts";

/**
 * Each matter with the concepts of the vocabulary, or whole groups of them (~form), that belong to it. The first
 * one that a word of a figure's name belongs to decides: 提案办理协商 is 提案, 协商成果批示 is 协商议政.
 */
const MATTERS: ReadonlyArray<readonly [name: string, members: string]> = [
  ["提案", "提案"],
  ["社情民意", "社情民意 信息 专报"],
  ["协商议政", "~form 规划建议 工作室 工作站 议事室 议事会 平台 委员之家"],
  ["会议学习", "~meeting 座谈 发言 通报 学习 宣讲 党课 读书班 读书 培训 专题辅导 研讨 座谈小组 学习资料"],
  ["调研监督", "调研 视察 考察 民主监督 调研报告 建议"],
  ["服务群众", "帮扶 民生 民生实事 惠及 问题 下沉基层 四下基层 信访 现场办公 群众 资金 毕业生 大学生"],
  ["宣传文史", "~media 采访 宣传推介"],
  ["自身建设", "~honor 改革 制度 规程 党支部 请示报告 谈心谈话 走访 专委会 履职报告 优秀委员"],
];

const OTHERS = "其他工作";

const tables = MATTERS.map(([name, members]) => ({ name, members: new Set(members.split(" ")) }));

/** Which matter a figure belongs to; its scope says so where its name does not. */
function matterOf(figure: Figure, chars: CharTables): string {
  const { words } = viewOf(figure, chars);
  for (const zone of ["metric", "scope"] as const) {
    const said = words[zone].flatMap(({ concept }) =>
      concept ? [...withBroader(concept), `~${concept.group}`] : [],
    );
    const matter = tables.find(({ members }) => said.some((id) => members.has(id)));
    if (matter) return matter.name;
  }
  return OTHERS;
}

/** A report's figures by matter. */
export function byMatter(figures: readonly Figure[], chars: CharTables): Map<string, Figure[]> {
  const found = new Map(
    [...tables.map(({ name }) => name), OTHERS].map((name): [string, Figure[]] => [name, []]),
  );
  for (const figure of figures) found.get(matterOf(figure, chars))?.push(figure);
  return new Map([...found].filter(([, list]) => list.length > 0));
}
