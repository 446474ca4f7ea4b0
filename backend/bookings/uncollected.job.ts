import type { Deps } from '../kernel/deps.ts'
import { inTransaction } from '../kernel/transaction.ts'
import { tellFamily } from '../notices/tell-family.action.ts'
import { noteUncollected, readUncollected } from './uncollected.store.ts'

/** Tells her family half an hour before the window closes that she has not come: once for each meal. */
export const tellOfUncollected = async ({ db, log }: Pick<Deps, 'db' | 'log'>): Promise<void> => {
  for (const bookingId of await readUncollected(db)) {
    try {
      await inTransaction(db, async (tx) => {
        const meal = await noteUncollected(tx, bookingId)
        if (meal === null) return
        const { canteenId, dinerId, ...params } = meal
        await tellFamily(tx, { canteenId, dinerId, kind: 'not_collected', params })
      })
    } catch (error) {
      // One meal's trouble never keeps the news of another back.
      log.error({ error, bookingId }, 'a family could not be told')
    }
  }
}
