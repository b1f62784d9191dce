// What the platform's documents leave open, as switches: one way or the other, never both at once.
// Comes in: a partial set. Goes out: a full one. It never decides anything itself; each rule asks for its switch.

/** Every UNCONFIRMED fact that bot code may depend on. Defaults and reasons: switches.ts. */
export interface Switches {
  repeatUuidReturns: "first message" | "error";
  repeatUuidErrorCode: 230049 | 230001;
  uuidScope: "app" | "receiver";
  redeliverySigns: "anew" | "same";
  signatureTimestampUnit: "s" | "ms";
  createTimeUnit: "ms" | "us";
  callbackTimeUnit: "ms" | "us";
  atAllReachesBot: boolean;
  atAllMentionEntry: "none" | "entry";
  atAllForbiddenCode: 230099 | 230018;
  tokenWrongSecretCode: 10014 | 10015;
  tokenRefusalStatus: 200 | 400;
  tokenInvalidStatus: 400 | 401 | 200;
  topicGroupChatType: "group" | "topic_group";
  topicGroupText: "text" | "post";
  recalledContent: "empty" | "kept";
  unfilledFormFields: "absent" | "empty";
  menuTimestamp: "integer" | "string";
  rawCardInAnswer: "accepted" | "refused";
  wideScreenModeIn2: "error" | "tolerated";
  maxTables: 5 | 3;
  markdownTablesCount: boolean;
  namelessFormChild: "refused at sending" | "fails at click";
  sizeCounts: "request body" | "content";
  kilobyte: 1024 | 1000;
  sendLimitCounts: "together" | "per call";
  unknownChatCode: 230034 | 230001 | 230002;
  resignedCode: 230013 | 230029;
  p2pThreadReply: "refused" | "allowed";
  patchNotACardCode: 230001 | 230054;
  recallWindowHours: number;
  dlpAudit: boolean;
  patchDuringClick: "stays" | "reverts";
  cardUpdateBeforeAnswer: "fails" | "reverts" | "stays";
  earlyCardUpdateCode: 300000 | 200080;
  invalidCardUpdateCode: 11311 | 10002;
  recalledResourceCode: 234003 | 234040;
  editWindowHours: number;
  streamingOverCode: 200850 | 200510 | 300309;
}

export const DEFAULT_SWITCHES: Switches = {
  // A repeat of a uuid inside its hour: the stored message, or an error with the code below.
  repeatUuidReturns: "first message",
  repeatUuidErrorCode: 230049,
  // "The same uuid yields at most one message": over the whole app, or per receiver.
  uuidScope: "app",
  // Whether a redelivery carries new timestamp, nonce and ciphertext, or the very same bytes and headers.
  redeliverySigns: "anew",
  // The documents name no unit for X-Lark-Request-Timestamp.
  signatureTimestampUnit: "s",
  // header.create_time: event documents print 13 digits, the callback document and the overview sample 16.
  createTimeUnit: "ms",
  callbackTimeUnit: "us",
  // Whether @所有人 is pushed to an app that may only read messages which @ it.
  atAllReachesBot: false,
  // Reports differ: no mention entry, or one with key "@_all" and empty ids.
  atAllMentionEntry: "none",
  // What a card or text with @所有人 gets in a group that forbids it.
  atAllForbiddenCode: 230099,
  // 10015 is listed as "wrong app secret"; that the token endpoint says 10014 instead is unconfirmed.
  tokenWrongSecretCode: 10015,
  tokenRefusalStatus: 200,
  // 99991663 was seen with HTTP 200 as well as 4xx.
  tokenInvalidStatus: 400,
  // The document knows p2p and group only.
  topicGroupChatType: "group",
  // Plain messages of topic groups were seen as post.
  topicGroupText: "text",
  // content "may be empty" when the message was recalled before the push.
  recalledContent: "empty",
  // Optional form fields left blank: not there, or "".
  unfilledFormFields: "absent",
  menuTimestamp: "integer",
  // A raw card in a click's answer is documented; one report says 200673 and a message that no PATCH can mend.
  rawCardInAnswer: "accepted",
  // A 1.0 key that other bots send in 2.0 cards: an unknown property by the document, tolerated by their experience.
  wideScreenModeIn2: "error",
  // 5 by the document, 3 as one project measured.
  maxTables: 5,
  markdownTablesCount: true,
  namelessFormChild: "refused at sending",
  // "Request body ≤ 30 KB": the body as posted (content is escaped once more in it), or content alone.
  sizeCounts: "request body",
  kilobyte: 1024,
  // 1000/min and 50/s for create and reply together (the stricter reading), or for each call.
  sendLimitCounts: "together",
  unknownChatCode: 230034,
  resignedCode: 230013,
  p2pThreadReply: "refused",
  patchNotACardCode: 230001,
  // How long a bot may recall its message before 230009.
  recallWindowHours: 24,
  // A tenant's DLP may refuse plain phone numbers and e-mail addresses (230028).
  dlpAudit: false,
  // A PATCH sent before the click is answered is said to be rolled back. Off by default: a PATCH that the worker sends
  // right after its answer may overtake that answer here.
  patchDuringClick: "stays",
  // A delayed update before the click is answered "fails or is rolled back"; the document names no code for it.
  cardUpdateBeforeAnswer: "fails",
  earlyCardUpdateCode: 300000,
  // Two codes are listed for a card that is none.
  invalidCardUpdateCode: 11311,
  // What fetching a picture or file of a recalled message gets.
  recalledResourceCode: 234003,
  // The administrator sets how long messages may be edited before 230075.
  editWindowHours: 24,
  // Three codes are listed for streaming that closed by itself after ten minutes.
  streamingOverCode: 200850,
};

export function withDefaults(given: Partial<Switches> | undefined): Switches {
  return { ...DEFAULT_SWITCHES, ...given };
}
