/**
 * Who: persons by their post, or by what they did.
 * Comes in: a question for a person. Goes out: the sentences that name one. Never: a person whose post is
 * another's (副主席 for 主席), or in another organ (民革市委 for 市政协).
 */

import { type CharTables, fold } from "../normalize.ts";
import { clausesOf, windowAround } from "./clauses.ts";
import { spansOf } from "./dates.ts";
import type { Finding, Search } from "./found.ts";
import { type Person, personsIn } from "./persons.ts";
import type { Line } from "./report.ts";
import { lacking } from "./words.ts";

/** Finds persons; by post alone where the question tells nothing else. */
export function findPersons({ wanted, lines, tables }: Search): Finding[] {
  const { post, needs } = wanted;
  const organ = organIn(needs, post);
  const rest = organ === null ? needs : needs.filter((need) => need !== organ.need);
  const found: Finding[] = [];
  for (const line of lines) {
    const fits = personsIn(line.text).filter((person) => {
      if (post !== "" && !holds(person, post, organ?.name ?? "", line, wanted.stem)) return false;
      return rest.length === 0 ? post !== "" : windowAround(line.text, person, rest, tables) !== null;
    });
    // 王某是谁: the name is known, the post is asked.
    const known = fits.filter(({ name }) => rest.join("") === name);
    if (known.length > 0) {
      found.push({ line, shorts: [...new Set(known.map(({ printed }) => printed))] });
      continue;
    }
    const names = nearest(fits, rest, line, (text) => fold(text, tables));
    if (names.length > 0) found.push({ line, shorts: names });
  }
  return found.length > 0 || post !== "" ? found : lines.flatMap((line) => rolesIn(line, rest, tables));
}

const ORGAN =
  "(?:全国政协|省委|省政府|省政协|市委|市政府|市政协|县委|县政府|县政协|区委|区政府|区政协|省|市|县|区)";
const ROLE = new RegExp(
  `${ORGAN}(?:、${ORGAN})?(?:[\\u4e00-\\u9fa5]{0,6}[室厅局部])?(?:主要|有关|分管)?(?:领导|负责同志)(?:同志)?`,
  "g",
);

/** 市委主要领导批示: where no name is printed, who it was is said by the post, in the same clause. */
function rolesIn(line: Line, rest: readonly string[], tables: CharTables): Finding[] {
  if (rest.length === 0) return [];
  const shorts = clausesOf(line.text)
    .flat()
    .filter((clause) => lacking(rest, fold(clause.text, tables)).length === 0)
    .flatMap((clause) => spansOf(clause.text, ROLE))
    .map(({ text }) => text);
  return shorts.length === 1 ? [{ line, shorts }] : [];
}

/** 市委 of 市委书记, 党组 of 党组书记: whose post it is, where the question says so. */
function organIn(needs: readonly string[], post: string): { need: string; name: string } | null {
  if (post === "") return null;
  for (const need of needs) {
    const name =
      /^(?:中共)?(?:[\u4e00-\u9fa5]{0,6}?)(?:市委|省委|县委|区委|州委|委|市政府|省政府|县政府|政府|党组|机关党组|机关党委|[\u4e00-\u9fa5]{0,4}政协|全国|省|人大|法院|检察院|工商联|民革|民盟|民建|民进|农工党|致公党|九三学社|台盟)$/.exec(
        need,
      )?.[0];
    if (name !== undefined) return { need, name: name.endsWith("党组") ? "党组" : name.replace("中共", "") };
  }
  return null;
}

/** Whether a person has just this post, in the organ that is asked about. */
function holds(person: Person, post: string, organ: string, line: Line, question: string): boolean {
  return person.posts.some((one) => {
    if (one.title !== post) return false;
    const left = ownOrgan(one.organ, line);
    // 书记 alone may be anybody's: its organ must be said, and be the same.
    if (/书记$/.test(post)) return left !== "" && left === organ;
    const plain = left.replace(/^[省市县区州盟]?(?:人民政府|政府|政协)?(?:党组)?(?=$)/, "");
    if (plain !== "") return organ !== "" && plain.endsWith(organ) && question.includes(plain);
    return organ === "" || one.organ.includes(organ);
  });
}

/** An organ without the name of the place that the report is about: 市委 of 云川市委, 党组 of 云川市政协党组. */
function ownOrgan(organ: string, { report }: Line): string {
  if (organ.endsWith("党组")) return "党组";
  const place = report.region.length > 2 ? report.region.replace(/[省市县区州盟]$/, "") : report.region;
  return [report.committee, "中共", place].reduce((text, name) => text.replace(name, ""), organ);
}

/** Of several persons in a sentence those right before what they did; all of them for a post. */
function nearest(
  persons: readonly Person[],
  rest: readonly string[],
  { text }: Line,
  folded: (text: string) => string,
): string[] {
  if (persons.length < 2 || rest.length === 0) return persons.map(({ name }) => name);
  // 副主席甲、秘书长乙先后赴…: joined by 、 they did it together.
  const groups: Person[][] = [];
  for (const person of persons) {
    const last = groups.at(-1)?.at(-1);
    const joint = last ? text.slice(last.end, person.start - person.printed.length) : "";
    if (/^[、和与及]$/.test(joint)) groups.at(-1)?.push(person);
    else groups.push([person]);
  }
  return groups
    .filter((group, i) => {
      const until = groups[i + 1]?.[0]?.start ?? text.length;
      return lacking(rest, folded(text.slice(group[0]?.start ?? 0, until))).length === 0;
    })
    .flatMap((group) => group.map(({ name }) => name));
}
