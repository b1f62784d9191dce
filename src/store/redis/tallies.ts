/**
 * Counts for staff on Redis, by day. In: one more of something. Out: how many since a day. Never: who it was.
 */
import { DAY } from "../../core/clock.ts";
import { TALLY_DAYS } from "../keys.ts";
import { HEAD } from "./keys.ts";

/** `tally` is for a Change. Days are swept by their names; the time limit is for a database that nobody sweeps. */
export const TALLY = `
local function tally(change)
  for _, one in ipairs(change.tallies or {}) do
    local what = one.kind .. ':' .. one.key
    call('ZADD', DAYS, 0, one.day)
    call('HINCRBY', countsOf(one.day), what, 1)
    call('HSETNX', wordsOf(one.day), what, one.sealed)
    for _, key in ipairs({ countsOf(one.day), wordsOf(one.day) }) do call('PEXPIRE', key, ${(TALLY_DAYS + 2) * DAY}) end
  end
end
`;

/** Days come in their order, so what is left of `day` and `sealed` is the last one's. */
export const COUNTED = `${HEAD}
local sums, list = {}, {}
for _, day in ipairs(call('ZRANGEBYLEX', DAYS, '[' .. input.since, '+')) do
  local counts = call('HGETALL', countsOf(day))
  for n = 1, #counts, 2 do
    local what = counts[n]
    local sum = sums[what]
    if not sum then
      local kind, key = string.match(what, '^(%a+):(.*)$')
      sum = { kind = kind, key = key, count = 0 }
      sums[what] = sum
      table.insert(list, sum)
    end
    sum.count = sum.count + counts[n + 1]
    sum.day = day
    sum.sealed = call('HGET', wordsOf(day), what)
  end
end
table.sort(list, function(a, b)
  if a.count ~= b.count then return a.count > b.count end
  if a.day ~= b.day then return a.day > b.day end
  if a.key ~= b.key then return a.key < b.key end
  return a.kind < b.kind
end)
local most, places = {}, {}
for _, sum in ipairs(list) do
  places[sum.kind] = (places[sum.kind] or 0) + 1
  if places[sum.kind] <= input.limit then
    table.insert(most, { sum.kind, sum.key, sum.sealed, sum.count, sum.day })
  end
end
return most
`;
