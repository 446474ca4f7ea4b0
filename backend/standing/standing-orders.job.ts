import type { Deps } from '../kernel/deps.ts'
import { readStandingCanteens } from './due.store.ts'
import { tendStandingOrders } from './tend-standing-orders.action.ts'

/** Canteen by canteen; trouble at one never stops the others. Safe to run anywhere. */
export const bookStandingMeals = async (deps: Pick<Deps, 'db' | 'live' | 'log'>): Promise<void> => {
  for (const canteenId of await readStandingCanteens(deps.db)) {
    try {
      await tendStandingOrders(deps, { canteenId })
    } catch (error) {
      deps.log.error({ error, canteenId }, 'standing orders of a canteen could not be booked')
    }
  }
}
