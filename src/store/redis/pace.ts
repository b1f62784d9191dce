/**
 * Pacing on Redis: moments reserved for sending, over all isolates. In: a lane, now. Out: the first moment that
 * keeps to every limit. Never: a wait; whoever takes the moment waits for it.
 */
import { MINUTE, SECOND } from "../../core/clock.ts";
import { LANE_LIMIT, MINUTE_LIMIT, SECOND_LIMIT } from "../keys.ts";

/** Quiet lanes find the gaps that busy ones, which reserve ahead, have left. */
export const PACE = `
local taken = {}
local function secondOf(at) return at - at % ${SECOND} end
local function takenIn(second)
  taken[second] = taken[second] or call('ZCOUNT', SLOTS, second, '(' .. second + ${SECOND})
  return taken[second]
end
local function after(slots, count, within)
  local nth = call('ZREVRANGE', slots, count - 1, count - 1, 'WITHSCORES')[2]
  return nth and tonumber(nth) + within or now
end
local function freeSlot(lane)
  local at = math.max(now, after(slotsOf(lane), ${LANE_LIMIT.count}, ${LANE_LIMIT.within}),
    after(SLOTS, ${MINUTE_LIMIT}, ${MINUTE}))
  while takenIn(secondOf(at)) >= ${SECOND_LIMIT} do at = secondOf(at) + ${SECOND} end
  return at
end
local function reserve(lane, at, who)
  local slots = slotsOf(lane)
  taken[secondOf(at)] = takenIn(secondOf(at)) + 1
  call('ZADD', SLOTS, at, who)
  call('ZREMRANGEBYSCORE', slots, '-inf', now - ${MINUTE})
  call('ZADD', slots, at, who)
  keepUntil(slots, at + ${MINUTE})
end
local function forgetSlots()
  call('ZREMRANGEBYSCORE', SLOTS, '-inf', now - ${MINUTE})
end
`;
