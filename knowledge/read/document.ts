/**
 * A report as it was read, before figures are looked for. In: nothing. Out: types only. Never: code.
 */

import type { Sitting } from "../sittings.ts";

/** What a person said about a file: front matter or `index.json`. It goes before what is read off the text. */
export interface Given {
  id?: string;
  committee?: string;
  region?: string;
  period?: string;
  title?: string;
  publisher?: string;
  url?: string;
  date?: string;
}

/** One committee's part of one report about one period. A text about two committees is two documents. */
export interface Document {
  id: string;
  /** 贵阳市政协; `未写明` where it can't be told. */
  committee: string;
  /** 贵阳, 全国. */
  region: string;
  level: "nation" | "province" | "city" | "county";
  /** `2024`, or as printed where the text names no year of its own: 第八届以来（2024年报道）. */
  period: string;
  title: string;
  publisher: string;
  /** ISO, or empty. Never taken for the period. */
  date: string;
  url: string;
  /** The session it goes by, where it names one. */
  sitting?: Sitting;
  sections: Section[];
  /** What could not be told, a sentence each, for a person to settle. */
  doubts: string[];
}

export interface Section {
  /** As printed, without its number; empty before the first heading. */
  heading: string;
  /** `plan` is what is intended: nothing in it is an achievement. */
  kind: "work" | "plan";
  sentences: Sentence[];
}

export interface Sentence {
  /** Repaired: in one line, punctuation full width, digits half width, nothing reworded. */
  text: string;
  /** A caption names persons, posts, dates and places; its numbers are no counts. */
  kind: "text" | "caption";
}
