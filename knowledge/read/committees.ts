/**
 * Committees as a text names them.
 * Comes in: text, the names of divisions. Goes out: each place where a committee or its party committee is named.
 * Never: which of them the text is about.
 */

import type { Divisions } from "../places.ts";
import type { Document } from "./document.ts";

export type Level = Document["level"];

/** A committee: what people call it, and where it is. */
export interface Committee {
  /** 贵阳市政协, 全国政协. */
  name: string;
  /** As the divisions have it: 贵阳, 云岩区, 全国. */
  region: string;
  level: Level;
}

/** One naming of it. */
export interface Mention {
  committee: Committee;
  at: number;
  /** 中共贵阳市委, 贵阳市委: its party committee, which tells the region and no more. */
  party: boolean;
}

export const NATION: Committee = { name: "全国政协", region: "全国", level: "nation" };

const LEVELS: readonly Level[] = ["nation", "province", "city", "county"];
const MUNICIPALITY = new Set(["北京", "天津", "上海", "重庆"]);
const KINDS = "自治区|自治州|自治县|自治旗|地区|林区|特区|省|市|州|县|区|旗|盟";

const tails = new WeakMap<Divisions, Map<string, string>>();

/** 市 of 贵阳, 州 of 黔东南: what people put between a region's bare name and 政协. */
export function tailOf(region: string, divisions: Divisions): string {
  let known = tails.get(divisions);
  if (!known) {
    known = new Map();
    for (const [name, [bare, , level]] of Object.entries(divisions.names)) {
      const kind = new RegExp(`(${KINDS})$`).exec(name)?.[1];
      if (level === 3 || kind === undefined || name === bare) continue;
      // 黔东南苗族侗族自治州 is called 黔东南州, 广西壮族自治区 its 自治区.
      const said = kind === "自治州" ? "州" : kind;
      if (!known.has(bare)) known.set(bare, said);
    }
    tails.set(divisions, known);
  }
  return known.get(region) ?? "";
}

function levelOf(name: string): Level {
  if (/(?:省|自治区)$/.test(name) || MUNICIPALITY.has(name.replace(/市$/, ""))) return "province";
  return /(?:县|区|旗)$/.test(name) && !/地区$/.test(name) ? "county" : "city";
}

/** The committee of a named place; null where the name is no place. */
export function committeeOf(place: string, divisions: Divisions): Committee | null {
  if (place === "全国") return NATION;
  const entry = Object.hasOwn(divisions.names, place) ? divisions.names[place] : undefined;
  if (entry) {
    const [region, , rank] = entry;
    const level = LEVELS[rank] ?? "city";
    if (level === "county") {
      const short = new RegExp(`^(.{2,}?)(?:${PEOPLES})+自治(县|旗)$`).exec(region);
      // 长春市朝阳区政协: where several share the name the city is said with it.
      const [, above] = entry;
      const shared =
        region !== place && place.startsWith(above) && place.endsWith(region.slice(above.length));
      return { name: `${short ? `${short[1]}${short[2]}` : shared ? place : region}政协`, region, level };
    }
    // 海南州 and 吉林市 stand under their full names: 海南 and 吉林 are provinces.
    const tail = tailOf(region, divisions);
    return { name: `${region}${region.endsWith(tail) ? "" : tail}政协`, region, level };
  }
  // New districts and places no list holds yet go by their own name.
  const own = new RegExp(`^(\\p{Script=Han}{2,8}?)(${KINDS}|新区|开发区)$`, "u").exec(place);
  if (!own) return null;
  const level = levelOf(place);
  const region = level === "county" || (own[1] ?? "").length < 2 ? place : (own[1] ?? place);
  return { name: `${place}政协`, region, level };
}

