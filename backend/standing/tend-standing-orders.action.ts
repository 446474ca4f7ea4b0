import type { Deps } from '../kernel/deps.ts'
import { inTransaction } from '../kernel/transaction.ts'
import { Refusal } from '../vocabulary/refusal.ts'
import { bookStandingOrders } from './book-standing-orders.action.ts'
import { readDueServings } from './due.store.ts'
import type { Whose } from './due.store.ts'
import { readUntoldKept } from './follow-up.store.ts'
import { readUntold, recordOutcomes } from './outcome.store.ts'
import { mayPass, skipOf } from './standing.rules.ts'
import { tellOfKept } from './tell-of-kept.action.ts'
import { tellOfSkips } from './tell-of-skips.action.ts'
import { withdrawBooking } from './withdraw-booking.action.ts'
import { readToWithdraw } from './withdrawal.store.ts'

type Job = Pick<Deps, 'db' | 'live' | 'log'>

/** So many people in one transaction: few statements each, and nobody else waits for longer than a moment. */
const peopleAtOnce = 200

const chunksOf = (ids: readonly number[], size: number): number[][] =>
  Array.from({ length: Math.ceil(ids.length / size) }, (_, nth) =>
    ids.slice(nth * size, (nth + 1) * size),
  )

const isRefused = (error: unknown): error is Refusal => error instanceof Refusal

/** The reason lands at the one it is about; what may pass is looked at once more first. */
const skipOne = async (
  job: Job,
  servingId: number,
  orderId: number,
  error: unknown,
): Promise<void> => {
  if (isRefused(error) && error.code === 'busy') return
  if (!isRefused(error)) job.log.error({ error, orderId, servingId }, 'a standing order broke')
  const skip = skipOf(isRefused(error) ? error : new Refusal('failed'))
  if (skip === null) return
  await inTransaction(job.db, (tx) =>
    recordOutcomes(tx, servingId, [{ orderId, bookingId: null, ...skip }]),
  )
}

const bookOne = async (job: Job, servingId: number, orderId: number): Promise<void> => {
  for (const last of [false, true]) {
    try {
      return await bookTogether(job, servingId, [orderId])
    } catch (error) {
      if (!last && isRefused(error) && mayPass.has(error.code)) continue
      return skipOne(job, servingId, orderId, error)
    }
  }
}

const bookTogether = async (
  { db, live }: Job,
  servingId: number,
  orderIds: readonly number[],
): Promise<void> => {
  const { canteenId } = await inTransaction(db, (tx) => bookStandingOrders(tx, servingId, orderIds))
  if (canteenId !== null) live.touch(canteenId)
}

/** All together; when that is refused, in halves, down to the one it is refused to. One's trouble never stops the others. */
const bookSome = async (
  job: Job,
  servingId: number,
  orderIds: readonly number[],
): Promise<void> => {
  const [first] = orderIds
  if (first === undefined) return
  if (orderIds.length === 1) return bookOne(job, servingId, first)
  try {
    await bookTogether(job, servingId, orderIds)
  } catch {
    const middle = Math.ceil(orderIds.length / 2)
    await bookSome(job, servingId, orderIds.slice(0, middle))
    await bookSome(job, servingId, orderIds.slice(middle))
  }
}

const withdraw = async (job: Job, whose: Whose): Promise<void> => {
  for (const bookingId of await readToWithdraw(job.db, whose)) {
    try {
      const done = await inTransaction(job.db, (tx) => withdrawBooking(tx, bookingId))
      if (done !== null) job.live.touch(done.canteenId)
    } catch (error) {
      // Cut-off came in between, or she was quicker.
      if (!isRefused(error)) job.log.error({ error, bookingId }, 'a meal could not be taken back')
    }
  }
}

const tell = async (job: Job, whose: Whose): Promise<void> => {
  for (const orderId of await readUntold(job.db, whose))
    await inTransaction(job.db, (tx) => tellOfSkips(tx, orderId))
  for (const orderId of await readUntoldKept(job.db, whose))
    await inTransaction(job.db, (tx) => tellOfKept(tx, orderId))
}

/**
 * Takes back what pauses asked for and makes booked meals follow changed orders, books what standing orders want and can
 * have by now, and tells of what they could not have. Of everybody at a canteen; or of one diner, right after something of hers changed. Many small
 * transactions, safe to run anywhere, at any time, several at once.
 */
export const tendStandingOrders = async (job: Job, whose: Whose): Promise<void> => {
  await withdraw(job, whose)
  for (const { servingId, orderIds } of await readDueServings(job.db, whose))
    for (const some of chunksOf(orderIds, peopleAtOnce)) await bookSome(job, servingId, some)
  await tell(job, whose)
}
