/**
 * Rows of the outbox on Redis, as every script treats them. In: new rows, ids. Out: rows planned, dropped, ended, and
 * the indexes that go with each state. Never: a state without its index.
 *
 * Open rows stand in `due`; those that were tried also in `tried`, by their first try. Refused and unknown ones stand
 * in `failed` until staff are told, or, if they tell of something themselves, in the notices of that.
 */

import { SEEN_FOR, TROUBLE_FOR } from "../keys.ts";
import { CARDS } from "./cards.ts";

/** A card that could not be updated is no message that somebody misses: its row is dropped, never failed. */
export const ROWS = `${CARDS}
local function stateOf(id) return call('HGET', rowOf(id), 'state') end
local function isFailed(state) return state == 'unknown' or state == 'refused' end
local function isOpen(id) return call('ZSCORE', DUE, id) ~= false end
local function finishRow(id, state)
  local row = rowOf(id)
  local card, kind, what = unpack(call('HMGET', row, 'card', 'tellsKind', 'tellsId'))
  if card and isFailed(state) then state = 'dropped' end
  call('HSET', row, 'state', state)
  call('ZREM', DUE, id)
  call('ZREM', TRIED, id)
  if isFailed(state) then
    keepUntil(row, now + ${TROUBLE_FOR})
    if kind then
      call('ZADD', noticesOf(kind, what), now, id)
      keepUntil(noticesOf(kind, what), now + ${TROUBLE_FOR})
    else
      call('ZADD', FAILED, now, id)
    end
  else
    call('HDEL', row, 'sealed')
    keepUntil(row, now + ${SEEN_FOR})
    call('ZREM', FAILED, id)
    if kind then call('ZREM', noticesOf(kind, what), id) end
  end
end
local function drop(id)
  if stateOf(id) == 'planned' then finishRow(id, 'dropped') end
end
local function writeRow(new)
  call('HSET', rowOf(new.id), 'lane', new.lane, 'sealed', new.sealed, 'state', 'planned', 'planned', now,
    'clean', 1, 'form', '')
  call('ZADD', DUE, new.dueAt, new.id)
end
local function addRow(new)
  writeRow(new)
  if new.unasked then call('HSET', rowOf(new.id), 'unasked', 1) end
  if new.card then call('HSET', rowOf(new.id), 'card', new.card.tag, 'tapped', new.card.at) end
  if new.tells then call('HSET', rowOf(new.id), 'tellsKind', new.tells.kind, 'tellsId', new.tells.id) end
end
local function plan(new)
  if stateOf(new.id) then return end
  if new.card then markCard(new.card) end
  addRow(new)
end
`;
