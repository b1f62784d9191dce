/**
 * What the bot asks of its store: operations of the domain, each one atomic and idempotent by its key.
 * In: sealed text and tags only. Out: what was true at that moment. Never: a reading of time; every operation
 * is told `now`, lifetimes in a store only clean up.
 */

/** A message to be sent, planned in the same step as the change it tells of. */
export interface NewRow {
  /** Also the platform's uuid: a hash of what the message is for. At most 50 characters. */
  id: string;
  /** Tag of the person or group that receives it (a party): pacing counts by it. */
  lane: string;
  /** Sealed Dispatch. */
  sealed: string;
  /** When it may go, at the earliest. */
  dueAt: number;
  /** The trouble that it tells staff of: told when this has arrived, and not before. */
  tells?: { kind: Trouble["kind"]; id: string };
  /** Nobody asked for it: not sent to a party that can't be reached. */
  unasked?: boolean;
  /** What it updates: it gives way to what a later tap made of the same card, and staff are not troubled with it. */
  card?: CardMark | undefined;
}

/** A card, by its tag, and when the tap was that this is about: the later tap counts. */
export interface CardMark {
  tag: string;
  at: number;
}

export interface DueRow {
  id: string;
  sealed: string;
  /** When its slot is; the caller waits until then. */
  sendAt: number;
  /** From then on another may take it. */
  leaseUntil: number;
  /** When it was tried for the first time without being certainly refused; this try, if never. */
  firstTryAt: number;
  /** The form of the last try that had no answer (src/feishu/send.ts). */
  form: string;
  /** This try is the `tries`-th. */
  tries: number;
  /** A try before this one had no answer. */
  mayBeOut: boolean;
}

export interface Claim {
  key: string;
  /** Claimed tenant; the first one seen is kept and every other one refused. */
  tenantKey: string;
  /** Sealed Incoming, kept until the work is done. */
  sealed: string;
}

/** A sealed memory for follow-ups, replaced only by a younger one. */
export interface Memo {
  key: string;
  sealed: string;
  /** When the message that it comes from was sent. */
  at: number;
}

export interface Change {
  /** The journal entry that this finishes; one that was never claimed is written as finished. */
  key: string;
  tenantKey: string;
  state: "done" | "dead";
  rows: NewRow[];
  memo?: Memo | undefined;
  /** What is known of people and groups from now on; what is not named stays. */
  parties?: ({ tag: string } & Partial<Party>)[] | undefined;
  /** The bot came into a group or went out of it at `at`; pushes come in any order, and the later one counts. */
  moved?: { tag: string; at: number; external: boolean; in: boolean } | undefined;
  /** A message that was recalled: its entry ends here, its answer is dropped if it has not been tried. */
  recalled?: { key: string; row: string } | undefined;
  tallies?: Tally[] | undefined;
}

/** What is known of a person or a group. */
export interface Party {
  /** It was greeted, or has spoken to the bot. */
  met: boolean;
  /** On the list of those who may use the bot. */
  allowed: boolean;
  /** A group with members of other tenants; null while nobody has looked. */
  external: boolean | null;
  /** When the bot came into the group, 0 if it was not seen. */
  since: number;
}

/** One more of something that staff count, by day and without who it was. */
export interface Tally {
  /** Beijing date. */
  day: string;
  kind: "unanswered" | "wrong" | "up" | "down";
  /** Tag of what is counted. */
  key: string;
  /** Sealed words of it; those of the first time are kept. */
  sealed: string;
}

export interface Counted {
  kind: Tally["kind"];
  key: string;
  sealed: string;
  count: number;
  /** The last day. */
  day: string;
}

/** A message that wants an answer, in tags. */
export interface Turn {
  /** Its journal entry, which keeps the verdict: a second try finds the same one. */
  key: string;
  person: string;
  chat: string;
  /** This person in this chat and topic. */
  scene: string;
  words: string;
  /** Only those on the list are served. */
  listed: boolean;
  /** What was found out about a group that nobody had looked at; null where it can't be found out. */
  external?: boolean | null | undefined;
  /** The card that was tapped. */
  card?: CardMark | undefined;
}

/**
 * `unknown`: a group of which nobody knows whether it is external; to be asked again with what was found out.
 * `since` is when a loop began, so that it can be said once.
 */
export interface Admission {
  verdict: "pass" | "unknown" | "external" | "outside" | "loop" | "too often";
  since: number;
}

export interface Leftover {
  key: string;
  sealed: string;
  attempts: number;
  /** There will be no other try. */
  last: boolean;
}

/**
 * What became of a try. `unclear` keeps the row trying, in the same form with the same uuid, until the window is
 * over. `later` goes on for a day (keys.ts), then it is refused.
 */
export type Outcome =
  | { state: "sent"; messageId: string }
  /** `blocked`: the party can't be reached; what nobody asked for is not sent to it until something arrives again. */
  | { state: "refused"; code: number; blocked?: boolean }
  /** Certainly not sent, try again at `at`. */
  | { state: "later"; at: number; code: number }
  | { state: "unclear"; at: number; form: string };

/** Something that staff must see: a dead letter, a message that was refused or of which nobody knows whether it arrived. */
export interface Trouble {
  kind: "dead" | "unknown" | "refused";
  /** Journal key or row id. */
  id: string;
  at: number;
  /** The platform's code, 0 if there is none. */
  code: number;
}

export interface Store {
  /** Journals a push as working, unless it was seen before. */
  claim(claim: Claim, now: number): Promise<"new" | "seen" | "foreign">;
  /** Finishes an entry: rows, memo and state in one step. A second finish changes nothing and says `seen`. */
  commit(change: Change, now: number): Promise<"done" | "seen" | "foreign">;
  /** Gives a failed entry back, to be taken as a leftover after a growing wait. */
  postpone(key: string, now: number): Promise<void>;
  /** Takes entries whose lease is over, each under a new lease and with its attempts counted. */
  leftovers(now: number, limit: number): Promise<Leftover[]>;
  /** Whether a message is answered: the group's kind, the list, the loop guard, the pace of the person, in this order. */
  admit(turn: Turn, now: number): Promise<Admission>;
  /** What is known of a person or a group. */
  party(tag: string): Promise<Party>;
  memo(key: string): Promise<{ sealed: string; at: number } | null>;
  /**
   * Takes rows that are due, each under a lease and with a slot of its own in its lane and in the app's pace.
   * A row whose slot is further away than `patience` gets that moment as its due time instead. Rows whose
   * window is over become unknown. With `ids`, only these.
   */
  takeDue(now: number, options: { limit: number; patience: number; ids?: string[] }): Promise<DueRow[]>;
  record(id: string, outcome: Outcome, now: number): Promise<void>;
  /** What staff were not told of yet, the oldest first, without those whose notice was refused just now. */
  troubles(limit: number, now: number): Promise<Trouble[]>;
  /** Plans notices to staff; one that was refused, or waits for another group, is planned anew as it is now. */
  tell(rows: NewRow[], now: number): Promise<void>;
  /** Plans an unknown or refused message once more under another id; a second call changes nothing. */
  resend(id: string, row: NewRow, now: number): Promise<"planned" | "seen">;
  /** The sealed content of a row that is unknown or refused, for `resend`. */
  failed(id: string): Promise<string | null>;
  /** What was counted since a day, of each kind the most frequent ones first, at most `limit`. */
  counted(since: string, limit: number): Promise<Counted[]>;
  /** Forgets what is past its lifetime. */
  sweep(now: number): Promise<void>;
}
