import { appendAudit } from '../kernel/audit.store.ts'
import type { Tx } from '../kernel/database.ts'
import { queueNotice } from '../notices/queue-notice.action.ts'
import type { Actor } from '../vocabulary/actor.ts'
import { present } from '../vocabulary/invariant.ts'
import { Refusal } from '../vocabulary/refusal.ts'
import { post } from './ledger.store.ts'
import { openMoneyCase } from './money-case.store.ts'
import { paidOnline } from './online-posting.rules.ts'
import { nextOnlineState } from './online-payment.rules.ts'
import { lockOnlinePayment, markCredited, moveOnlinePayment } from './online-payment.store.ts'
import type { OnlinePayment } from './online-payment.store.ts'
import type { CheckoutSeen } from './provider.ts'

/**
 * What the provider says of one session, however it was heard: webhook, return of the browser, or our own asking.
 * Money that came is credited to the wallet, once; what it was meant for is decided elsewhere.
 */
export const takeCheckout = async (
  tx: Tx,
  actor: Actor,
  seen: CheckoutSeen,
): Promise<{ canteenId: number | null; outcome: string }> => {
  const payment = await ours(tx, seen)
  if (payment === null) return unknown(tx, seen)
  const { paymentId, canteenId, dinerId } = payment
  const next = nextOnlineState(payment.state, seen.state)
  if (next === null) return { canteenId, outcome: 'known' }
  if (next !== 'paid') {
    await moveOnlinePayment(tx, paymentId, next as Exclude<typeof next, 'asked' | 'paid'>)
    return { canteenId, outcome: next }
  }
  if (seen.amountFen !== payment.amountFen || seen.currency !== 'cny' || seen.live !== payment.live)
    return differs(tx, payment, seen)
  const transactionId = present(
    await post(tx, paidOnline(canteenId, dinerId, payment.amountFen), {
      canteenId,
      bookingId: null,
      actor,
    }),
    'money that came has entries',
  )
  await markCredited(tx, paymentId, { ...seen, transactionId })
  await queueNotice(tx, {
    canteenId,
    dinerId,
    kind: 'topped_up_online',
    params: { amountFen: payment.amountFen },
  })
  await appendAudit(tx, {
    chain: canteenId,
    actor,
    action: 'payment.credited',
    subject: `payment:${paymentId}`,
    detail: { amountFen: payment.amountFen, transactionId, before: payment.state },
  })
  return { canteenId, outcome: 'paid' }
}

const ours = async (tx: Tx, { paymentId }: CheckoutSeen): Promise<OnlinePayment | null> => {
  if (paymentId === null) return null
  try {
    return await lockOnlinePayment(tx, paymentId)
  } catch (error) {
    if (error instanceof Refusal) return null
    throw error
  }
}

/** Nobody here asked for it. Unless it brought money there is nothing to look at. */
const unknown = async (
  tx: Tx,
  seen: CheckoutSeen,
): Promise<{ canteenId: null; outcome: string }> => {
  if (seen.state === 'paid')
    await openMoneyCase(tx, {
      canteenId: null,
      kind: 'unknown_payment',
      subject: `session:${seen.sessionRef}`,
      detail: { paymentRef: seen.paymentRef, amountFen: seen.amountFen, currency: seen.currency },
    })
  return { canteenId: null, outcome: 'unknown' }
}

const differs = async (
  tx: Tx,
  { paymentId, canteenId, amountFen, live }: OnlinePayment,
  seen: CheckoutSeen,
): Promise<{ canteenId: number; outcome: string }> => {
  await openMoneyCase(tx, {
    canteenId,
    kind: 'amount_differs',
    subject: `payment:${paymentId}`,
    detail: {
      asked: { amountFen, currency: 'cny', live },
      seen: { amountFen: seen.amountFen, currency: seen.currency, live: seen.live },
    },
  })
  return { canteenId, outcome: 'differs' }
}
