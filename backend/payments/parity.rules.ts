import type { ServiceDay } from '../vocabulary/calendar.ts'
import type { AskedPayment, ParityReport } from './parity.store.ts'
import type { CheckoutSeen } from './provider.ts'

export interface Differing {
  readonly paymentId: number
  readonly canteenId: number
  readonly kind: 'amount_differs' | 'credited_not_paid' | 'paid_not_credited'
}

export interface Parity {
  readonly reports: readonly ParityReport[]
  readonly differing: readonly Differing[]
}

const kindOf = (asked: AskedPayment, seen: CheckoutSeen | undefined): Differing['kind'] | null => {
  const paid = seen?.state === 'paid'
  if (asked.credited && !paid) return 'credited_not_paid'
  if (!asked.credited && paid) return 'paid_not_credited'
  return paid && seen.amountFen !== asked.amountFen ? 'amount_differs' : null
}

/** One day’s payments, each held against what the provider says of it; sums per canteen for the eye. */
export const compareDay = (
  day: ServiceDay,
  asked: readonly AskedPayment[],
  seen: ReadonlyMap<number, CheckoutSeen>,
): Parity => {
  const canteens = [...new Set(asked.map(({ canteenId }) => canteenId))]
  const differing = asked.flatMap((payment) => {
    const kind = kindOf(payment, seen.get(payment.paymentId))
    const { paymentId, canteenId } = payment
    return kind === null ? [] : [{ paymentId, canteenId, kind }]
  })
  const reports = canteens.map((canteenId) => {
    const here = asked.filter((payment) => payment.canteenId === canteenId)
    const credited = here.filter((payment) => payment.credited)
    const paid = here.flatMap(({ paymentId }) => {
      const found = seen.get(paymentId)
      return found?.state === 'paid' ? [found.amountFen] : []
    })
    const sum = (amounts: readonly number[]): number =>
      amounts.reduce((total, amount) => total + amount, 0)
    return {
      canteenId,
      day,
      providerCount: paid.length,
      providerFen: sum(paid),
      ledgerCount: credited.length,
      ledgerFen: sum(credited.map(({ amountFen }) => amountFen)),
      differing: differing.filter((one) => one.canteenId === canteenId).length,
    }
  })
  return { reports, differing }
}
