import { apiOf, type Api } from '../api.ts'
import { aStaffMember } from '../builders/people.ts'
import type { TestDatabase } from '../database.ts'
import { countOfferings } from './counts.ts'
import { inParallel, seededRandom } from './in-parallel.ts'
import { tryBooking, prepareRush, priceFen, wishOf, type Rush } from './rush.ts'

export interface LunchRush {
  readonly limits: readonly number[]
  readonly people: number
  readonly atOnce: number
  readonly seed: number
}

/**
 * A lunch hour with everything in it: bookings of one or two portions and of two dishes, people who change
 * their minds, and a kitchen that moves its limits meanwhile. Afterwards those who went without take what
 * is left, one portion each. Returns what is not exact then, in words.
 */
export async function lunchRush(
  { db }: TestDatabase,
  addresses: readonly string[],
  plan: LunchRush,
): Promise<string[]> {
  const random = seededRandom(plan.seed)
  const prepared = await prepareRush(db, plan.limits, plan.people)
  const { serving, diners } = prepared
  const apis = diners.map((diner, index) => apiOf(addresses[index % addresses.length] ?? '')(diner))
  const without = new Set<number>()
  let over = false
  const kitchen = apiOf(...addresses)(await aStaffMember(db, 'manager', prepared.canteen))
  const moving = moveLimits(kitchen, prepared, random, () => over)
  await inParallel(apis, plan.atOnce, async (api, index) => {
    const diner = diners[index]
    if (!diner) return
    const { outcome, bookingId } = await tryBooking(api, wishOf(prepared, diner.dinerId, random))
    if (bookingId === undefined) without.add(index)
    if (outcome === 'accepted' && bookingId !== undefined && random() < 0.1) {
      await api.call('cancelBooking', { params: { bookingId }, body: {} })
      without.add(index)
    }
  })
  over = true
  await moving
  const hungry = [...without].map((index) => ({ api: apis[index], diner: diners[index] }))
  for (const { offeringId, sold, limit } of await countOfferings(db, serving.servingId)) {
    // Twice as many as there are portions: somebody must be refused.
    const asking = hungry.splice(0, (limit - sold) * 2 + 1)
    await inParallel(asking, plan.atOnce, async ({ api, diner }) => {
      if (!api || !diner) return
      await tryBooking(api, {
        dinerId: diner.dinerId,
        servingId: serving.servingId,
        lines: [{ offeringId, quantity: 1 }],
        way: 'dine_in',
        pay: 'counter',
        seenPayFen: priceFen,
      })
    })
  }
  const counts = await countOfferings(db, serving.servingId)
  return counts
    .filter(({ sold, counter, limit }) => sold !== limit || counter !== limit)
    .map((count) => JSON.stringify(count))
}

/** Up and down by a few portions, never below what is booked: that is refused, and so it should be. */
async function moveLimits(
  kitchen: Api,
  { serving }: Rush,
  random: () => number,
  over: () => boolean,
): Promise<void> {
  while (!over()) {
    const index = Math.floor(random() * serving.offeringIds.length)
    const offeringId = serving.offeringIds[index] ?? 0
    const portionLimit = 20 + Math.floor(random() * 60)
    const body = { priceFen, portionLimit }
    const outcome = await kitchen.outcome('changeOffering', { params: { offeringId }, body })
    if (!['accepted', 'below_booked'].includes(outcome)) throw new Error(outcome)
  }
}
