import { addDays, instantAt, timeOfDay } from '../vocabulary/calendar.ts'
import type { ServiceDay } from '../vocabulary/calendar.ts'
import type { Deps } from '../kernel/deps.ts'
import { inTransaction } from '../kernel/transaction.ts'
import { openMoneyCase } from './money-case.store.ts'
import { compareDay } from './parity.rules.ts'
import { insertParityReport, readAskedOn, readDaysToReport } from './parity.store.ts'
import type { CheckoutSeen, PaymentProvider } from './provider.ts'

/** A session is opened moments after it is asked for, sometimes beyond midnight, by clocks that differ a little. */
const marginMs = 3_600_000

const seenAround = async (
  provider: PaymentProvider,
  day: ServiceDay,
): Promise<Map<number, CheckoutSeen>> => {
  const midnight = timeOfDay('00:00')
  const from = new Date(instantAt(day, midnight).getTime() - marginMs)
  const to = new Date(instantAt(addDays(day, 1), midnight).getTime() + marginMs)
  const seen = new Map<number, CheckoutSeen>()
  for await (const checkout of provider.listCheckouts(from, to))
    if (checkout.paymentId !== null) seen.set(checkout.paymentId, checkout)
  return seen
}

/** Holds each day that is over against the provider’s own list of it. What differs becomes a case, never a silent fix. */
export const reportParity = async (
  { db }: Pick<Deps, 'db'>,
  provider: PaymentProvider,
): Promise<void> => {
  for (const day of await readDaysToReport(db)) {
    const seen = await seenAround(provider, day)
    await inTransaction(db, async (tx) => {
      const { reports, differing } = compareDay(day, await readAskedOn(tx, day), seen)
      for (const { paymentId, canteenId, kind } of differing)
        await openMoneyCase(tx, {
          canteenId,
          kind,
          subject: `payment:${paymentId}`,
          detail: { day, seen: seen.get(paymentId) ?? null },
        })
      for (const report of reports) await insertParityReport(tx, report)
    })
  }
}
