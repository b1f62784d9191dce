/**
 * People and groups on Redis: what is known of them, and whether they are answered now. In: tags. Out: what was true.
 * Never: more than one script for an operation; Redis runs each as a whole.
 */
import { LOOP_LIMIT, LOOP_PAUSE, RATE_LIMIT } from "../keys.ts";
import { HEAD } from "./keys.ts";

/** `know` is for a Change, after ROWS. A bot leaves a group so rarely that all open rows may be looked at. */
export const KNOW = `
local function know(change)
  for _, party in ipairs(change.parties or {}) do
    for _, fact in ipairs({ 'met', 'allowed', 'external' }) do
      if party[fact] ~= nil then call('HSET', partyOf(party.tag), fact, party[fact] and 1 or 0) end
    end
  end
  for _, tag in ipairs(change.gone or {}) do
    call('DEL', partyOf(tag))
    for _, id in ipairs(call('ZRANGE', DUE, 0, -1)) do
      if call('HGET', rowOf(id), 'lane') == tag then drop(id) end
    end
  end
end
`;

export const PARTY = `${HEAD}
return call('HMGET', partyOf(input.tag), 'met', 'allowed', 'external')
`;

/** The verdict of an entry that is being worked at is kept with it. */
export const ADMIT = `${HEAD}
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
  if is(input.chat, 'external') then return 'external', 0 end
  if input.listed and not is(input.person, 'allowed') and not is(input.chat, 'allowed') then return 'outside', 0 end
  local count, since = wordsAgain()
  if count > ${LOOP_LIMIT} then return 'loop', since end
  local turn = turnOf(input.person)
  call('ZREMRANGEBYSCORE', turn, '-inf', now - ${RATE_LIMIT.within})
  if call('ZCARD', turn) >= ${RATE_LIMIT.count} then
    return 'too often', call('ZRANGE', turn, 0, 0, 'WITHSCORES')[2]
  end
  call('ZADD', turn, now, input.key)
  keepUntil(turn, now + ${RATE_LIMIT.within})
  return 'pass', 0
end
local entry = entryOf(input.key)
local kept = call('HMGET', entry, 'verdict', 'since')
if kept[1] then return kept end
local verdict, since = judge()
if call('EXISTS', entry) == 1 then call('HSET', entry, 'verdict', verdict, 'since', since) end
return { verdict, since }
`;
