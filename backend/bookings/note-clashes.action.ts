import { appendAudits } from '../kernel/audit.store.ts'
import type { Tx } from '../kernel/database.ts'
import { withdrawNotices } from '../notices/notice.store.ts'
import { queueNotice } from '../notices/queue-notice.action.ts'
import { tellFamily } from '../notices/tell-family.action.ts'
import { jobActor } from '../vocabulary/actor.ts'
import { clashWords } from '../vocabulary/clash-words.ts'
import type { Words } from '../vocabulary/words.ts'
import {
  endClashes,
  holdBookings,
  keepClashes,
  lockLook,
  noteLookedThrough,
} from './found-clash.store.ts'
import type { ClashOfLine } from './found-clash.store.ts'
import { readClashes } from './found-clashes.view.ts'
import type { ClashesOfMeal, FoundClash } from './found-clashes.view.ts'

const lineOf = ({ bookingId, offeringId, key }: FoundClash): ClashOfLine => ({
  bookingId,
  offeringId,
  clash: key,
})

const isAmong = (lines: readonly ClashOfLine[], found: FoundClash): boolean =>
  lines.some(
    (line) =>
      line.bookingId === found.bookingId &&
      line.offeringId === found.offeringId &&
      line.clash === found.key,
  )

/** One sentence for each dish she should not eat as it stands, to her and to whoever she lets book for her. */
const tell = async (
  tx: Tx,
  { canteenId, day, meal }: ClashesOfMeal,
  news: readonly FoundClash[],
): Promise<void> => {
  const dishes = Map.groupBy(news, ({ bookingId, offeringId }) => `${bookingId} ${offeringId}`)
  for (const [first, ...rest] of dishes.values()) {
    if (first === undefined) continue
    const said = [first, ...rest].map(({ clash, because }) => clashWords(clash, because))
    const what: Words = {
      zh: said.map(({ zh }) => zh).join('、'),
      en: said.map(({ en }) => en).join(', '),
    }
    const { dinerId, dish } = first
    const params = { day, meal, dish, what }
    await queueNotice(tx, { canteenId, dinerId, kind: 'meal_clashes', params })
    await tellFamily(tx, { canteenId, dinerId, kind: 'her_meal_clashes', params })
  }
}

const isOpen = ({ answer }: FoundClash): boolean => answer === null

/** Read once more where something was found, once nobody can change those meals any more: a dish just given up is none. */
const readStanding = async (tx: Tx, servingId: number): Promise<ClashesOfMeal> => {
  const looked = await readClashes(tx, servingId)
  const open = looked.found.filter(isOpen)
  if (open.length === 0) return looked
  await holdBookings(
    tx,
    open.map(({ bookingId }) => bookingId),
  )
  return readClashes(tx, servingId)
}

/**
 * Looks a meal through for bookings that go against what their diner may eat, keeps what is new and tells of it once,
 * and takes back what was not told yet and is not so any more. Returns the canteen, where something changed.
 */
export const noteClashes = async (
  tx: Tx,
  servingId: number,
): Promise<{ canteenId: number; changed: number }> => {
  await lockLook(tx, servingId)
  const looked = await readStanding(tx, servingId)
  const { now, canteenId, day, meal, found } = looked
  const open = found.filter(isOpen)
  const kept = await keepClashes(tx, open.map(lineOf))
  const news = open.filter((one) => isAmong(kept, one))
  const rid = await endClashes(tx, servingId, open.map(lineOf))
  for (const dinerId of rid)
    for (const kind of ['meal_clashes', 'her_meal_clashes'])
      await withdrawNotices(tx, { canteenId, dinerId, kind, params: { day, meal } })
  await tell(tx, looked, news)
  await noteLookedThrough(tx, servingId, now)
  await appendAudits(
    tx,
    news.map(({ bookingId, offeringId, clash: { need, weight } }) => ({
      chain: canteenId,
      actor: jobActor('clashes'),
      action: 'booking.clash_found',
      subject: `booking:${bookingId}`,
      // What it is about is health, and stands with the booking.
      detail: { offeringId, need, weight },
    })),
  )
  return { canteenId, changed: news.length + rid.length }
}
