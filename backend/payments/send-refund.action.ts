import type { Db } from '../kernel/database.ts'
import { inTransaction } from '../kernel/transaction.ts'
import type { Actor } from '../vocabulary/actor.ts'
import { present } from '../vocabulary/invariant.ts'
import { readOnlinePayment } from './online-payment.store.ts'
import { refundKey } from './online-payment.rules.ts'
import type { RefundState } from './online-payment.rules.ts'
import type { PaymentProvider, RefundSeen } from './provider.ts'
import { ProviderRefusal } from './provider.ts'
import { claimTry, readRefundById } from './refund.store.ts'
import type { KeptRefund } from './refund.store.ts'
import { takeRefund } from './take-refund.action.ts'

/**
 * Sends an asked refund, or asks what became of a sent one; outside any transaction. An answer that was lost is looked
 * for before it is sent again, and only one process sends at a time. A definite no of the provider fails the refund;
 * silence leaves it for the next try. Returns how it stands.
 */
export const sendRefund = async (
  db: Db,
  provider: PaymentProvider,
  actor: Actor,
  refundId: number,
): Promise<RefundState> => {
  const refund = present(await readRefundById(db, refundId), 'refunds are never deleted')
  if (refund.state === 'done' || refund.state === 'failed') return refund.state
  try {
    const seen =
      refund.refundRef === null
        ? await firstAnswer(db, provider, refund)
        : await provider.readRefund(refund.refundRef)
    if (seen) await inTransaction(db, (tx) => takeRefund(tx, actor, { ...seen, refundId }))
  } catch (error) {
    if (!(error instanceof ProviderRefusal) || refund.refundRef !== null) return refund.state
    const said = { refundId, refundRef: null, state: 'failed', failure: error.message } as const
    await inTransaction(db, (tx) => takeRefund(tx, actor, said))
  }
  return present(await readRefundById(db, refundId), 'refunds are never deleted').state
}

const firstAnswer = async (
  db: Db,
  provider: PaymentProvider,
  { refundId, paymentId, amountFen }: KeptRefund,
): Promise<RefundSeen | null> => {
  const nth = await claimTry(db, refundId)
  if (nth === null) return null
  const payment = await readOnlinePayment(db, paymentId)
  const paymentRef = present(payment.paymentRef, 'what was paid has a number at the provider')
  const found = nth === 1 ? null : await provider.findRefund(paymentRef, refundId)
  if (found) return found
  return provider.sendRefund({ key: refundKey(refundId, nth), refundId, paymentRef, amountFen })
}
