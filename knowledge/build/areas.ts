/**
 * The catalogue of places for browsing: country → province → prefecture → places, no deeper than it has to be.
 * Comes in: regions with their number of reports, the names of divisions. Goes out: areas, and where each region is
 * listed. Never: a region left out; what no division is known for stands under an area of its own.
 */

import type { PackedArea } from "../codec.ts";
import type { Divisions } from "../places.ts";

/** As many places as one page of buttons takes are listed at once. */
const AT_ONCE = 9;
/** The region of the country's own committee. */
const COUNTRY = "全国";
const ELSEWHERE = "其他地方";

interface Node {
  id: string;
  name: string;
  /** Regions that lie in no smaller area: the area's own committee first. */
  own: string[];
  below: Map<string, Node>;
}

/** Lays out the catalogue; `reports` are the regions with how many reports there are of each. */
export function layAreas(
  reports: ReadonlyMap<string, number>,
  divisions: Divisions,
): { areas: Map<string, PackedArea>; listedIn: Map<string, string> } {
  const root: Node = { id: "", name: "", own: [], below: new Map() };
  for (const region of inOrder(reports.keys(), divisions)) {
    let node = root;
    for (const name of pathOf(region, divisions)) {
      const id = node.id === "" ? name : `${node.id}/${name}`;
      const next: Node = node.below.get(name) ?? { id, name, own: [], below: new Map() };
      node.below.set(name, next);
      node = next;
    }
    node.own.push(region);
  }
  const areas = new Map<string, PackedArea>();
  const listedIn = new Map<string, string>();
  const lay = (node: Node): void => {
    const regions = regionsOf(node);
    const list = (region: string): PackedArea[number] => {
      listedIn.set(region, node.id);
      return [region, 1, reports.get(region) ?? 0];
    };
    if (regions.length <= AT_ONCE) {
      areas.set(node.id, regions.map(list));
      return;
    }
    const below = [...node.below.values()].map((next): PackedArea[number] => {
      const inside = regionsOf(next);
      const [only] = inside;
      // A page with a single button would only be in the way.
      if (only !== undefined && inside.length === 1) return list(only);
      lay(next);
      return [next.name, inside.length, inside.reduce((sum, region) => sum + (reports.get(region) ?? 0), 0)];
    });
    areas.set(node.id, [...node.own.map(list), ...below]);
  };
  lay(root);
  return { areas, listedIn };
}

function regionsOf(node: Node): string[] {
  return [...node.own, ...[...node.below.values()].flatMap(regionsOf)];
}

/** The areas a region lies in, the largest first. */
function pathOf(region: string, { names }: Divisions): string[] {
  if (region === COUNTRY) return [];
  const [bare = region, above = "", level = 0] = Object.hasOwn(names, region) ? (names[region] ?? []) : [];
  if (level === 1) return [bare];
  if (above === "") return [ELSEWHERE];
  if (level === 2) return [above, bare];
  const [city = above, province = ""] = Object.hasOwn(names, above) ? (names[above] ?? []) : [];
  return province === "" ? [city] : [province, city];
}

/** In the order of the divisions, the larger before what lies in it; what they do not know by its characters. */
function inOrder(regions: Iterable<string>, { names }: Divisions): string[] {
  const known = new Map(Object.keys(names).map((name, i) => [name, i]));
  const placeOf = (region: string): number => (region === COUNTRY ? -1 : (known.get(region) ?? known.size));
  return [...regions].sort((a, b) => placeOf(a) - placeOf(b) || (a < b ? -1 : 1));
}
