import { sql } from 'kysely'
import { instantAt, timeOfDay } from '../../../backend/vocabulary/calendar.ts'
import { apiOf } from '../api.ts'
import { aDiner } from '../builders/diner.ts'
import { aDevice } from '../builders/people.ts'
import { aCanteen } from '../builders/place.ts'
import { anOffering, aServing } from '../builders/serving.ts'
import { handedOut } from '../counter-list.ts'
import type { TestDatabase } from '../database.ts'
import { inParallel, seededRandom, tally } from './in-parallel.ts'

export interface TwoCounters {
  /** What the tablets heard, each hand-over counted once. */
  readonly answers: Readonly<Record<string, number>>
  /** The same hand-over told again that heard something else. */
  readonly changedTheirMind: number
  readonly collections: number
  readonly posted: number
}

/**
 * Two tablets lose the network with the same list, each hands out every meal, and each tells of all of them three
 * times, shuffled, to two servers at once.
 */
export async function twoCounters(
  { db, setNow }: Pick<TestDatabase, 'db' | 'setNow'>,
  addresses: readonly string[],
  { people, seed }: { readonly people: number; readonly seed: number },
): Promise<TwoCounters> {
  const canteen = await aCanteen().in(db)
  const serving = await aServing(canteen).with(anOffering().priced(1500)).in(db)
  for (let nth = 0; nth < people; nth += 1) {
    const diner = await aDiner(canteen).withWallet(5000).signedIn(db)
    await apiOf(...addresses)(diner).call('placeBooking', {
      body: {
        dinerId: diner.dinerId,
        servingId: serving.servingId,
        lines: [{ offeringId: serving.offeringId, quantity: 1 }],
        way: 'dine_in',
        pay: 'wallet',
        seenPayFen: 1500,
      },
    })
  }
  await setNow(instantAt(serving.day, timeOfDay('11:05')))
  const params = { canteenId: canteen.canteenId }
  const random = seededRandom(seed)
  const told = []
  for (const _ of [1, 2]) {
    const tablet = apiOf(...addresses)(await aDevice(db, 'counter', canteen))
    const list = await tablet.call('getCounterList', { params })
    for (const meal of list.meals) {
      const at = instantAt(serving.day, timeOfDay('11:30')).toISOString()
      told.push({ tablet, one: handedOut(list, meal, at) })
    }
  }
  await setNow(instantAt(serving.day, timeOfDay('12:15')))
  const times = [...told, ...told, ...told]
    .map((each) => ({ each, place: random() }))
    .toSorted((a, b) => a.place - b.place)
  const heard = new Map<string, Set<string>>()
  await inParallel(times, 12, async ({ each: { tablet, one } }) => {
    const { outcome } = await tablet.call('replayHandOver', one)
    heard.set(one.key, (heard.get(one.key) ?? new Set()).add(outcome))
  })
  const found = await sql<{ collections: number; posted: number }>`
    select (select count(*) from booking_moves where state = 'collected')::int as collections,
      (select count(*) from ledger_transactions where kind = 'meal_collected')::int as posted`.execute(
    db,
  )
  return {
    answers: tally([...heard.values()].map((said) => [...said][0] ?? '')),
    changedTheirMind: [...heard.values()].filter((said) => said.size > 1).length,
    collections: found.rows[0]?.collections ?? 0,
    posted: found.rows[0]?.posted ?? 0,
  }
}
