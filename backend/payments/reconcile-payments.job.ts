import { readClock } from '../kernel/clock.ts'
import type { Db } from '../kernel/database.ts'
import type { Deps } from '../kernel/deps.ts'
import type { Log } from '../kernel/log.ts'
import { inTransaction } from '../kernel/transaction.ts'
import { jobActor } from '../vocabulary/actor.ts'
import { giveUpUnopened, noteMethod, readIsCredited, readUnderWay } from './online-payment.store.ts'
import type { PaymentProvider } from './provider.ts'
import { refreshPayment } from './refresh-payment.action.ts'
import { readRefundsUnderWay } from './refund.store.ts'
import { sendRefund } from './send-refund.action.ts'
import { takeCheckout } from './take-checkout.action.ts'
import { takeEvent } from './take-event.action.ts'

/** Webhooks normally come within seconds; after this we ask ourselves. */
const patienceSeconds = 120
const atOnce = 500
/** As far back as a provider repeats what it could not deliver. */
const lookBackMs = 4 * 86_400_000

const actor = jobActor('reconcile-payments')

/** Each piece of work by itself: one that fails now is there again at the next run. */
const eachOf = async <T>(
  things: Iterable<T> | AsyncIterable<T>,
  log: Log,
  work: (thing: T) => Promise<unknown>,
): Promise<void> => {
  for await (const thing of things) {
    try {
      await work(thing)
    } catch (error) {
      log.warn({ error }, 'a payment could not be compared with the provider')
    }
  }
}

/** Sessions of the last days that brought money, and what was told since then: every one must be ours and credited. */
const sweep = async (db: Db, log: Log, provider: PaymentProvider, now: Date): Promise<void> => {
  const from = new Date(now.getTime() - lookBackMs)
  const soon = new Date(now.getTime() + 60_000)
  await eachOf(provider.listCheckouts(from, soon), log, async (seen) => {
    const { paymentId, method } = seen
    if (paymentId !== null && (await readIsCredited(db, paymentId))) {
      if (method !== null) await noteMethod(db, paymentId, method)
      return
    }
    await inTransaction(db, (tx) => takeCheckout(tx, actor, seen))
  })
  await eachOf(provider.listEvents(from), log, (event) =>
    inTransaction(db, (tx) => takeEvent(tx, provider.name, event)),
  )
}

/**
 * Compares what we wait for with what the provider knows: finds webhooks that were lost, refunds whose answer was,
 * and money nobody here asked for. Safe to run anywhere, any number of times.
 */
export const reconcilePayments = async (
  { db, log }: Pick<Deps, 'db' | 'log'>,
  provider: PaymentProvider,
): Promise<void> => {
  await eachOf(await readUnderWay(db, patienceSeconds, atOnce), log, (paymentId) =>
    refreshPayment(db, provider, paymentId),
  )
  await eachOf(await readRefundsUnderWay(db, patienceSeconds, atOnce), log, (refundId) =>
    sendRefund(db, provider, actor, refundId),
  )
  await sweep(db, log, provider, (await readClock(db)).now)
  // Whoever was to pay these never got a page to pay on; had there been one, the sweep had seen it.
  await giveUpUnopened(db)
}
