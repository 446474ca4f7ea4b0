import type { Deps } from '../kernel/deps.ts'
import { inTransaction } from '../kernel/transaction.ts'
import { jobActor } from '../vocabulary/actor.ts'
import { Refusal } from '../vocabulary/refusal.ts'
import { cancelBooking } from './cancel-booking.action.ts'
import { readBookingsOfGoneDiners } from './gone-diners.store.ts'

/**
 * Nobody cooks for, or claims money for, a person who is gone: her open bookings are cancelled and what she paid
 * goes back to her wallet. Residents end in a lower room, which cannot know bookings; so this looks for them.
 */
export const cancelForGoneDiners = async ({
  db,
  live,
  log,
}: Pick<Deps, 'db' | 'live' | 'log'>): Promise<void> => {
  const actor = jobActor('gone-diners')
  for (const bookingId of await readBookingsOfGoneDiners(db)) {
    try {
      live.touch(
        (await inTransaction(db, (tx) => cancelBooking(tx, actor, bookingId, 'gone'))).canteenId,
      )
    } catch (error) {
      // Cut-off came in between, or somebody else was quicker; one booking's trouble never stops the others.
      if (!(error instanceof Refusal))
        log.error({ error, bookingId }, 'a booking could not be cancelled')
    }
  }
}
