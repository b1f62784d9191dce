/**
 * How figures, places and years are said in Chinese.
 * Comes in: figures. Goes out: short texts. Never: a number that is not printed, a decision.
 */

import { meaningful, segment, withBroader } from "./lexicon.ts";
import { areNamesakes } from "./namesakes.ts";
import { periodName, spanOf } from "./periods.ts";
import type { Figure, Passage } from "./types.ts";
import { familiesOf } from "./units.ts";

/** 社情民意信息采用（市委办公厅）; the scope always stands beside the metric. */
export function metricName(figure: Figure): string {
  return figure.scope === "" ? figure.metric : `${figure.metric}（${figure.scope}）`;
}

/** 贵阳市政协2024年, 天水市政协（2024年报道）. */
export function whoWhen(figure: Figure): string {
  return `${figure.committee}${shortPeriod(figure.period)}`;
}

/** The same for a sentence. */
export function passageWhere({ committee, period }: Pick<Passage, "committee" | "period">): string {
  return `${committee}${shortPeriod(period)}`;
}

/** 贵阳 of 贵阳市政协, 海南州 of 海南州政协: as short as it can be said without meaning another place. */
export function placeName({ committee, region }: { committee: string; region: string }): string {
  const place = committee.replace(/市?政协$/, "");
  return place.startsWith(region) ? place : region;
}

/** 贵阳2024年, 丽水2017—2021年, or 天水 for a report that prints no year. */
export function placeWhen(figure: Figure): string {
  const span = spanOf(figure.period);
  if (span) return `${placeName(figure)}${span.join("—")}年`;
  return /^\d{4}$/.test(figure.period) ? `${placeName(figure)}${figure.period}年` : placeName(figure);
}

/** 2024年, or （2024年报道） where the report prints no year. */
function shortPeriod(period: string): string {
  const reported = /\d{4}年报[道告]/.exec(period)?.[0];
  return /^\d{4}$/.test(period) || reported === undefined ? periodName(period) : `（${reported}）`;
}

/** What is told apart of figures with one name: their setting. */
export function settingOf(figure: Figure): string {
  return figure.parts.length > 1 ? figure.parts.join("、") : figure.context.join("、");
}

/** A figure's metric as its report has it: 党组（扩大）会议 under 党组会议. */
export function ownName(figure: Figure): string {
  const plain = (text: string): string => text.normalize("NFKC").replace(/\([^)]*\)/g, "");
  return (
    figure.context.find((entry) => entry !== figure.metric && plain(entry) === plain(figure.metric)) ??
    figure.metric
  );
}

const idsIn = (text: string): Set<string> =>
  new Set(segment(text.normalize("NFKC")).flatMap(({ concept }) => (concept ? withBroader(concept) : [])));

/** The settings without which a figure's name says too little: per what, which form, what the question named. */
function settingsTold(figure: Figure, question: string): string[] {
  const own = idsIn(`${figure.metric} ${figure.scope}`);
  const asked = idsIn(question);
  const name = meaningful(segment(figure.metric));
  const vague = name.length > 0 && name.every((word) => word.kind === "light");
  return figure.context.filter((entry, i) => {
    if (/^每/.test(entry) || (vague && i === 0)) return true;
    return segment(entry).some(({ concept, text }) => {
      if (!concept || concept.kind === "light" || own.has(concept.id)) return false;
      // 智库专家 beside 委员 would look like a narrowing to the one of them.
      if (concept.group === "who" && text !== entry) return false;
      const narrows = concept.group === "form" && concept.broader.some((id) => own.has(id));
      return narrows || asked.has(concept.id);
    });
  });
}

/**
 * A figure's name with the settings that give it its meaning; all of them where another of the same report
 * and name stands beside it.
 */
export function nameBeside(figure: Figure, among: readonly Figure[], question = ""): string {
  const twin = among.find(
    (other) =>
      other !== figure && whoWhen(other) === whoWhen(figure) && metricName(other) === metricName(figure),
  );
  const name = ownName(figure);
  const told = settingsTold(figure, question).filter((entry) => entry !== name && entry !== figure.scope);
  const apart = twin && areNamesakes(twin, figure) ? `《${figure.source.title}》` : settingOf(figure);
  const setting = twin ? apart : told.join("、");
  const narrowed = [figure.scope, setting.replace(/[（(][^）)]*[）)]/g, "")].filter((part) => part !== "");
  // One pair of brackets: a name that has its own goes without the setting.
  if (narrowed.length === 0 || /[（(]/.test(name)) return name;
  return `${name}（${narrowed.join("，")}）`;
}

