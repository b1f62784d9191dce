/**
 * 能问什么: the base, browsed page by page, with questions that one tap asks.
 * Comes in: a page as plain data, perhaps forged. Goes out: what it says, its examples, the pages next to it.
 * Never: an example that was not tried; a page that leads nowhere.
 */

import type { AreaEntry, Base, PeriodEntry, RegionEntry } from "./base.ts";
import { byMatter } from "./matters.ts";
import { openers, sampleOf, triedFor } from "./openers.ts";
import type { Choice, Figure } from "./types.ts";
import { listed, whoWhen } from "./wording.ts";

/**
 * Which page: `{}` the first one; `area` a province or prefecture; `region` a place, with `period` one of its
 * reports, with `matter` what that is about. `from` turns on where there is more than fits.
 */
export type GuidePage = Record<string, string>;

/** A button that turns the page. */
export interface PageLink {
  label: string;
  page: GuidePage;
}

export interface Guide {
  title: string;
  text: string;
  examples: readonly Choice[];
  pages: PageLink[];
}

/** About one phone screen. */
const EXAMPLES = 8;
const LINKS = 10;
/** Examples on a page that is there to choose from. */
const FEW = 3;
/** More places than these are not named in a sentence. */
const NAMED = 5;

/** The page asked for; the first one where there is none such, or no longer. */
export async function guide(base: Base, page: GuidePage): Promise<Guide> {
  const { area, region, from = "" } = page;
  const start = /^\d{1,6}$/.test(from) ? Number(from) : 0;
  if (region !== undefined) return (await placePage(base, region, page, start)) ?? frontPage(base, 0);
  if (area) return (await areaPage(base, area, start)) ?? frontPage(base, 0);
  return frontPage(base, start);
}

async function frontPage(base: Base, start: number): Promise<Guide> {
  const entries = (await base.area("")) ?? [];
  const { papers, figures } = await base.manifest();
  const names = entries.map(({ name }) => name);
  const links = linksTo(entries, "");
  const from = beginning(start, links.length, LINKS);
  const among = names.length <= NAMED ? listed(names) : `${names.slice(0, 3).join("、")}等地`;
  return {
    title: "能问什么",
    text:
      figures === 0
        ? "资料库还是空的，暂时查不到数字。"
        : `现有${among}${placesOf(entries)}家政协的${papers}份报告，${figures}个数字都能查，并附出处。点一句试试，或选个地方看看。`,
    examples: from === 0 ? await openers(base) : [],
    pages: turning(links, {}, from, []),
  };
}

async function areaPage(base: Base, area: string, start: number): Promise<Guide | null> {
  const entries = await base.area(area);
  if (!entries) return null;
  const names = area.split("/");
  const links = linksTo(entries, area);
  return {
    title: names.at(-1) ?? "",
    text: `这里有${placesOf(entries)}家政协的报告，想看哪一家？`,
    examples: [],
    pages: turning(links, { area }, beginning(start, links.length, LINKS - 1), [
      backToArea(names.slice(0, -1).join("/")),
    ]),
  };
}

/** A place's years, or at once the report where there is only one. */
async function placePage(base: Base, region: string, page: GuidePage, start: number): Promise<Guide | null> {
  const place = await base.region(region);
  const [newest, ...older] = [...(place?.periods ?? []), ...(place?.ahead ?? [])];
  if (!place || !newest) return null;
  const entry = [newest, ...older].find(({ period }) => period === page.period);
  if (entry || (older.length === 0 && page.period === undefined)) {
    return reportPage(base, place, entry ?? newest, page.matter, start);
  }
  if (page.period !== undefined) return null;
  const links = [
    ...place.periods.map((one) => ({ label: yearOf(one), page: { region, period: one.period } })),
    ...place.ahead.map((one) => ({ label: `${yearOf(one)}打算`, page: { region, period: one.period } })),
  ];
  const from = beginning(start, links.length, LINKS - 1);
  const examples = from > 0 ? [] : await sampleOf(await base.figures(region, newest.period), FEW, base);
  const said = examples.length === 0 ? "" : `下面几句问的是${yearOf(newest)}，也可以直接点。`;
  return {
    title: place.committee,
    text: `想看哪一年？${said}`,
    examples,
    pages: turning(links, { region }, from, [backToArea(place.area)]),
  };
}

