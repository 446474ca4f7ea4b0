import type { Deps } from '../kernel/deps.ts'
import { readStandingCanteens } from './due.store.ts'
import { tendStandingOrders } from './tend-standing-orders.action.ts'

type Job = Pick<Deps, 'db' | 'live' | 'log'>

/** While the database writes for one canteen, the next one's prices are worked out; more would only be in the way. */
const canteensAtOnce = 2

/** Takes canteens from what all workers share, until none is left. */
const tendThem = async (job: Job, shared: Iterator<number>): Promise<void> => {
  for (let next = shared.next(); !next.done; next = shared.next()) {
    const canteenId = next.value
    try {
      await tendStandingOrders(job, { canteenId })
    } catch (error) {
      job.log.error({ error, canteenId }, 'standing orders of a canteen could not be booked')
    }
  }
}

/** Every canteen's, trouble at one never stops the others. Safe to run anywhere. */
export const bookStandingMeals = async (job: Job): Promise<void> => {
  const shared = (await readStandingCanteens(job.db)).values()
  await Promise.all(Array.from({ length: canteensAtOnce }, () => tendThem(job, shared)))
}
