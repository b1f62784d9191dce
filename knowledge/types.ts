/**
 * The words in which knowledge speaks to the rest: figures, answers, slots.
 * Comes in: nothing. Goes out: types only. Never: code, or an import of ours.
 */

/** Where a figure stands. `date` is ISO (`2025-01-11`) or empty, `publisher` may be empty. */
export interface Source {
  title: string;
  publisher: string;
  date: string;
  section: string;
}

/** `plan` is an intention for the coming year and never an achievement; `cumulative` runs over more than the period. */
export type FigureKind = "done" | "plan" | "cumulative";

/** One number as its report prints it. A figure without a source is not a figure. */
export interface Figure {
  /** Stable over builds as long as the row keeps its meaning. */
  id: string;
  /** 贵阳市政协 */
  committee: string;
  /** 贵阳 */
  region: string;
  /** `2024`, or a phrase such as `未标年份（2024年报道）`. */
  period: string;
  /** Standard term of what is counted: 社区协商活动. */
  metric: string;
  /** The printed number without marks and without 万/亿; of a range, ratio or word its (first) number. */
  value: number;
  /** Marks of approximation as printed: 余, 近, 超过余; empty if none. */
  approx: string;
  /** Unit as printed, with its 万/亿: 场（次）, 万元. */
  unit: string;
  /** The whole as printed: 390余场（次）. What people see is always this. */
  printed: string;
  /** Hard narrowing (a part, a level, an organ): the figure must not stand for the whole. Empty for the whole. */
  scope: string;
  /** Soft setting: the activity, campaign or actor; need not be named by the asker. */
  context: string[];
  /** The things one printed figure counts together; empty unless there are several. */
  parts: string[];
  kind: FigureKind;
  /** Other words that may be used to ask for this figure. */
  terms: string[];
  /** The report's own sentence, or for shipped figures a line composed from the row. */
  quote: string;
  source: Source;
}

/** A sentence of an added report that answers a question about a name, a title, a date. */
export interface Passage {
  committee: string;
  region: string;
  period: string;
  quote: string;
  source: Source;
}

/** Which part of a question the base cannot fill. */
export type Missing = "no-place" | "no-period" | "no-metric" | "no-scope" | "off-topic";

export type Operation =
  | "lookup"
  | "several"
  | "compare"
  | "rank"
  | "reverse"
  | "check"
  | "trend"
  | "compute"
  | "list";

/**
 * What was understood of a question: plain JSON, kept for follow-ups.
 * Only knowledge reads inside it; everyone else stores it and hands it back.
 */
export interface Slots {
  version: 1;
  [slot: string]: unknown;
}

/** A question with what surrounds it. */
export interface Query {
  /** As typed; mentions and greetings may still be in it. */
  question: string;
  /** Slots of the same person's last question in the same place, if it is recent enough. */
  previous?: Slots;
  /** Beijing date `YYYY-MM-DD`, for 今年 and 去年. */
  today: string;
  /** Region of the home committee, stands for a place that was not named. */
  home?: string;
}

/** A question that one tap asks. `label` is short enough for a button, `question` is complete. */
export interface Choice {
  label: string;
  question: string;
}

interface AnswerBase {
  /** Plain text with the same facts as the card. */
  text: string;
  /** To be kept for a follow-up. */
  slots: Slots;
}

/** The answer to a question. `figures` holds what is asserted, best first, nothing else. */
export type Answer =
  | (AnswerBase & {
      kind: "answer";
      operation: Operation;
      /** One line over the figures: the winner, the verdict, what the figures are; may be empty for one figure. */
      headline: string;
      figures: [Figure, ...Figure[]];
      passages: Passage[];
      /** Caveats in one sentence each: home place used, scope differs, year not printed. */
      notes: string[];
      /** Two or three questions that follow naturally. */
      followups: Choice[];
    })
  | (AnswerBase & {
      /** Names, dates, titles, or how something was done: the report's own sentences. */
      kind: "words";
      /** The short answer; empty where the sentences are the answer. */
      headline: string;
      passages: [Passage, ...Passage[]];
      notes: string[];
      followups: Choice[];
    })
  | (AnswerBase & { kind: "choose"; prompt: string; choices: [Choice, ...Choice[]] })
  | (AnswerBase & {
      kind: "none";
      missing: Missing;
      /** What is missing, in one kind sentence. */
      reason: string;
      /** The nearest that exists, named as what it is; for display only, never asserted. */
      near: Figure[];
      followups: Choice[];
    });

/** Reads one built asset by its path below the assets folder; null when there is none. */
export type ReadAsset = (path: string) => Promise<string | null>;
