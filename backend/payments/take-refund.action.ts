import { appendAudit } from '../kernel/audit.store.ts'
import type { Tx } from '../kernel/database.ts'
import type { Actor } from '../vocabulary/actor.ts'
import { present } from '../vocabulary/invariant.ts'
import { negativeFen } from '../vocabulary/money.ts'
import { post } from './ledger.store.ts'
import { openMoneyCase } from './money-case.store.ts'
import { refundDone, refundFailed } from './online-posting.rules.ts'
import { nextRefundState } from './online-payment.rules.ts'
import { lockOnlinePayment, moveRefunded } from './online-payment.store.ts'
import type { RefundSeen } from './provider.ts'
import { moveRefund, readRefundById, readRefundByRef } from './refund.store.ts'
import type { KeptRefund } from './refund.store.ts'

type Said = Pick<RefundSeen, 'refundId' | 'state' | 'failure'> & {
  readonly refundRef: string | null
}

const known = async (tx: Tx, said: Said): Promise<KeptRefund | null> =>
  said.refundId !== null
    ? readRefundById(tx, said.refundId)
    : said.refundRef === null
      ? null
      : readRefundByRef(tx, said.refundRef)

/**
 * What the provider says of one refund. Done: the money has left. Failed, also after it was said to be done: it is
 * back in her wallet and a person has to look, because whoever paid still waits for it.
 */
export const takeRefund = async (
  tx: Tx,
  actor: Actor,
  said: Said,
): Promise<{ canteenId: number | null; outcome: string }> => {
  const found = await known(tx, said)
  if (found === null) return { canteenId: null, outcome: 'unknown' }
  const payment = await lockOnlinePayment(tx, found.paymentId)
  const refund = present(await readRefundById(tx, found.refundId), 'refunds are never deleted')
  const { canteenId, dinerId } = payment
  const { refundId, amountFen } = refund
  const next = nextRefundState(refund.state, said.state)
  if (next === null) return { canteenId, outcome: 'known' }
  const context = { canteenId, bookingId: null, actor }
  if (next === 'done') await post(tx, refundDone(canteenId, amountFen), context)
  if (next === 'failed') {
    const before = refund.state === 'done' ? 'done' : 'sent'
    await post(tx, refundFailed(canteenId, dinerId, amountFen, before), context)
    await moveRefunded(tx, payment.paymentId, negativeFen(amountFen))
    await openMoneyCase(tx, {
      canteenId,
      kind: 'refund_failed',
      subject: `refund:${refundId}`,
      detail: { paymentId: payment.paymentId, amountFen, failure: said.failure },
    })
  }
  await moveRefund(tx, refundId, { ...said, state: next })
  await appendAudit(tx, {
    chain: canteenId,
    actor,
    action: `refund.${next}`,
    subject: `refund:${refundId}`,
    detail: { paymentId: payment.paymentId, amountFen, failure: said.failure },
  })
  return { canteenId, outcome: next }
}
