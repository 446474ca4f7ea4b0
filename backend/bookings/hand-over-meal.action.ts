import { appendAudit } from '../kernel/audit.store.ts'
import type { Tx } from '../kernel/database.ts'
import type { ServingToBook } from '../menus/menu.store.ts'
import { post } from '../payments/ledger.store.ts'
import { needOpenDrawer } from '../payments/need-open-drawer.action.ts'
import { mealCollected } from '../payments/posting.rules.ts'
import type { Actor } from '../vocabulary/actor.ts'
import type { Collector, Verified } from '../vocabulary/recognition.ts'
import { endBooking } from './booking.store.ts'
import type { LockedBooking } from './booking.store.ts'
import { dueInCash } from './hand-over.rules.ts'
import { tellThatSheCame } from './tell-that-she-came.action.ts'

export interface HandedOver {
  readonly actor: Actor
  readonly booking: LockedBooking
  readonly serving: ServingToBook
  /** Null: she came herself. */
  readonly collector: Collector | null
  readonly verified: Verified
  /** Told afterwards, by a counter that was without the network; `at` is null where its clock is not to be believed. */
  readonly late: { readonly handOverId: string; readonly at: Date | null } | null
}

/** Who fetched it is on the hand-over by name; the audit, which keeps for ever, says what that person is to her. */
const whoCame = (collector: Collector | null): Record<string, string> =>
  collector === null
    ? { collectedBy: 'self' }
    : { collectedBy: collector.kind, ...(collector.relation && { relation: collector.relation }) }

/**
 * Writes down that a locked booking, waiting or written down as missed, was handed over: its state, the money, who
 * hears of it. Whether it may be is decided before. Refuses `drawer_not_open` where cash is due.
 */
export const handOverMeal = async (tx: Tx, handed: HandedOver): Promise<void> => {
  const { actor, booking, late } = handed
  const { canteenId, bookingId } = booking
  const wasMissed = booking.state === 'missed'
  const dueFen = dueInCash(booking)
  if (dueFen > 0) await needOpenDrawer(tx, canteenId)
  await endBooking(tx, bookingId, 'collected', {
    move: wasMissed ? 'correct' : 'collect',
    actor,
    reason: '',
    verified: handed.verified,
    collector: handed.collector,
    handedAt: late?.at ?? undefined,
  })
  const meal = {
    canteenId,
    dinerId: booking.dinerId,
    payment: booking.payment,
    listFen: booking.priceFen,
    payFen: booking.ownFen,
    shares: booking.shares,
  }
  await post(tx, mealCollected(meal), { canteenId, bookingId, actor })
  await tellThatSheCame(tx, booking.dinerId, handed.serving, {
    collector: handed.collector,
    at: late?.at ?? handed.serving.now,
  })
  await appendAudit(tx, {
    chain: canteenId,
    actor,
    action: wasMissed ? 'booking.corrected' : 'booking.collected',
    subject: `booking:${bookingId}`,
    detail: {
      ...whoCame(handed.collector),
      verified: handed.verified,
      cashFen: dueFen,
      ...(late && { handOver: late.handOverId, deviceAt: late.at?.toISOString() ?? null }),
    },
  })
}