/** What a report speaks of; its figures at once where they fit on one page. */
async function reportPage(
  base: Base,
  place: RegionEntry,
  entry: PeriodEntry,
  matter: string | undefined,
  start: number,
): Promise<Guide | null> {
  const { region } = place;
  const here = { region, period: entry.period };
  const figures = await base.figures(region, entry.period);
  const [first] = figures;
  if (!first) return null;
  const title = whoWhen(first);
  const back = place.periods.length + place.ahead.length === 1 ? backToArea(place.area) : backTo({ region });
  const matters = byMatter(figures, await base.tables());
  if (matter !== undefined) {
    const list = matters.get(matter);
    if (!list) return null;
    const about = { ...here, matter };
    return { title: `${title} · ${matter}`, ...(await figuresPage(base, list, about, start, backTo(here))) };
  }
  if (figures.length <= EXAMPLES) return { title, ...(await figuresPage(base, figures, here, start, back)) };
  const links = [...matters].map(([name, list]) => ({
    label: `${name}（${list.length}）`,
    page: { ...here, matter: name },
  }));
  const from = beginning(start, links.length, LINKS - 1);
  return {
    title,
    text: `有${figures.length}个数字，想看哪方面？`,
    examples: from === 0 ? await sampleOf(figures, FEW, base) : [],
    pages: turning(links, here, from, [back]),
  };
}

async function figuresPage(
  base: Base,
  figures: readonly Figure[],
  here: GuidePage,
  start: number,
  back: PageLink,
): Promise<Omit<Guide, "title">> {
  const from = beginning(start, figures.length, EXAMPLES);
  const shown = figures.slice(from, from + EXAMPLES);
  const which = shown.length < figures.length ? `，这里是第${from + 1}到${from + shown.length}个` : "";
  return {
    text: `共${figures.length}个数字${which}。点一下就查：`,
    examples: await triedFor(shown, base),
    pages: [...stepsFrom(here, from, EXAMPLES, figures.length), back],
  };
}

/** 2024年, or 2024年报道（没写年份） of a report that prints none. */
const yearOf = ({ year, reported, period }: PeriodEntry): string =>
  year !== null ? `${year}年` : reported === null ? period : `${reported}年报道（没写年份）`;

const placesOf = (entries: readonly AreaEntry[]): number =>
  entries.reduce((sum, { places }) => sum + places, 0);

function linksTo(entries: readonly AreaEntry[], area: string): PageLink[] {
  return entries.map(({ name, places }) =>
    places === 1
      ? { label: name, page: { region: name } }
      : { label: `${name}（${places}家）`, page: { area: area === "" ? name : `${area}/${name}` } },
  );
}

const backTo = (page: GuidePage): PageLink => ({ label: "返回", page });
const backToArea = (area: string): PageLink => backTo(area === "" ? {} : { area });

/** As many links as fit, with those that turn on and back. */
function turning(
  links: readonly PageLink[],
  here: GuidePage,
  from: number,
  back: readonly PageLink[],
): PageLink[] {
  if (links.length + back.length <= LINKS) return [...links, ...back];
  const step = LINKS - 2 - back.length;
  return [...links.slice(from, from + step), ...stepsFrom(here, from, step, links.length), ...back];
}

/** A list that fits, or that has become shorter, is shown from its beginning. */
const beginning = (start: number, length: number, room: number): number =>
  length <= room || start >= length ? 0 : start;

function stepsFrom(here: GuidePage, from: number, step: number, length: number): PageLink[] {
  const at = (start: number): GuidePage => (start <= 0 ? here : { ...here, from: String(start) });
  return [
    ...(from > 0 ? [{ label: "上一页", page: at(from - step) }] : []),
    ...(from + step < length ? [{ label: "下一页", page: at(from + step) }] : []),
  ];
}
