/**
 * The journal on Redis: what came in and what became of it. In: claims, finishes. Out: what was true before.
 * Never: more than one script for an operation; Redis runs each as a whole.
 */
import { MEMO_FOR, SEEN_FOR, TROUBLE_FOR, WORK_LEASE, WORK_WAITS } from "../keys.ts";
import { HEAD } from "./keys.ts";

/** The first tenant that is seen is the app's own; a custom app has no other. */
const FOREIGN = `
local function isForeign(tenant)
  if tenant == '' then return false end
  local known = call('GET', TENANT)
  if known then return known ~= tenant end
  call('SET', TENANT, tenant)
  return false
end
`;

/** `finish` is for a Change; a recall may overtake its message, whose entry is then finished before it is claimed. */
export const FINISH = `${FOREIGN}
local function isWorking(key)
  return call('HGET', entryOf(key), 'state') == 'working'
end
local function settle(key, state)
  local entry = entryOf(key)
  call('HSET', entry, 'state', state)
  call('ZREM', WORKING, key)
  if state == 'dead' then
    call('ZADD', DEAD, now, key)
    keepUntil(entry, now + ${TROUBLE_FOR})
  else
    call('HDEL', entry, 'sealed')
    keepUntil(entry, now + ${SEEN_FOR})
  end
end
local function settled(key)
  return call('EXISTS', entryOf(key)) == 1 and not isWorking(key)
end
local function remember(memo)
  local key = memoOf(memo.key)
  local at = tonumber(call('HGET', key, 'at'))
  if at and at > memo.at then return end
  call('HSET', key, 'sealed', memo.sealed, 'at', memo.at)
  keepUntil(key, memo.at + ${MEMO_FOR})
end
local function finish(change)
  if isForeign(change.tenantKey) then return 'foreign' end
  if settled(change.key) then return 'seen' end
  settle(change.key, change.state)
  if change.memo then remember(change.memo) end
  if change.recalled and not settled(change.recalled.key) then settle(change.recalled.key, 'done') end
  return 'done'
end
`;

export const CLAIM = `${HEAD}${FOREIGN}
if isForeign(input.tenantKey) then return 'foreign' end
local entry = entryOf(input.key)
if call('EXISTS', entry) == 1 then return 'seen' end
call('HSET', entry, 'state', 'working', 'sealed', input.sealed, 'attempts', 1)
call('ZADD', WORKING, now + ${WORK_LEASE}, input.key)
return 'new'
`;

/** Says when it will be taken again. */
export const POSTPONE = `${HEAD}
if not call('ZSCORE', WORKING, input.key) then return false end
local waits = { ${WORK_WAITS.join(", ")} }
local attempts = tonumber(call('HGET', entryOf(input.key), 'attempts'))
local at = now + waits[math.min(attempts, #waits)]
call('ZADD', WORKING, at, input.key)
return tostring(at)
`;

export const LEFTOVERS = `${HEAD}
local taken = {}
for _, key in ipairs(call('ZRANGEBYSCORE', WORKING, '-inf', now, 'LIMIT', 0, input.limit)) do
  call('ZADD', WORKING, now + ${WORK_LEASE}, key)
  local attempts = call('HINCRBY', entryOf(key), 'attempts', 1)
  table.insert(taken, { key, call('HGET', entryOf(key), 'sealed'), attempts })
end
return taken
`;

export const MEMO = `${HEAD}
return call('HMGET', memoOf(input.key), 'sealed', 'at')
`;
