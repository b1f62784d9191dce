/**
 * Key names on Redis, and the first lines of every script. In: nothing. Out: Lua that names keys, as the table in
 * ../keys.ts lists them. Never: a key named elsewhere, nor a reading of time: `now` is an argument.
 */
import { DAY } from "../../core/clock.ts";

/**
 * Begins every key, so that a database can be shared; it is all that a call declares, because which rows are due is
 * not known before. In braces, so that a cluster keeps all of them in one place.
 */
export const PREFIX = "{zhengxie}";

/** What nobody sweeps goes by itself, so long after its lifetime: `now` may be ahead of the time on the server. */
const MARGIN = DAY;

export const HEAD = `
local P, now, input = KEYS[1], tonumber(ARGV[1]), cjson.decode(ARGV[2])
local call = redis.call
local TENANT, FORGET = P .. ':tenant', P .. ':forget'
local WORKING, DEAD = P .. ':working', P .. ':dead'
local DUE, TRIED, FAILED = P .. ':due', P .. ':tried', P .. ':failed'
local SLOTS, DAYS = P .. ':slots', P .. ':days'
local function entryOf(key) return P .. ':entry:' .. key end
local function memoOf(key) return P .. ':memo:' .. key end
local function rowOf(id) return P .. ':row:' .. id end
local function cardOf(tag) return P .. ':card:' .. tag end
local function noticesOf(kind, id) return P .. ':notices:' .. kind .. ':' .. id end
local function slotsOf(lane) return P .. ':slots:' .. lane end
local function partyOf(tag) return P .. ':party:' .. tag end
local function turnOf(person) return P .. ':turn:' .. person end
local function loopOf(scene) return P .. ':loop:' .. scene end
local function countsOf(day) return P .. ':counts:' .. day end
local function wordsOf(day) return P .. ':words:' .. day end
local function keepUntil(key, at)
  call('ZADD', FORGET, at, key)
  call('PEXPIRE', key, math.ceil(math.max(at - now, 0)) + ${MARGIN})
end
local function keep(key)
  call('ZREM', FORGET, key)
  call('PERSIST', key)
end
`;
