import type { Db } from '../kernel/database.ts'
import { inTransaction } from '../kernel/transaction.ts'
import type { Actor } from '../vocabulary/actor.ts'
import { present } from '../vocabulary/invariant.ts'
import { readOnlinePayment } from './online-payment.store.ts'
import type { RefundState } from './online-payment.rules.ts'
import type { PaymentProvider } from './provider.ts'
import { ProviderRefusal } from './provider.ts'
import { readRefundById } from './refund.store.ts'
import { takeRefund } from './take-refund.action.ts'

/**
 * Sends an asked refund, or asks what became of a sent one; outside any transaction, under one key, so that it may be
 * done again after an answer that was lost. A definite no of the provider fails it; silence leaves it for the next try.
 */
export const sendRefund = async (
  db: Db,
  provider: PaymentProvider,
  actor: Actor,
  refundId: number,
): Promise<RefundState> => {
  const refund = present(await readRefundById(db, refundId), 'refunds are never deleted')
  if (refund.state === 'done' || refund.state === 'failed') return refund.state
  const payment = await readOnlinePayment(db, refund.paymentId)
  try {
    const seen =
      refund.refundRef === null
        ? await provider.sendRefund({
            key: `nuancan-refund-${refundId}`,
            refundId,
            paymentRef: present(payment.paymentRef, 'what was paid has a number at the provider'),
            amountFen: refund.amountFen,
          })
        : await provider.readRefund(refund.refundRef)
    await inTransaction(db, (tx) => takeRefund(tx, actor, { ...seen, refundId }))
  } catch (error) {
    if (!(error instanceof ProviderRefusal) || refund.refundRef !== null) return refund.state
    const said = { refundId, refundRef: null, state: 'failed', failure: error.message } as const
    await inTransaction(db, (tx) => takeRefund(tx, actor, said))
  }
  return present(await readRefundById(db, refundId), 'refunds are never deleted').state
}