const PEOPLES =
  "蒙古族?|回族|藏族|维吾尔族?|苗族|彝族|壮族|布依族|朝鲜族|满族|侗族|瑶族|白族|土家族|哈尼族|哈萨克族?|傣族|黎族|傈僳族|佤族|畲族|拉祜族|水族|东乡族|纳西族|景颇族|柯尔克孜族?|土族|达斡尔族|仫佬族|羌族|布朗族|撒拉族|毛南族|仡佬族|锡伯族|阿昌族|普米族|塔吉克族?|怒族|鄂温克族|保安族|裕固族|独龙族|鄂伦春族|赫哲族|各族";

const SITTING = "(?:第?[一二三四五六七八九十\\d]{1,3}届)";
/** 政协第十三届贵阳市委员会, 中国人民政治协商会议贵州省第十三届委员会. */
const FORMAL = new RegExp(
  `(?:中国人民政治协商会议|政协)${SITTING}?(全国|\\p{Script=Han}{2,14}?)${SITTING}?委员会`,
  "gu",
);
const BRIEF = /政协/g;
const PARTY =
  /(?<=中共)(?<!全)(\p{Script=Han}{2,10}?[省市县区州旗盟])委(?!员)|(?<=中国共产党)(\p{Script=Han}{2,10}?[省市县区州旗盟])委员会/gu;
const PARTY_BRIEF = /(?<=[省市县区州旗盟])委(?!员|托|派|任)/g;

/** A name that no list holds, behind a mark or a word that no name begins with. */
const UNLISTED =
  /(?:^|[，。、；：！？“《（\s—]|届|由|在|向|为|对|与|和|及|据|是|日|年|月|来)(\p{Script=Han}{2,5}?[市县区州旗盟省])$/u;
const NO_PLACE =
  /^[各全我本该县市省区州]|^(?:来自|源自|走进|走访|根据|关于|对于|按照|依托|包括|其中)|兄弟|周边|友邻|部分|有关|相关|外地|其他|所辖|省市|市县|县区|市区/;

/** The longest name of a place that ends where `end` is; names no list holds end in 市, 县 … and begin behind a mark. */
function placeBefore(text: string, end: number, divisions: Divisions, listed: boolean): string {
  for (let length = Math.min(16, end); length >= 2; length -= 1) {
    const name = text.slice(end - length, end);
    if (name === "全国" || Object.hasOwn(divisions.names, name)) return name;
  }
  if (listed) return "";
  // 云岩政协: without its 区, as its own site has it.
  for (let length = Math.min(4, end); length >= 2; length -= 1) {
    const name = text.slice(end - length, end);
    const full = ["区", "县", "市", "旗"].map((kind) => name + kind);
    const known = full.filter((one) => Object.hasOwn(divisions.names, one));
    if (known.length === 1) return known[0] ?? "";
  }
  const [, unlisted = ""] = UNLISTED.exec(text.slice(Math.max(0, end - 8), end)) ?? [];
  return NO_PLACE.test(unlisted) ? "" : unlisted;
}

/** Every committee a text names, in the order of naming. */
export function mentionsIn(text: string, divisions: Divisions): Mention[] {
  const found: Mention[] = [];
  const add = (place: string, at: number, party: boolean): void => {
    const committee = place === "" ? null : committeeOf(place, divisions);
    if (committee) found.push({ committee, at, party });
  };
  for (const match of text.matchAll(FORMAL)) {
    const place = match[1] ?? "";
    // 贵阳市云岩区: the last of several is whose it is. 提案 and 专门 are no places.
    const listed = placeBefore(place, place.length, divisions, true);
    if (listed !== "") add(listed, match.index, false);
    else if (new RegExp(`(?:${KINDS})$`).test(place)) add(place, match.index, false);
  }
  for (const match of text.matchAll(BRIEF)) {
    const place = placeBefore(text, match.index, divisions, false);
    add(place, match.index - place.length, false);
  }
  for (const match of text.matchAll(PARTY)) add(match[1] ?? match[2] ?? "", match.index, true);
  for (const match of text.matchAll(PARTY_BRIEF)) {
    const place = placeBefore(text, match.index, divisions, true);
    if (!text.slice(0, match.index - place.length).endsWith("中共"))
      add(place, match.index - place.length, true);
  }
  return found.sort((a, b) => a.at - b.at);
}
