/**
 * Cards that were tapped, on Redis. In: a card and when. Out: whether something later has been made of it.
 * Never: an older state over a newer one, as far as the store can tell.
 */
import { GIVE_UP } from "../keys.ts";

/** No update waits longer than they are kept. */
export const CARDS = `
local function lastTap(tag) return tonumber(call('GET', cardOf(tag))) or 0 end
local function markCard(card)
  local at = math.max(lastTap(card.tag), card.at)
  call('SET', cardOf(card.tag), at)
  keepUntil(cardOf(card.tag), at + ${GIVE_UP})
end
`;
