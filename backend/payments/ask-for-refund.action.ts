import { appendAudit } from '../kernel/audit.store.ts'
import type { Tx } from '../kernel/database.ts'
import type { Actor } from '../vocabulary/actor.ts'
import type { Fen } from '../vocabulary/money.ts'
import { Refusal } from '../vocabulary/refusal.ts'
import { lockWallets, post, readBalance } from './ledger.store.ts'
import { refundAsked } from './online-posting.rules.ts'
import { assertRefundable } from './online-payment.rules.ts'
import { lockOnlinePayment, moveRefunded } from './online-payment.store.ts'
import { insertRefund } from './refund.store.ts'

export interface AskForRefund {
  readonly actor: Actor
  readonly canteenId: number
  readonly paymentId: number
  readonly amountFen: Fen
  readonly reason: string
}

/**
 * Takes the money out of her wallet and writes down that it shall go back to where it came from; it is sent after
 * this is committed. Refuses `payment_unknown`, `payment_not_paid`, `amount_wrong`, `refund_too_late`,
 * `refund_too_large`, `refund_spent` when she has eaten it already: what she may owe the canteen is not paid out.
 */
export const askForRefund = async (
  tx: Tx,
  { actor, canteenId, paymentId, amountFen, reason }: AskForRefund,
): Promise<{ refundId: number }> => {
  const payment = await lockOnlinePayment(tx, paymentId)
  if (payment.canteenId !== canteenId) throw new Refusal('payment_unknown')
  assertRefundable(payment, amountFen)
  if (!(await moveRefunded(tx, paymentId, amountFen)))
    throw new Refusal('refund_too_large', { leftFen: payment.amountFen - payment.refundedFen })
  await lockWallets(tx, [payment.dinerId])
  const leftFen = await readBalance(tx, payment.dinerId)
  if (leftFen < amountFen) throw new Refusal('refund_spent', { leftFen: Math.max(leftFen, 0) })
  const refundId = await insertRefund(tx, { paymentId, amountFen, reason, actor })
  await post(tx, refundAsked(canteenId, payment.dinerId, amountFen), {
    canteenId,
    bookingId: null,
    actor,
  })
  await appendAudit(tx, {
    chain: canteenId,
    actor,
    action: 'refund.asked',
    subject: `refund:${refundId}`,
    detail: { paymentId, amountFen },
  })
  return { refundId }
}
