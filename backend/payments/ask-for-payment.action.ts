import { appendAudit } from '../kernel/audit.store.ts'
import { readClock } from '../kernel/clock.ts'
import type { Tx } from '../kernel/database.ts'
import { readDinerForBooking } from '../diners/diner.store.ts'
import type { Actor } from '../vocabulary/actor.ts'
import { Refusal } from '../vocabulary/refusal.ts'
import { assertOnlineAmount } from './online-payment.rules.ts'
import { insertOnlinePayment } from './online-payment.store.ts'
import type { PaymentProvider } from './provider.ts'

export interface AskForPayment {
  readonly actor: Actor
  readonly dinerId: number
  readonly amountFen: number
  /** The meal it shall pay, with the canteen that cooks it; null for a top-up. */
  readonly booking: { readonly bookingId: number; readonly canteenId: number } | null
  readonly linkId: number | null
}

/**
 * Writes down that money is asked for online, before anybody outside is called. Refuses `amount_wrong`,
 * `amount_below_least`, `diner_unknown`, `diner_gone`.
 */
export const askForPayment = async (
  tx: Tx,
  provider: Pick<PaymentProvider, 'name' | 'live' | 'leastFen'>,
  asked: AskForPayment,
): Promise<{ paymentId: number }> => {
  const { actor, dinerId, booking, linkId } = asked
  const amountFen = assertOnlineAmount(asked.amountFen, provider.leastFen)
  const { today } = await readClock(tx)
  const diner = await readDinerForBooking(tx, dinerId, today)
  if (!diner) throw new Refusal('diner_unknown')
  if (diner.diedOn !== null || (diner.leftOn !== null && diner.leftOn <= today))
    throw new Refusal('diner_gone')
  const canteenId = booking?.canteenId ?? diner.homeCanteenId
  const paymentId = await insertOnlinePayment(tx, {
    canteenId,
    dinerId,
    bookingId: booking?.bookingId ?? null,
    linkId,
    amountFen,
    provider: provider.name,
    live: provider.live,
    actor,
  })
  await appendAudit(tx, {
    chain: canteenId,
    actor,
    action: 'payment.asked',
    subject: `payment:${paymentId}`,
    detail: { dinerId, amountFen, bookingId: booking?.bookingId ?? null, linkId },
  })
  return { paymentId }
}
