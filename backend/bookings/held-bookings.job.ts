import type { Tx } from '../kernel/database.ts'
import type { Deps } from '../kernel/deps.ts'
import { inTransaction } from '../kernel/transaction.ts'
import { queueNotice } from '../notices/queue-notice.action.ts'
import { jobActor } from '../vocabulary/actor.ts'
import { Refusal } from '../vocabulary/refusal.ts'
import { cancelBooking } from './cancel-booking.action.ts'
import { confirmHeldBooking } from './confirm-held-booking.action.ts'
import { claimAnswer, readAnswersDue, readHoldsOver } from './held-bookings.store.ts'

const actor = jobActor('held-bookings')

/**
 * Money that came for a held meal makes it a booking. Money that came too late stays in her wallet, and somebody asks
 * her what she wants: portions given back are never taken twice.
 */
const answer = async (tx: Tx, paymentId: number): Promise<{ canteenId: number } | null> => {
  const payment = await claimAnswer(tx, paymentId)
  if (payment === null) return null
  const { bookingId, canteenId, dinerId, paid, amountFen, day, meal } = payment
  if (!paid) return { canteenId }
  if ((await confirmHeldBooking(tx, actor, bookingId)) === 'over')
    await queueNotice(tx, {
      canteenId,
      dinerId,
      kind: 'paid_too_late',
      params: { amountFen, day, meal },
    })
  return { canteenId }
}

/** She spent it before it was answered: the meal is let go like one that was not paid. */
const letGo = (tx: Tx, paymentId: number): Promise<{ canteenId: number } | null> =>
  claimAnswer(tx, paymentId).then((payment) =>
    payment === null ? null : cancelBooking(tx, actor, payment.bookingId, 'wallet spent'),
  )

/** Draws the conclusions of online payments for meals, then frees what was held long enough. Safe to run anywhere. */
export const tendHeldBookings = async ({
  db,
  live,
  log,
}: Pick<Deps, 'db' | 'live' | 'log'>): Promise<void> => {
  const each = async (
    ids: readonly number[],
    work: (tx: Tx, id: number) => Promise<{ canteenId: number } | null>,
  ): Promise<void> => {
    for (const id of ids) {
      try {
        const done = await inTransaction(db, (tx) => work(tx, id))
        if (done) live.touch(done.canteenId)
      } catch (error) {
        if (error instanceof Refusal && error.code === 'wallet_short')
          await inTransaction(db, (tx) => letGo(tx, id))
        // Somebody else was quicker; one meal's trouble never stops the others.
        else if (!(error instanceof Refusal))
          log.error({ error, id }, 'a held meal could not be tended')
      }
    }
  }
  await each(await readAnswersDue(db), answer)
  await each(await readHoldsOver(db), (tx, id) => cancelBooking(tx, actor, id, 'not paid in time'))
}
