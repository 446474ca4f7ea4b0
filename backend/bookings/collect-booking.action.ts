import { readCardIsOf } from '../diners/card.store.ts'
import { appendAudit } from '../kernel/audit.store.ts'
import type { Tx } from '../kernel/database.ts'
import { readServing } from '../menus/menu.store.ts'
import type { ServingToBook } from '../menus/menu.store.ts'
import { withdrawNotices } from '../notices/notice.store.ts'
import { tellFamily } from '../notices/tell-family.action.ts'
import { post, readBalance } from '../payments/ledger.store.ts'
import { needOpenDrawer } from '../payments/need-open-drawer.action.ts'
import { mealCollected } from '../payments/posting.rules.ts'
import type { Actor } from '../vocabulary/actor.ts'
import { instantAt, serviceDayAt, timeOfDayAt } from '../vocabulary/calendar.ts'
import { present } from '../vocabulary/invariant.ts'
import type { Verified } from '../vocabulary/meal.ts'
import { fen } from '../vocabulary/money.ts'
import type { Fen } from '../vocabulary/money.ts'
import { Refusal } from '../vocabulary/refusal.ts'
import { assertMonthOpen } from './booking.rules.ts'
import { endBooking, lockBooking } from './booking.store.ts'
import type { LockedBooking } from './booking.store.ts'
import { readCollectedAt } from './booking-times.store.ts'

export interface CollectBooking {
  readonly actor: Actor
  readonly bookingId: number
  readonly cashFen: Fen
  readonly collectedBy: 'self' | 'other'
  /** Her card as it was read at the counter; nothing where she was found by name. */
  readonly card?:
    | { readonly token?: string | undefined; readonly digits?: string | undefined }
    | undefined
}

const assertPlaced = async (tx: Tx, booking: LockedBooking): Promise<void> => {
  if (booking.state === 'collected' || booking.state === 'delivered')
    throw new Refusal('already_collected', { at: await readCollectedAt(tx, booking.bookingId) })
  if (booking.state === 'held') throw new Refusal('not_paid_yet')
  if (booking.state !== 'placed') throw new Refusal('booking_over')
}

/** The server's own word, not the counter's: a claim stands on it. */
const knownBy = async (
  tx: Tx,
  { dinerId, canteenId }: LockedBooking,
  { card }: CollectBooking,
): Promise<Verified> =>
  card !== undefined && (await readCardIsOf(tx, dinerId, canteenId, card)) ? 'card' : 'name'

const earlyMs = 30 * 60_000

/** Early birds are served half an hour before the window; before that there is nothing to hand over. */
const earliestHandOver = (serving: ServingToBook): Date =>
  new Date(instantAt(serving.day, serving.from).getTime() - earlyMs)

/** Her family sees it, and nobody telephones them any more that she has not come. */
const tellThatSheCame = async (
  tx: Tx,
  { canteenId, dinerId }: LockedBooking,
  { day, meal, now }: ServingToBook,
  by: 'self' | 'other',
): Promise<void> => {
  await withdrawNotices(tx, { dinerId, kind: 'not_collected', params: { day, meal } })
  const params = { time: timeOfDayAt(now), by }
  await tellFamily(tx, { canteenId, dinerId, kind: 'collected', params })
}

/**
 * Hands a meal over at the counter, once. Cash is taken when the booking is paid here; funders owe their shares
 * from this moment. Refuses `already_collected`, `not_paid_yet`, `booking_over`, `not_today`,
 * `not_yet_serving`, `others_may_not_collect`, `cash_short`, `drawer_not_open`.
 */
export const collectBooking = async (
  tx: Tx,
  asked: CollectBooking,
): Promise<{ canteenId: number; changeFen: Fen; balanceFen: Fen }> => {
  const booking = await lockBooking(tx, asked.bookingId)
  await assertPlaced(tx, booking)
  assertMonthOpen(booking)
  const serving = present(await readServing(tx, booking.servingId), 'a booking has a serving')
  if (serving.day !== serviceDayAt(serving.now))
    throw new Refusal('not_today', { day: serving.day })
  if (serving.now < earliestHandOver(serving)) throw new Refusal('not_yet_serving')
  if (asked.collectedBy === 'other' && !serving.canteen.othersMayCollect)
    throw new Refusal('others_may_not_collect')
  const dueFen = booking.payment === 'counter' ? booking.ownFen : fen(0)
  if (asked.cashFen < dueFen) throw new Refusal('cash_short', { shortFen: dueFen - asked.cashFen })
  const { canteenId, bookingId } = booking
  if (dueFen > 0) await needOpenDrawer(tx, canteenId)
  await endBooking(tx, bookingId, 'collected', {
    move: 'collect',
    actor: asked.actor,
    reason: asked.collectedBy === 'other' ? 'by somebody else' : '',
    verified: await knownBy(tx, booking, asked),
  })
  const meal = {
    canteenId,
    dinerId: booking.dinerId,
    payment: booking.payment,
    listFen: booking.priceFen,
    payFen: booking.ownFen,
    shares: booking.shares,
  }
  await post(tx, mealCollected(meal), { canteenId, bookingId, actor: asked.actor })
  await tellThatSheCame(tx, booking, serving, asked.collectedBy)
  await appendAudit(tx, {
    chain: canteenId,
    actor: asked.actor,
    action: 'booking.collected',
    subject: `booking:${bookingId}`,
    detail: { collectedBy: asked.collectedBy, cashFen: dueFen },
  })
  return {
    canteenId,
    changeFen: fen(asked.cashFen - dueFen),
    balanceFen: await readBalance(tx, booking.dinerId),
  }
}
