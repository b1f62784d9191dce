/**
 * Forgetting on Redis. In: now, the last day that staff don't look at any more. Out: whether there is more to forget.
 * Never: more than a slice at once; while a script runs nothing else does.
 */
import { TROUBLE_FOR } from "../keys.ts";
import { HEAD } from "./keys.ts";
import { PACE } from "./pace.ts";

const SLICE = 1_000;

export const SWEEP = `${HEAD}${PACE}
forgetSlots()
call('ZREMRANGEBYSCORE', DEAD, '-inf', now - ${TROUBLE_FOR})
call('ZREMRANGEBYSCORE', FAILED, '-inf', now - ${TROUBLE_FOR})
for _, day in ipairs(call('ZRANGEBYLEX', DAYS, '-', '(' .. input.before)) do
  call('DEL', countsOf(day), wordsOf(day))
  call('ZREM', DAYS, day)
end
local old = call('ZRANGEBYSCORE', FORGET, '-inf', now, 'LIMIT', 0, ${SLICE})
for _, key in ipairs(old) do
  call('DEL', key)
  call('ZREM', FORGET, key)
end
return #old == ${SLICE} and 1 or 0
`;
