/**
 * A report to figures: each printed count with what it counts.
 * In: a report as it was read. Out: figures. Never: a number that its sentence does not print; I/O.
 */

import { type CharTables, simplify } from "../normalize.ts";
import { digitYears } from "../numbers.ts";
import type { Document, Section, Sentence } from "../read/document.ts";
import { COLUMNS } from "../read/outline.ts";
import type { Figure, FigureKind } from "../types.ts";
import { yearAhead } from "./ahead.ts";
import { type Count, findCounts } from "./counts.ts";
import { type Labelled, labelled } from "./label.ts";
import { wordsOf } from "./noun.ts";
import { writtenOut } from "./rows.ts";
import { type Around, type Setting, SPEAKS, startOf } from "./setting.ts";
import { clausesOf } from "./slots.ts";
import { titlesIn } from "./terms.ts";
import { type Told, tellApart } from "./twins.ts";

/** Finds the figures of a report. */
export function extractFigures(document: Document, tables: CharTables): Figure[] {
  const found: Told[] = [];
  const theme = themeOf(document);
  for (const section of document.sections) {
    let lead = simplify(section.heading, tables);
    let topic = "";
    let said: readonly string[] = [];
    let topicAge = 0;
    let names: string[][] = [];
    let carried: { forms: string[]; age: number } = { forms: [], age: 0 };
    for (const printed of section.sentences) {
      if (printed.kind === "caption") continue;
      const sentence = { ...printed, text: simplify(printed.text, tables) };
      if (isLead(sentence.text)) {
        lead = leadOf(sentence.text);
        topic = "";
        carried = { forms: [], age: 0 };
        names = [];
      }
      // 像这样的集中学习: what the sentence before told of.
      const before = /像这样|这样的|此类|类似的/.test(sentence.text) ? said : [];
      const forms = formsIn(sentence.text);
      carried = forms.length > 0 ? { forms, age: 0 } : { ...carried, age: carried.age + 1 };
      const around = carried.age <= CARRIED ? carried.forms : [];
      const { figures, setting } = ofSentence(
        sentence,
        {
          lead,
          topic,
          said: [...before, ...(carried.age > 0 && around.length === 1 ? around : [])],
          form: formsIn(lead)[0] ?? (around.length === 1 ? (around[0] ?? "") : ""),
          names: [...theme, ...(GOES_ON.test(sentence.text) ? names.flat() : [])],
        },
        printed.text,
        document,
        section,
      );
      if (setting.topic !== "" && sentence.text.includes(setting.topic.slice(0, 2))) topicAge = 0;
      else topicAge += 1;
      topic = topicAge > CARRIED ? "" : setting.topic;
      names = [titlesIn(sentence.text), ...names].slice(0, CARRIED);
      said = setting.context;
      found.push(...figures);
    }
  }
  return withIds(tellApart(found));
}

/** A sentence that goes on with what the one before was about. */
const GOES_ON = /^(?:目前|截至|累计|已|共|活动|该|此|这|期间|全年共|今年|去年)/;

/** A report no longer than this has one theme. */
const SHORT = 12;

/** Names that a report is about: those in its title, and in a short one those that come back. */
function themeOf({ title, sections }: Document): string[] {
  const sentences = sections.flatMap((section) => section.sentences);
  if (sentences.length > SHORT) return titlesIn(title);
  const named = sentences.map(({ text }) => new Set(titlesIn(text)));
  const often = [...new Set(named.flatMap((names) => [...names]))].filter(
    (name) => named.filter((names) => names.has(name)).length > 1,
  );
  return [...new Set([...titlesIn(title), ...often])];
}

/** A form of deliberation is still spoken of this many sentences on. */
const CARRIED = 2;

/** 社区协商, 院坝协商: the forms of deliberation a sentence names. */
function formsIn(text: string): string[] {
  return [
    ...new Set(
      wordsOf(text).flatMap(({ concept }) =>
        concept?.group === "form" && concept.kind === "hard" ? [concept.id] : [],
      ),
    ),
  ];
}

const LONGEST_LEAD = 40;

/** 三是深耕社区协商解民忧。 A sentence that only heads what follows. */
function isLead(text: string): boolean {
  if (
    /[，；]/.test(text) ||
    COLUMNS.test(text) ||
    SPEAKS.test(text.replace(/[。：]$/, "")) ||
    findCounts(text).length > 0
  )
    return false;
  return /^(?:[一二三四五六七八九十]+是|[（(]?[一二三四五六七八九十\d]+[）)、.．])/.test(text)
    ? text.length <= LONGEST_LEAD
    : text.length <= LONGEST_LEAD / 2 && !/^(?:我们|此外|同时|目前|对此|为此|其中|这|该|一年来)/.test(text);
}

