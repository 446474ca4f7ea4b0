import { appendAudit } from '../kernel/audit.store.ts'
import type { Tx } from '../kernel/database.ts'
import type { Actor } from '../vocabulary/actor.ts'
import { post } from './ledger.store.ts'
import { openMoneyCase } from './money-case.store.ts'
import { disputeClosed, disputeOpened } from './online-posting.rules.ts'
import { nextDisputeState } from './online-payment.rules.ts'
import { lockOnlinePayment, readPaymentIdOf } from './online-payment.store.ts'
import type { DisputeSeen } from './provider.ts'
import { closeDispute, knowDispute } from './refund.store.ts'

/** What the provider says of a payer's complaint to his bank. Always a case: somebody must answer it in time. */
export const takeDispute = async (
  tx: Tx,
  actor: Actor,
  seen: DisputeSeen,
): Promise<{ canteenId: number | null; outcome: string }> => {
  const paymentId = await readPaymentIdOf(tx, seen.paymentRef)
  if (paymentId === null) {
    await openMoneyCase(tx, {
      canteenId: null,
      kind: 'unknown_payment',
      subject: `dispute:${seen.disputeRef}`,
      detail: { paymentRef: seen.paymentRef, amountFen: seen.amountFen },
    })
    return { canteenId: null, outcome: 'unknown' }
  }
  const { canteenId } = await lockOnlinePayment(tx, paymentId)
  const dispute = await knowDispute(tx, { ...seen, paymentId })
  const context = { canteenId, bookingId: null, actor }
  const subject = `dispute:${dispute.disputeId}`
  const detail = { paymentId, amountFen: dispute.amountFen }
  if (dispute.isNew) {
    await post(tx, disputeOpened(canteenId, dispute.amountFen), context)
    await openMoneyCase(tx, { canteenId, kind: 'disputed', subject, detail })
    await appendAudit(tx, { chain: canteenId, actor, action: 'dispute.opened', subject, detail })
  }
  const next = nextDisputeState(dispute.state, seen.state)
  if (next === null) return { canteenId, outcome: dispute.isNew ? 'opened' : 'known' }
  await post(tx, disputeClosed(canteenId, dispute.amountFen, next), context)
  await closeDispute(tx, dispute.disputeId, next)
  await appendAudit(tx, { chain: canteenId, actor, action: `dispute.${next}`, subject, detail })
  return { canteenId, outcome: next }
}
