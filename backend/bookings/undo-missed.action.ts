import type { Tx } from '../kernel/database.ts'
import { lockWallets, post, readBalance } from '../payments/ledger.store.ts'
import { readMissedPosting } from '../payments/missed-posting.store.ts'
import { missedUndone } from '../payments/posting.rules.ts'
import { takeVouchers } from '../subsidies/voucher.store.ts'
import type { Actor } from '../vocabulary/actor.ts'
import type { LockedBooking } from './booking.store.ts'
import { readReturnedVouchers } from './missed.store.ts'

/**
 * Takes back what a missed meal did to vouchers and money, before the meal is handed over after all. What was given
 * back to her wallet is taken again as far as it goes; the rest is the canteen's loss, never a debt of hers. Refuses
 * `voucher_used` where a voucher of it went into another meal.
 */
export const undoMissed = async (
  tx: Tx,
  actor: Actor,
  { bookingId, canteenId, dinerId }: LockedBooking,
): Promise<void> => {
  await takeVouchers(tx, { bookingId, dinerId }, await readReturnedVouchers(tx, bookingId))
  await lockWallets(tx, [dinerId])
  const missed = await readMissedPosting(tx, bookingId)
  if (missed === undefined) return
  const { transactionId, entries } = missed
  await post(tx, missedUndone(canteenId, entries, await readBalance(tx, dinerId)), {
    canteenId,
    bookingId,
    actor,
    reversesId: transactionId,
  })
}
