/**
 * People and groups on Redis: what is known of them, and whether they are answered now. In: tags. Out: what was true.
 * Never: more than one script for an operation; Redis runs each as a whole.
 */
import { LOOP_LIMIT, LOOP_PAUSE, RATE_LIMIT } from "../keys.ts";
import { CARDS } from "./cards.ts";
import { HEAD } from "./keys.ts";

/** `know` is for a Change, after ROWS. A bot leaves a group so rarely that all open rows may be looked at. */
export const KNOW = `
local function knowParty(party)
  for _, fact in ipairs({ 'met', 'allowed', 'external' }) do
    if party[fact] ~= nil and party[fact] ~= cjson.null then
      call('HSET', partyOf(party.tag), fact, party[fact] and 1 or 0)
    end
  end
end
local function move(moved)
  local group = partyOf(moved.tag)
  local since = tonumber(call('HGET', group, 'since')) or 0
  if moved['in'] then
    if moved.at <= since then return end
    call('DEL', group)
    call('HSET', group, 'met', 1, 'external', moved.external and 1 or 0, 'since', moved.at)
  elseif moved.at >= since then
    call('DEL', group)
    for _, id in ipairs(call('ZRANGE', DUE, 0, -1)) do
      if call('HGET', rowOf(id), 'lane') == moved.tag then drop(id) end
    end
  end
end
local function know(change)
  for _, party in ipairs(change.parties or {}) do knowParty(party) end
  if change.moved then move(change.moved) end
end
`;

export const PARTY = `${HEAD}
return call('HMGET', partyOf(input.tag), 'met', 'allowed', 'external', 'since')
`;

/** The verdict of an entry that is being worked at is kept with it. */
export const ADMIT = `${HEAD}${CARDS}
local function is(tag, fact) return call('HGET', partyOf(tag), fact) == '1' end
local function wordsAgain()
  local loop = loopOf(input.scene)
  local words, since, at, count = unpack(call('HMGET', loop, 'words', 'since', 'at', 'count'))
  if words == input.words and now - at < ${LOOP_PAUSE} then
    count = count + 1
  else
    count, since = 1, tostring(now)
  end
  call('HSET', loop, 'words', input.words, 'since', since, 'at', now, 'count', count)
  keepUntil(loop, now + ${LOOP_PAUSE})
  return count, since
end
local function judge()
  if input.card then markCard(input.card) end
  if type(input.external) == 'boolean' then
    call('HSET', partyOf(input.chat), 'external', input.external and 1 or 0)
  end
  local external = call('HGET', partyOf(input.chat), 'external')
  if input.chat ~= input.person and not external and input.external == nil then return 'unknown', 0 end
  if external == '1' then return 'external', 0 end
  local outside = input.listed and not is(input.person, 'allowed') and not is(input.chat, 'allowed')
  if not outside then
    local count, since = wordsAgain()
    if count > ${LOOP_LIMIT} then return 'loop', since end
  end
  local turn = turnOf(input.person)
  call('ZREMRANGEBYSCORE', turn, '-inf', now - ${RATE_LIMIT.within})
  call('ZREM', turn, input.key)
  if call('ZCARD', turn) >= ${RATE_LIMIT.count} then return 'too often', 0 end
  call('ZADD', turn, now, input.key)
  keepUntil(turn, now + ${RATE_LIMIT.within})
  return outside and 'outside' or 'pass', 0
end
local entry = entryOf(input.key)
local state, verdict, since = unpack(call('HMGET', entry, 'state', 'verdict', 'since'))
if state == 'working' and verdict then return { verdict, since } end
verdict, since = judge()
if state == 'working' and verdict ~= 'unknown' then call('HSET', entry, 'verdict', verdict, 'since', since) end
return { verdict, since }
`;
