import { appendAudit } from '../kernel/audit.store.ts'
import type { Tx } from '../kernel/database.ts'
import type { Actor } from '../vocabulary/actor.ts'
import { present } from '../vocabulary/invariant.ts'
import { endWait } from './end-wait.action.ts'
import { takeBackOffer } from './take-back-offer.action.ts'
import { lockWait, readOfferOutcome, serveWait } from './wait.store.ts'

/**
 * A booking that was kept for her answer came to its end somewhere else: paid online, given back, or its time passed.
 * Refuses `wait_over` when somebody else has seen to it.
 */
export const settleOffer = async (
  tx: Tx,
  actor: Actor,
  place: { readonly servingId: number; readonly dinerId: number },
): Promise<{ canteenId: number }> => {
  const wait = await lockWait(tx, place)
  const { waitId, canteenId } = wait
  const bookingId = present(wait.bookingId, 'an offer is a booking')
  const outcome = await readOfferOutcome(tx, bookingId)
  if (outcome !== 'stands') await takeBackOffer(tx, wait)
  if (outcome === 'lapsed' || outcome === 'declined') await endWait(tx, actor, wait, outcome)
  if (outcome !== 'booked') return { canteenId }
  await serveWait(tx, waitId, { state: 'booked', bookingId })
  await appendAudit(tx, {
    chain: canteenId,
    actor,
    action: 'waiting.served',
    subject: `wait:${waitId}`,
    detail: { bookingId },
  })
  return { canteenId }
}
