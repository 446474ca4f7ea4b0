import type { Deps } from '../kernel/deps.ts'
import { inTransaction } from '../kernel/transaction.ts'
import { readServingsToLookThrough } from './found-clash.store.ts'
import { noteClashes } from './note-clashes.action.ts'

/** Finds booked meals that came to go against what their diner may eat, whoever changed what, and tells of them. */
export const tellOfClashes = async ({
  db,
  live,
  log,
}: Pick<Deps, 'db' | 'live' | 'log'>): Promise<void> => {
  for (const servingId of await readServingsToLookThrough(db)) {
    try {
      const { canteenId, changed } = await inTransaction(db, (tx) => noteClashes(tx, servingId))
      if (changed > 0) live.touch(canteenId)
    } catch (error) {
      // One meal's trouble never keeps the news of another back.
      log.error({ error, servingId }, 'a meal could not be looked through')
    }
  }
}
