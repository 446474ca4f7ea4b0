import { fen } from '../vocabulary/money.ts'
import type { Fen } from '../vocabulary/money.ts'
import { Refusal } from '../vocabulary/refusal.ts'
import type { CheckoutSeen, DisputeSeen, RefundSeen } from './provider.ts'

export type OnlineState = 'asked' | 'open' | 'processing' | 'paid' | 'failed' | 'expired'
export type RefundState = 'asked' | 'sent' | 'done' | 'failed'
export type DisputeState = DisputeSeen['state']

/** 2,000 yuan at a time, as in cash: prepaid money should stay small. */
export const mostOnlineFen = fen(200_000)
/** Buttons of the top-up page. */
export const topUpChoicesFen = [5_000, 10_000, 20_000, 30_000].map(fen)

/** Refuses `amount_below_least` (wallet at the window or cash take less) and `amount_wrong`. */
export const assertOnlineAmount = (amountFen: number, leastFen: Fen): Fen => {
  if (!Number.isSafeInteger(amountFen) || amountFen < 1 || amountFen > mostOnlineFen)
    throw new Refusal('amount_wrong')
  if (amountFen < leastFen) throw new Refusal('amount_below_least', { leastFen })
  return fen(amountFen)
}

/** '35.5' is 3550 fen; typed by a person, read without floating point. */
export const fenOfYuan = (typed: string): number => {
  const [yuan = '', rest = ''] = typed.split('.')
  return Number(yuan || '0') * 100 + Number(rest.padEnd(2, '0') || '0')
}

/**
 * Where a payment goes when the provider is seen in this state; null when it stays. Events come late, twice and in
 * any order: paid is final, and money that came after all counts even where we had given up.
 */
export const nextOnlineState = (
  current: OnlineState,
  seen: CheckoutSeen['state'],
): OnlineState | null => {
  if (current === 'paid') return null
  if (seen === 'paid') return 'paid'
  if (current === 'failed' || current === 'expired' || seen === current) return null
  if (seen === 'open') return current === 'asked' ? 'open' : null
  return seen
}

/** Failed is final, for a refund may fail after it was said to be done, and never the other way round. */
export const nextRefundState = (
  current: RefundState,
  seen: RefundSeen['state'],
): RefundState | null => {
  if (current === 'failed' || current === seen) return null
  if (seen === 'failed') return 'failed'
  return current === 'done' ? null : seen
}

export const nextDisputeState = (
  current: DisputeState,
  seen: DisputeState,
): 'won' | 'lost' | null => (current !== 'open' || seen === 'open' ? null : seen)

/** Sources take money back for about 90 days; afterwards it stays in the wallet or is paid out at the window. */
export const refundableDays = 90

export interface RefundablePayment {
  readonly state: OnlineState
  readonly amountFen: Fen
  readonly refundedFen: Fen
  readonly ageDays: number
}

/** Refuses `payment_not_paid`, `amount_wrong`, `refund_too_late`, `refund_too_large`. */
export const assertRefundable = (payment: RefundablePayment, amountFen: Fen): void => {
  if (payment.state !== 'paid') throw new Refusal('payment_not_paid')
  if (amountFen < 1) throw new Refusal('amount_wrong')
  if (payment.ageDays > refundableDays) throw new Refusal('refund_too_late')
  if (amountFen > payment.amountFen - payment.refundedFen)
    throw new Refusal('refund_too_large', { leftFen: payment.amountFen - payment.refundedFen })
}

const triesPerKey = 3

/**
 * The key a refund is sent under. A provider remembers a fault of its own with the key: after some tries that all
 * met it, and none of which left a refund behind, another key gets past it.
 */
export const refundKey = (refundId: number, nth: number): string =>
  `nuancan-refund-${refundId}-${Math.floor((nth - 1) / triesPerKey)}`
