/**
 * Where something took place.
 * Comes in: a question for a place. Goes out: the sentences that say one behind 在, 赴, 到 in the clause that speaks
 * of it. Never: a figure of speech (在……中, 在……上); where something else of the same sentence took place.
 */

import { fold } from "../normalize.ts";
import { clausesOf } from "./clauses.ts";
import type { Span } from "./dates.ts";
import type { Finding, Search } from "./found.ts";
import { lacking } from "./words.ts";

const HELD = "举行|召开|举办|启动|揭牌|开幕|闭幕|挂牌|成立|设立|落户|建成";
const GONE =
  "开展|调研|视察|考察|走访|宣讲|督导|指导|参观|学习|慰问|招商|推介|座谈|组织|进行|看望|接待|签约|巡河|交流";
/** A meeting is held in a place; nobody went there for it. */
const HELD_AT = placePattern("在", HELD);
const GONE_TO = placePattern("在|赴|前往|走进|深入|到", `${HELD}|${GONE}`);
const ASKS_HELD = /召开|举行|举办|(?:开|办)(?:的|了)?[?？。\s]*$/;
const NO_PLACE =
  /(?:中|上|下|方面|基础|时|前|后|同时|领导|支持|全面|位|精神|讲话|思想)$|^全[国省市县]$|^(?:会|位|学习|贯彻|推进|落实|开展|了解)/;

function placePattern(before: string, verbs: string): RegExp {
  return new RegExp(
    `(?:${before})(?!此|这|其)([\\u4e00-\\u9fa5“”、（）A-Za-z0-9]{2,24}?)(?:等地)?(?=${verbs})`,
    "g",
  );
}

/** Finds places. */
export function findPlacesSaid({ wanted, lines, tables }: Search): Finding[] {
  if (wanted.needs.length === 0) return [];
  const pattern = ASKS_HELD.test(wanted.stem) ? HELD_AT : GONE_TO;
  return lines.flatMap((line): Finding[] => {
    const spans = clausesOf(line.text)
      .flat()
      .filter((clause) => lacking(wanted.needs, fold(clause.text, tables)).length === 0)
      .flatMap((clause) => placesSaid(clause.text, pattern));
    return spans.length === 0 ? [] : [{ line, shorts: [...new Set(spans.map(({ text }) => text))] }];
  });
}

function placesSaid(text: string, pattern: RegExp): Span[] {
  return [...text.matchAll(pattern)].flatMap((match) => {
    const place = match[1] ?? "";
    const start = match.index + match[0].indexOf(place);
    return NO_PLACE.test(place) ? [] : [{ start, end: start + place.length, text: place }];
  });
}
