import type { Db } from '../kernel/database.ts'
import { inTransaction } from '../kernel/transaction.ts'
import { readOnlinePayment } from './online-payment.store.ts'
import type { OnlineState } from './online-payment.rules.ts'
import { providerActor } from './provider.ts'
import type { PaymentProvider } from './provider.ts'
import { takeCheckout } from './take-checkout.action.ts'

/** Asks the provider what became of a payment, outside any transaction: its webhook may be late, or lost. */
export const refreshPayment = async (
  db: Db,
  provider: PaymentProvider,
  paymentId: number,
): Promise<OnlineState> => {
  const payment = await readOnlinePayment(db, paymentId)
  const over = payment.state === 'paid' || payment.state === 'failed' || payment.state === 'expired'
  if (over || payment.sessionRef === null) return payment.state
  const seen = await provider.readCheckout(payment.sessionRef)
  await inTransaction(db, (tx) => takeCheckout(tx, providerActor(provider.name), seen))
  return (await readOnlinePayment(db, paymentId)).state
}
