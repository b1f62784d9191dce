/**
 * Names that several places share: 海南 is a province, and 海南州 lies in another one.
 * Comes in: a question in its pieces. Goes out: the question once for each place of the base that it may mean, said
 * so that no other is meant. Never: a choice among them; a place that the base lacks.
 */

import type { Context } from "./context.ts";
import { parseNormal } from "./parse.ts";
import type { PlaceSpan } from "./places.ts";

/** The question as asked of each place that a shared name in it may mean; itself where there is nothing to tell. */
export async function unshared(context: Context): Promise<Context[]> {
  const { parsed, tables, query } = context;
  const place = parsed.places.find((one) => one.among.length > 0);
  if (!place) return [context];
  const meant = await candidates(place, context);
  if (meant.length === 0) return [context];
  const readings = meant.map((region) => {
    const typed = parsed.text.slice(place.start, place.end);
    const text = `${parsed.text.slice(0, place.start)}${inFull(region, place)}${
      typed.includes("政协") ? "政协" : ""
    }${parsed.text.slice(place.end)}`;
    return { ...context, parsed: parseNormal(text, tables, query.today, parsed.quoted) };
  });
  return (await Promise.all(readings.map(unshared))).flat();
}

/** 海南省 of 海南; 长春朝阳区 says it all. */
function inFull(region: string, place: PlaceSpan): string {
  return region === place.region && place.level === 1 ? `${region}省` : region;
}

async function candidates(place: PlaceSpan, { parsed, base, previous }: Context): Promise<string[]> {
  const others = parsed.places.flatMap((one) => (one === place ? [] : [one.region]));
  const known: string[] = [];
  for (const region of place.among) {
    if (!others.includes(region) && (await base.region(region))) known.push(region);
  }
  const before = known.filter((region) => previous?.regions.includes(region));
  return before.length === 1 ? before : known;
}
