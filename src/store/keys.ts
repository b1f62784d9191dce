/**
 * Numbers that both engines keep to, each with its reason. In: nothing. Out: constants. Never: a key made elsewhere.
 *
 * What is kept, by its table in SQLite (sqlite/tables.ts) and its key on Redis (redis/keys.ts; each begins with PREFIX):
 *
 * | table   | Redis               | key                                   | value                                    | lives                       | writer   |
 * |---------|---------------------|---------------------------------------|------------------------------------------|-----------------------------|----------|
 * | journal | `entry:`            | `m:` message, `e:` event, `c:` tag of a tap, `u:` update after a tap | state, sealed Incoming, attempts, verdict | while working; done SEEN_FOR, dead TROUBLE_FOR | inbox, pipeline |
 * |         | `working` `dead`    | keys of the journal                   | by lease; by moment, until staff are told | as the entry                | inbox, outbox |
 * | memo    | `memo:`             | tag of chat, thread and person        | sealed follow-up memory, its moment      | MEMO_FOR                    | pipeline |
 * | outbox  | `row:`              | uuid (hash of what the message is for) | state, sealed Dispatch, lane, first try, form, code, what it tells of | while open; sent or dropped SEEN_FOR, failed TROUBLE_FOR | pipeline, outbox |
 * |         | `due` `tried` `failed` | ids of rows                        | by due time or lease; by first try; by moment, until staff are told | as the row's state | outbox |
 * |         | `card:`             | tag of a card                         | id of the update that waits              | as long as it is open       | pipeline |
 * |         | `notices:`          | kind and id of a trouble              | ids of its notices that failed, by moment | TROUBLE_FOR                | outbox   |
 * | slots   | `slots` `slots:`    | the app; lane                         | moments reserved for sending             | a minute                    | outbox   |
 * | party   | `party:`            | tag of a person or a group            | met, allowed, external, since when, code that blocks it | for ever, a group until the bot is out | pipeline, outbox |
 * | card    | tag of a card                         | when it was tapped last                | GIVE_UP          | gates, outbox |
 * | turn    | `turn:`             | tag of a person                       | moments of answered messages             | RATE_LIMIT                  | pipeline |
 * | loop    | `loop:`             | tag of chat, thread and person        | tag of the last words, since when, how often | LOOP_PAUSE              | pipeline |
 * | tally   | `counts:` `words:`  | day; kind and tag of what is counted  | count; sealed words                      | TALLY_DAYS                  | pipeline |
 * |         | `days`              | days that have counts                 | their names, in order                    | as the day                  | pipeline |
 * | meta    | `tenant`            |                                       | the tenant's key                         | for ever                    | inbox    |
 * |         | `forget`            | Redis keys that end                   | by the moment from which the sweep takes them | as the key             | all      |
 *
 * On Redis each key that ends has a time limit of its own, too, a day longer: it goes even if nothing sweeps.
 */
import { DAY, HOUR, MINUTE, SECOND } from "../core/clock.ts";

/** The last push comes about 7 h 05 after the first (15 s + 5 min + 1 h + 6 h); 12 h leaves room. */
export const SEEN_FOR = 12 * HOUR;
/** A dead letter or an unknown message waits for a person; a long holiday has eight days. */
export const TROUBLE_FOR = 14 * DAY;
/** A private follow-up works for 30 minutes; nothing asks for an older memory. */
export const MEMO_FOR = 30 * MINUTE;

/** `waitUntil` ends about 30 s after the answer: whoever holds work longer than this is gone. */
export const WORK_LEASE = 60 * SECOND;
/** One call to the platform gives up after 10 s; with a fallback and a wait for the slot it can take three times that. */
export const SEND_LEASE = 45 * SECOND;

/** Waits before the next try of failed work; after the last one it is a dead letter. */
export const WORK_WAITS = [10 * SECOND, MINUTE, 5 * MINUTE, 15 * MINUTE];

/** The platform forgets a uuid after an hour; ten minutes are for clocks and for calls under way. */
export const UUID_WINDOW = 50 * MINUTE;

/** A notice to staff that was refused is tried again so often: their group may be another one by then. */
export const TELL_AGAIN = 30 * MINUTE;

/** Somebody may be mending the configuration; an answer that comes days later helps nobody. */
export const GIVE_UP = DAY;

/** 5 a second to one person or group. The slots are a little wider, because calls don't arrive as evenly as they leave. */
export const LANE_LIMIT = { count: 5, within: 1_250 };
/** 50 in any second: 24 in each second of the clock make at most 48 in any one between two of them. */
export const SECOND_LIMIT = 24;
/** 1000 in any minute, with room for calls that don't go through the outbox. */
export const MINUTE_LIMIT = 950;

/** More than a person types; 20 a minute by the owner's rule. */
export const RATE_LIMIT = { count: 20, within: MINUTE };
/** The bot answers the same words with the same words: whoever says them so often in a row, pause by pause, is a machine. */
export const LOOP_LIMIT = 5;
/** After so long a pause it is a new conversation. */
export const LOOP_PAUSE = 10 * MINUTE;

/** Staff look at a quarter. */
export const TALLY_DAYS = 92;
