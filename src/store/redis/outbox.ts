/**
 * The outbox on Redis: what is to be said, and whether it was. In: rows, outcomes. Out: rows to send.
 * Never: more than one script for an operation; Redis runs each as a whole.
 */
import { GIVE_UP, SEND_LEASE, TELL_AGAIN, UUID_WINDOW } from "../keys.ts";
import { HEAD } from "./keys.ts";
import { PACE } from "./pace.ts";
import { ROWS } from "./rows.ts";

/** The score of an open row is also its lease while it is being tried: nobody else takes it before then. */
const TAKE = `
local function take(id, lane, sendAt)
  local row = rowOf(id)
  local tries = call('HINCRBY', row, 'tries', 1)
  local firstTry, form, sealed = unpack(call('HMGET', row, 'firstTry', 'form', 'sealed'))
  local lease = sendAt + ${SEND_LEASE}
  call('HSET', row, 'state', 'trying', 'clean', firstTry and 0 or 1, 'firstTry', firstTry or sendAt)
  call('ZADD', TRIED, firstTry or sendAt, id)
  call('ZADD', DUE, lease, id)
  reserve(lane, sendAt, id .. ':' .. tries)
  return { id, sealed, tostring(sendAt), tostring(lease), firstTry or tostring(sendAt), form, tries,
    firstTry and 1 or 0 }
end
`;

/** Says the rows, and the moment that those without patience were put off to. */
export const TAKE_DUE = `${HEAD}${ROWS}${PACE}${TAKE}
forgetSlots()
for _, id in ipairs(call('ZRANGEBYSCORE', TRIED, '-inf', now - ${UUID_WINDOW})) do
  if tonumber(call('ZSCORE', DUE, id)) <= now and not call('HGET', rowOf(id), 'card') then
    finishRow(id, 'unknown')
  end
end
local rows, later = {}, math.huge
local function handle(id)
  local lane, state, unasked, card, tapped =
    unpack(call('HMGET', rowOf(id), 'lane', 'state', 'unasked', 'card', 'tapped'))
  local overtaken = card and lastTap(card) > tonumber(tapped)
  local unreached = unasked and state == 'planned' and call('HEXISTS', partyOf(lane), 'blocked') == 1
  if overtaken or unreached then return finishRow(id, 'dropped') end
  local sendAt = freeSlot(lane)
  if sendAt - now <= input.patience then return table.insert(rows, take(id, lane, sendAt)) end
  call('ZADD', DUE, sendAt, id)
  later = math.min(later, sendAt)
end
if input.ids then
  local due, known = {}, {}
  for _, id in ipairs(input.ids) do
    local at = tonumber(call('ZSCORE', DUE, id))
    if at and at <= now and not known[id] then table.insert(due, { id = id, at = at }) end
    known[id] = true
  end
  table.sort(due, function(a, b) return a.at < b.at or a.at == b.at and a.id < b.id end)
  for _, row in ipairs(due) do handle(row.id) end
else
  while #rows < input.limit do
    local due = call('ZRANGEBYSCORE', DUE, '-inf', now, 'LIMIT', 0, input.limit - #rows)
    if #due == 0 then break end
    for _, id in ipairs(due) do handle(id) end
  end
end
return { rows, later < math.huge and tostring(later) }
`;

/** The party that a row is for can't be reached, or has been reached again. */
export const RECORD = `${HEAD}${ROWS}
local id, outcome = input.id, input.outcome
local row = rowOf(id)
local lane, state, clean, planned, kind, what =
  unpack(call('HMGET', row, 'lane', 'state', 'clean', 'planned', 'tellsKind', 'tellsId'))
if not state then return end
if outcome.state == 'sent' then
  call('HDEL', partyOf(lane), 'blocked')
  if kind then call('ZREM', kind == 'dead' and DEAD or FAILED, what) end
  if state == 'sent' then return end
  call('HSET', row, 'messageId', outcome.messageId)
  return finishRow(id, 'sent')
end
if outcome.blocked then call('HSET', partyOf(lane), 'blocked', outcome.code) end
if not isOpen(id) then return end
if outcome.code then call('HSET', row, 'code', outcome.code) end
if outcome.state == 'refused' then return finishRow(id, 'refused') end
if outcome.state == 'unclear' then
  call('HSET', row, 'form', outcome.form, 'clean', 0)
elseif clean == '1' then
  call('HSET', row, 'state', 'planned')
  call('HDEL', row, 'firstTry')
  call('ZREM', TRIED, id)
  if outcome.at - planned > ${GIVE_UP} then return finishRow(id, 'refused') end
end
call('ZADD', DUE, outcome.at, id)
`;

/** A notice that is always refused must neither be sent each minute nor stand before those behind it. */
export const TROUBLES = `${HEAD}${ROWS}
local found = {}
local function waits(kind, id)
  return call('ZCOUNT', noticesOf(kind, id), '(' .. now - ${TELL_AGAIN}, '+inf') > 0
end
local function look(index, kindOf, codeOf)
  local from, most = 0, #found + input.limit
  while #found < most do
    local page = call('ZRANGE', index, from, from + 99, 'WITHSCORES')
    if #page == 0 then return end
    for n = 1, #page, 2 do
      local id = page[n]
      local kind = kindOf(id)
      if kind and #found < most and not waits(kind, id) then
        table.insert(found, { kind, id, page[n + 1], codeOf(id) })
      end
    end
    from = from + 100
  end
end
look(DEAD, function() return 'dead' end, function() return 0 end)
look(FAILED, stateOf, function(id) return call('HGET', rowOf(id), 'code') or 0 end)
return found
`;

/** To staff rather twice than not at all: the group may have been wrong, and is another one now. */
export const TELL = `${HEAD}${ROWS}
for _, new in ipairs(input.rows) do
  local row = rowOf(new.id)
  local state, lane, kind, what = unpack(call('HMGET', row, 'state', 'lane', 'tellsKind', 'tellsId'))
  if not state then
    addRow(new)
  elseif isFailed(state) or state == 'planned' and lane ~= new.lane then
    writeRow(new)
    call('HDEL', row, 'firstTry')
    call('ZREM', FAILED, new.id)
    if kind then call('ZREM', noticesOf(kind, what), new.id) end
    keep(row)
  end
end
`;

export const RESEND = `${HEAD}${ROWS}
if not isFailed(stateOf(input.id)) then return 'seen' end
finishRow(input.id, 'sent again')
plan(input.row)
return 'planned'
`;

export const SEALED_OF_FAILED = `${HEAD}${ROWS}
return isFailed(stateOf(input.id)) and call('HGET', rowOf(input.id), 'sealed')
`;