/** One figure as one line: who, when, what, how much. */
export function figureLine(figure: Figure, among: readonly Figure[], question = ""): string {
  return `${whoWhen(figure)}：${nameBeside(figure, among, question)} ${figure.printed}`;
}

/** Where figures stand: each report once, with the parts of it in our own short words. */
export function sourceLines(figures: ReadonlyArray<Pick<Figure, "source">>): string[] {
  const reports = new Map<string, Set<string>>();
  for (const { source } of figures) {
    const { title, publisher, date, section } = source;
    const tail = [publisher, date].filter((part) => part !== "").join("，");
    const key = `出处：《${title.replace(/^《|》$/g, "")}》${tail === "" ? "" : `（${tail}）`}`;
    const sections = reports.get(key) ?? new Set();
    if (section !== "") sections.add(section);
    reports.set(key, sections);
  }
  return [...reports].map(([report, sections]) =>
    sections.size === 0 ? report : `${report}，${whereIn([...sections])}`,
  );
}

/** 在平台建设部分; a heading as its report prints it is quoted. */
function whereIn(sections: readonly string[]): string {
  if (sections.every((section) => section.length <= LONGEST_SECTION)) return `在${sections.join("、")}部分`;
  return `见${sections.map((section) => `“${section.replace(/[“”]/g, "")}”`).join("、")}`;
}

/** Our own words for a part of a report are no longer than this. */
const LONGEST_SECTION = 8;

/** What a question says to get this figure's number. */
function askPhrase(figure: Figure): string {
  const families = familiesOf(figure.unit);
  if (families.has("rate")) return "是百分之几";
  if (families.has("other")) return "是多少";
  if (families.has("money")) return "多少";
  return `多少${figure.unit.normalize("NFKC").replace(/^[万亿]+/, "")}`;
}

/** 省政府领导批示的社情民意, rather than 省政府有关领导社情民意信息批示. */
function spokenName(figure: Figure): string | null {
  const [, matter, stage] =
    /^(社情民意|提案)(?:信息)?(采用|批示|报送|编报|收集|立案)$/.exec(figure.metric) ?? [];
  if (matter === undefined || figure.scope === "" || /类$|专报|累计/.test(figure.scope)) return null;
  return `${figure.scope.replaceAll("、", "和").replaceAll("有关", "")}${stage}的${matter}`;
}

/** Complete questions that ask for this figure, the shortest first; a setting tells it from figures like it. */
export function questionsFor(figure: Figure, setting = ""): string[] {
  // What was done is meant where nothing else is said.
  const of = (figure.kind === "plan" ? "计划" : "") + (setting === "" ? "" : `${setting}的`);
  const scope = figure.scope.replaceAll("、", "和");
  const spoken = setting === "" ? spokenName(figure) : null;
  const names = [...(spoken === null ? [] : [spoken]), `${of}${scope}${figure.metric}`];
  // 社区协商的协商解决问题 says 协商 twice.
  const short =
    setting.endsWith("协商") && figure.metric.startsWith("协商") ? `${setting}${figure.metric.slice(2)}` : "";
  return [...(short === "" || scope !== "" ? [] : [short]), ...names].map(
    (name) => `${placeWhen(figure)}${name}${askPhrase(figure)}`,
  );
}

/** What a button says of a figure that stands among others: only what tells it apart. */
export function labelAmong(figure: Figure, among: readonly Figure[], setting: string): string {
  const others = among.filter((other) => other !== figure);
  const samePlace = others.every((other) => other.region === figure.region);
  const sameYear = others.every((other) => other.period === figure.period);
  const twins = others.filter((other) => metricName(other) === metricName(figure));
  const beside = twins.some((other) => other.region === figure.region && other.period === figure.period);
  const parts = [
    samePlace ? "" : placeName(figure),
    sameYear || !/^\d{4}$/.test(figure.period) ? "" : `${figure.period}年`,
    samePlace && sameYear ? metricName(figure) : "",
    beside ? (setting === "" ? figure.unit : setting) : "",
  ];
  const label = parts.filter((part) => part !== "").join(" ");
  return label === "" ? metricName(figure) : label;
}

/** Joins words the Chinese way: 甲、乙和丙. */
export function listed(words: readonly string[]): string {
  const last = words.at(-1) ?? "";
  return words.length < 2 ? last : `${words.slice(0, -1).join("、")}和${last}`;
}