function leadOf(text: string): string {
  return text
    .replace(/^(?:[一二三四五六七八九十]+是(?:要)?|[（(]?[一二三四五六七八九十\d]+[）)、.．])/, "")
    .replace(/[。！：:]$/, "");
}

function ofSentence(
  { text: simple }: Sentence,
  around: Around,
  quote: string,
  document: Document,
  section: Section,
): { figures: Told[]; setting: Setting } {
  const line = digitYears(simple);
  const text = writtenOut(line, section.heading, document.period);
  const setting = startOf(around, {
    level: levelOf(document),
    own: ownPrefix(document),
    committee: document.committee,
    spans: spansYears(document),
    period: document.period,
  });
  const figures: Told[] = [];
  const clauses = clausesOf(text, findCounts(text));
  clauses.forEach((clause, i) => {
    const next = clauses[i + 1];
    const later = next && !next.fresh && next.slots.length === 0 ? next.text : "";
    for (const one of labelled(clause, later, setting)) {
      const at = standsAt(one.count, text, line);
      if (at < 0) continue;
      const printed = quote.slice(at, at + one.count.printed.length);
      const figure = figureOf(one, { quote, printed }, document, section);
      figures.push({ figure, whole: one.whole, narrow: one.narrow });
    }
  });
  return { figures, setting };
}

/**
 * Where a count of a line that was written out stands in the line as it is printed: the writing out adds words
 * and moves no number, so it is as many equal ones in. Below 0 for a count that the line does not print.
 */
function standsAt({ start, printed }: Count, text: string, line: string): number {
  if (text === line) return start;
  let at = -1;
  for (let i = text.indexOf(printed); i >= 0 && i <= start; i = text.indexOf(printed, i + 1)) {
    at = line.indexOf(printed, at + 1);
    if (at < 0) return -1;
  }
  return at;
}

const LEVELS = { nation: "全国", province: "省", city: "市", county: "县" } as const;

/** 州 of 黔南州政协, 市 of a county that is called so: what the report calls its own level. */
function levelOf({ committee, level }: Document): string {
  return /(自治区|[省市县区州盟旗])政协$/.exec(committee)?.[1] ?? LEVELS[level];
}

/** Whether a report looks back on several years: its 五年来 is its own period. */
function spansYears({ title, period, sections }: Document): boolean {
  if (/五年(?:来|工作|履职|回顾|综述)|换届|届以来|届工作回顾/.test(title) || /\d{4}\D+\d{4}/.test(period))
    return true;
  const sentences = sections.flatMap((section) => section.sentences);
  const spoken = sentences.filter(({ text }) => /五年来|过去五年|五年间/.test(text)).length;
  return spoken >= 3;
}

/** 我市政协工作各类…, 贵阳市政协履职…: the report's own committee in front of a noun. */
function ownPrefix({ region }: Document): RegExp {
  return new RegExp(
    `^(?:(?:我[省市县区州旗盟]|本[省市县区州旗盟]|[省市县区州旗盟]|${region}[省市县区州]?)?政协(?!委员|党组|机关|报|云|志|文史|学堂|讲)(?:(?:常务委员会|常委会)(?!会议|议))?(?:工作|履职)?(?:各类)?)+`,
  );
}

function figureOf(
  one: Labelled,
  { quote, printed }: { quote: string; printed: string },
  document: Document,
  section: Section,
): Figure {
  const { committee, region, title, publisher, date } = document;
  const year = one.year === "" ? document.period : one.year;
  const ahead = /^\d{4}$/.test(document.period) && Number(year) > Number(document.period);
  const kind: FigureKind =
    section.kind === "plan" || one.plan || ahead ? "plan" : one.cumulative ? "cumulative" : "done";
  return {
    id: "",
    committee,
    region,
    period: kind === "plan" ? yearAhead(document, section, one.year) : year,
    metric: one.metric,
    value: one.count.value,
    approx: one.count.approx,
    unit: one.count.unit,
    printed,
    scope: one.scope,
    context: one.context,
    parts: one.parts,
    kind,
    terms: one.terms,
    quote,
    source: { title, publisher, date, section: section.heading },
  };
}

/** Ids that stay as long as the text does. */
function withIds(figures: readonly Figure[]): Figure[] {
  const seen = new Map<string, number>();
  return figures.map((figure) => {
    const key = `${figure.region}|${figure.period}|${figure.quote}|${figure.printed}|${figure.metric}`;
    const at = (seen.get(key) ?? 0) + 1;
    seen.set(key, at);
    return { ...figure, id: hash(`${key}|${at}`) };
  });
}

/** 64 bits of FNV-1a in base 36. */
function hash(text: string): string {
  let value = 0xcbf29ce484222325n;
  for (const char of text) {
    value = BigInt.asUintN(64, (value ^ BigInt(char.codePointAt(0) ?? 0)) * 0x100000001b3n);
  }
  return value.toString(36);
}
