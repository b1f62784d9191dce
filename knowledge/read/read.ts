/**
 * Text → documents: the stages in their order.
 * Comes in: the text of a file, what a person said about it, tables. Goes out: one document for each report in it.
 * Never: I/O, a figure; a sentence that the report does not print.
 */

import type { CharTables } from "../normalize.ts";
import { digitYears } from "../numbers.ts";
import { readPeriod, spanOf } from "../periods.ts";
import type { Divisions } from "../places.ts";
import { oneSpelling } from "./characters.ts";
import { type Committee, committeeOf, mentionsIn } from "./committees.ts";
import type { Document, Given, Section } from "./document.ts";
import { settle, whose, whoseByPlaces } from "./identity.ts";
import { type Item, itemsOf } from "./items.ts";
import { linesOf } from "./lines.ts";
import { blocksOf } from "./mend.ts";
import { announcesPlan, headingOf, sectionsOf } from "./outline.ts";
import { periodOf } from "./period.ts";
import { sittingOf } from "./sitting.ts";

/** Stands where the text does not tell. */
export const UNKNOWN = "未写明";

/** Reads a text; what is given goes before what is read off it. */
export function readDocuments(text: string, given: Given, tables: CharTables & Divisions): Document[] {
  const items = itemsOf(blocksOf(linesOf(oneSpelling(text, tables))));
  const owners = items.map((item) => ownerOf(item, tables));
  const told = givenCommittee(given, tables);
  const asked = told && { ...settle(told, text, tables), name: told.name };
  // One of several committees in the file is meant.
  const chosen = items.filter((_, i) => asked !== null && owners[i]?.committee?.region === asked.region);
  const kept = items.length > 1 && chosen.length > 0 ? chosen : items;
  const latest = Math.max(0, ...items.map((item) => yearOf(item)));
  return kept.map((item, i) => {
    const told = owners[items.indexOf(item)] ?? NOBODY;
    const owner = asked === null ? told : { committee: asked, doubt: "" };
    const id = given.id ?? "";
    return documentOf(item, owner, given, kept.length > 1 ? `${id}#${i + 1}` : id, latest);
  });
}

/** Whose an item is, and what is doubtful about it. */
interface Owner {
  committee: Committee | null;
  doubt: string;
}

const NOBODY: Owner = { committee: null, doubt: "看不出是哪个政协的材料，请补上 committee。" };

function ownerOf(item: Item, divisions: Divisions): Owner {
  const paragraphs = item.body.map((block) => block.text);
  const voice = { title: item.lead || item.title, paragraphs, around: item.around };
  const named = whose(voice, divisions);
  if (named) return { committee: named, doubt: "" };
  const placed = whoseByPlaces(voice, divisions);
  return placed
    ? { committee: placed, doubt: "材料没有写明是哪个政协，单位是从文中的地名看出来的。" }
    : NOBODY;
}

/** The committee a person named, or the one of the region they named. */
function givenCommittee({ committee, region }: Given, divisions: Divisions): Committee | null {
  const place = placeOf(region ?? "", divisions);
  const named = mentionsIn(committee ?? "", divisions).at(-1)?.committee;
  // 海南 with 海南州政协: of those that share a name the committee says which.
  const shared = Object.hasOwn(divisions.twins, place) && named !== undefined;
  const placed = place === "" || shared ? undefined : (committeeOf(place, divisions) ?? undefined);
  const found = named ?? placed;
  if (found === undefined && committee === undefined) return null;
  return {
    name: (/委员会$/.test(committee ?? "") ? named?.name : committee) ?? placed?.name ?? committee ?? UNKNOWN,
    region:
      placed?.region ?? named?.region ?? (place === "" ? (committee ?? "").replace(/政协$/, "") : place),
    level: found?.level ?? "city",
  };
}

/** 杭州市拱墅区 and 浙江省杭州市拱墅区 end in the place that is meant; the longest name they end in is it. */
function placeOf(path: string, { names }: Divisions): string {
  for (let at = 0; at < path.length - 1; at += 1) {
    if (Object.hasOwn(names, path.slice(at))) return path.slice(at);
  }
  return path.replace(/^.+省(?=.)/, "");
}

/** The year in which an item was given, if it says so itself; 0 if not. */
function yearOf(item: Item): number {
  const dated = [
    ...item.body
      .map((block) => block.text)
      .join("\n")
      .matchAll(/(?<!\d)(20\d\d)年\d{1,2}月/g),
  ];
  return Math.max(Number(item.date.slice(0, 4)), ...dated.map((match) => Number(match[1])));
}

function documentOf(
  item: Item,
  { committee, doubt }: Owner,
  given: Given,
  id: string,
  latest: number,
): Document {
  const doubts: string[] = [];
  const title = given.title ?? item.title;
  const date = given.date ?? item.date;
  const paragraphs = item.body.map((block) => block.text);
  const headings = item.body.flatMap((block) => headingOf(block)?.text ?? []);
  const read = periodOf({ title, headings, paragraphs, date, latest: latest === 0 ? null : latest });
  const label = given.period?.replace(/^(\d{4})年度?$/, "$1") ?? read.label;
  if (doubt !== "") doubts.push(doubt);
  if (given.period === undefined && read.doubt !== "") doubts.push(read.doubt);
  if (title === "") doubts.push("没有找到标题，请补上 title。");
  const { year, reported } = readPeriod(label);
  const imprint: Section[] =
    item.imprint === ""
      ? []
      : [{ heading: "", kind: "work", sentences: [{ text: item.imprint, kind: "caption" }] }];
  // A report to a session is given in the first year it does not report on, a piece of news in the last it does.
  const last =
    year ?? spanOf(label)?.[1] ?? (reported === null || label.includes("报道") ? reported : reported - 1);
  const next = last === null ? null : last + 1;
  const level = committee?.level ?? "city";
  const spoken = [title, item.imprint, ...paragraphs].join("\n");
  const sitting = sittingOf(digitYears(spoken), year, level);
  return {
    id,
    committee: committee?.name ?? UNKNOWN,
    region: committee?.region ?? UNKNOWN,
    level,
    period: label,
    title: title === "" ? UNKNOWN : title,
    publisher: given.publisher ?? item.publisher,
    date,
    url: given.url ?? "",
    ...(sitting ? { sitting } : {}),
    sections: [...imprint, ...sectionsOf(item.body, next, announcesPlan(title, next))],
    doubts,
  };
}
