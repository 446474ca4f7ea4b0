import type { Tx } from '../kernel/database.ts'
import { readServing } from '../menus/menu.store.ts'
import { readBalance } from '../payments/ledger.store.ts'
import type { Actor } from '../vocabulary/actor.ts'
import { present } from '../vocabulary/invariant.ts'
import { fen } from '../vocabulary/money.ts'
import type { Fen } from '../vocabulary/money.ts'
import type { Asked, Collector } from '../vocabulary/recognition.ts'
import { Refusal } from '../vocabulary/refusal.ts'
import { assertMonthOpen } from './booking.rules.ts'
import { lockBooking } from './booking.store.ts'
import type { LockedBooking } from './booking.store.ts'
import { readCollectedAt } from './booking-times.store.ts'
import { handOverMeal } from './hand-over-meal.action.ts'
import { assertHandOverTime, dueInCash } from './hand-over.rules.ts'
import { recogniseDiner } from './recognise-diner.action.ts'
import type { ShownCard } from './recognise-diner.action.ts'
import { assertByOther, assertKnown } from './recognition.rules.ts'
import { collectorAsKnown } from './recognition.store.ts'

export interface CollectBooking {
  readonly actor: Actor
  readonly bookingId: number
  readonly cashFen: Fen
  /** Who fetches it for her; left out where she comes herself. */
  readonly collector?: Collector | undefined
  /** Her card as it was read at the counter; nothing where she was found by name. */
  readonly card?: ShownCard | undefined
  /** What she was asked who was found by name, and answered rightly. */
  readonly asked?: Asked | undefined
}

const assertPlaced = async (tx: Tx, booking: LockedBooking): Promise<void> => {
  if (booking.state === 'collected' || booking.state === 'delivered')
    throw new Refusal('already_collected', { at: await readCollectedAt(tx, booking.bookingId) })
  if (booking.state === 'held') throw new Refusal('not_paid_yet')
  if (booking.state !== 'placed') throw new Refusal('booking_over')
}

/**
 * Hands a meal over at the counter, once. Cash is taken when the booking is paid here; funders owe their shares
 * from this moment. Refuses `already_collected`, `not_paid_yet`, `booking_over`, `not_today`,
 * `not_yet_serving`, `others_may_not_collect`, `card_to_collect`, `digits_to_collect`, `person_to_vouch`,
 * `ask_to_collect`, `cash_short`, `drawer_not_open`.
 */
export const collectBooking = async (
  tx: Tx,
  asked: CollectBooking,
): Promise<{ canteenId: number; changeFen: Fen; balanceFen: Fen }> => {
  const booking = await lockBooking(tx, asked.bookingId)
  await assertPlaced(tx, booking)
  assertMonthOpen(booking)
  const serving = present(await readServing(tx, booking.servingId), 'a booking has a serving')
  assertHandOverTime(serving)
  if (asked.collector) assertByOther(serving.canteen)
  const { withoutCard: rule } = serving.canteen
  const verified = await recogniseDiner(tx, { ...booking, rule }, asked)
  assertKnown(rule, verified, asked.actor)
  const dueFen = dueInCash(booking)
  if (asked.cashFen < dueFen) throw new Refusal('cash_short', { shortFen: dueFen - asked.cashFen })
  const { canteenId } = booking
  await handOverMeal(tx, {
    actor: asked.actor,
    booking,
    serving,
    collector: await collectorAsKnown(tx, booking.dinerId, asked.collector),
    verified,
    late: null,
  })
  return {
    canteenId,
    changeFen: fen(asked.cashFen - dueFen),
    balanceFen: await readBalance(tx, booking.dinerId),
  }
}
