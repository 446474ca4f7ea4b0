import type { Db } from '../kernel/database.ts'
import { inTransaction } from '../kernel/transaction.ts'
import { Refusal } from '../vocabulary/refusal.ts'
import {
  lockOnlinePayment,
  moveOnlinePayment,
  readOnlinePayment,
  setSession,
} from './online-payment.store.ts'
import type { PaymentProvider } from './provider.ts'
import { ProviderRefusal } from './provider.ts'

export interface CheckoutPlaces {
  readonly description: string
  readonly successUrl: string
  readonly cancelUrl: string
}

/**
 * Opens the page on which an asked payment is paid, outside any transaction. Called again, also after an answer
 * that was lost, it is the same page. Refuses `provider_silent`; `payment_over` when it is paid or given up.
 */
export const openCheckout = async (
  db: Db,
  provider: PaymentProvider,
  paymentId: number,
  places: CheckoutPlaces,
): Promise<{ paymentId: number; url: string }> => {
  const payment = await readOnlinePayment(db, paymentId)
  if (payment.state !== 'asked' && payment.state !== 'open') throw new Refusal('payment_over')
  if (payment.sessionUrl !== null) return { paymentId, url: payment.sessionUrl }
  try {
    const session = await provider.openCheckout({
      ...places,
      key: `nuancan-payment-${paymentId}`,
      paymentId,
      amountFen: payment.amountFen,
      expiresAt: payment.expiresAt,
    })
    await inTransaction(db, (tx) => setSession(tx, paymentId, session))
    return { paymentId, url: session.url }
  } catch (error) {
    if (error instanceof ProviderRefusal) await giveUp(db, paymentId)
    if (error instanceof Refusal) throw error
    throw new Refusal('provider_silent')
  }
}

/** The provider will not have it: nothing was paid, and nothing will be. */
const giveUp = (db: Db, paymentId: number): Promise<void> =>
  inTransaction(db, async (tx) => {
    const { state } = await lockOnlinePayment(tx, paymentId)
    if (state === 'asked') await moveOnlinePayment(tx, paymentId, 'failed')
  })
