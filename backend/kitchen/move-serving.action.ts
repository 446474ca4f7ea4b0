import { missBooking } from '../bookings/miss-booking.action.ts'
import { lockServing, moveServing, readUncollected } from '../bookings/serving-moves.store.ts'
import type { LockedServing } from '../bookings/serving-moves.store.ts'
import { appendAudit } from '../kernel/audit.store.ts'
import type { Tx } from '../kernel/database.ts'
import type { Actor } from '../vocabulary/actor.ts'
import { addFen, noFen } from '../vocabulary/money.ts'
import type { Fen } from '../vocabulary/money.ts'
import { Refusal } from '../vocabulary/refusal.ts'
import { freezeCount } from './frozen-count.store.ts'
import { whyNotMove } from './serving-moves.rules.ts'
import type { ServingMove } from './serving-moves.rules.ts'

const lockFor = async (tx: Tx, servingId: number, move: ServingMove): Promise<LockedServing> => {
  const serving = await lockServing(tx, servingId)
  const why = whyNotMove(move, serving)
  if (why) throw new Refusal(why)
  return serving
}

/** Closes booking and freezes the count. Refuses `still_open` before cut-off, `serving_not_open` when it is not open. */
export const closeServing = async (tx: Tx, actor: Actor, servingId: number): Promise<{ booked: number; canteenId: number }> => {
  const serving = await lockFor(tx, servingId, 'close')
  await moveServing(tx, servingId, 'closed')
  await freezeCount(tx, servingId)
  await appendAudit(tx, { chain: serving.canteenId, actor, action: 'serving.closed', subject: `serving:${servingId}`, detail: { booked: serving.bookedPortions } })
  return { booked: serving.bookedPortions, canteenId: serving.canteenId }
}

/** The meal is over at the counter. Refuses `not_yet_serving` before its window, `still_open`, `serving_not_open`. */
export const markServed = async (tx: Tx, actor: Actor, servingId: number): Promise<{ canteenId: number }> => {
  const serving = await lockFor(tx, servingId, 'markServed')
  await moveServing(tx, servingId, 'served')
  await appendAudit(tx, { chain: serving.canteenId, actor, action: 'serving.served', subject: `serving:${servingId}` })
  return { canteenId: serving.canteenId }
}

/** Uncollected bookings become missed, one by one, by the canteen's policy. Refuses `still_open` until it is served. */
export const settleServing = async (tx: Tx, actor: Actor, servingId: number): Promise<{ missed: number; lossFen: Fen; canteenId: number }> => {
  const serving = await lockFor(tx, servingId, 'settle')
  const uncollected = await readUncollected(tx, servingId)
  let lossFen = noFen
  for (const bookingId of uncollected) lossFen = addFen(lossFen, await missBooking(tx, actor, bookingId, serving.missedMealPolicy))
  await moveServing(tx, servingId, 'settled')
  await appendAudit(tx, {
    chain: serving.canteenId, actor, action: 'serving.settled', subject: `serving:${servingId}`, detail: { missed: uncollected.length, lossFen },
  })
  return { missed: uncollected.length, lossFen, canteenId: serving.canteenId }
}
