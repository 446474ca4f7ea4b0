import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { apiOf } from './api.ts'
import { aDiner, type Diner } from './builders/diner.ts'
import { aDevice, aStaffMember } from './builders/people.ts'
import { aCanteen, type Canteen } from './builders/place.ts'
import { aScheme } from './builders/scheme.ts'
import { anOffering, aServing, type Serving } from './builders/serving.ts'
import type { TestDatabase } from './database.ts'

export const mealDay = '2026-11-23'
export const listFen = 1500
export const subsidyFen = 500
export const payFen = listFen - subsidyFen

interface Made {
  /** Portions beyond the booked ones, dish by dish. */
  readonly extra?: readonly number[]
  /** People who booked the first dish, paid from the wallet. */
  readonly booked?: number
}

/**
 * A window at half past eleven: lunch is closed for booking and being served, of each dish the cook made some more than
 * were booked, and everybody is helped with five yuan once a day. The third dish costs more, the fourth has peanuts in it.
 */
export async function aWindow({ db, setNow }: TestDatabase, url: string, made: Made = {}) {
  const as = apiOf(url)
  const { extra = [3, 2, 2, 2], booked = 2 } = made
  await setNow('2026-11-22T09:00:00+08:00')
  // A community of its own: what helps here helps nobody elsewhere.
  const canteen = await aCanteen()
    .named(`窗口${randomUUID().slice(0, 6)}`)
    .in(db)
  const scheme = await aScheme().worth(subsidyFen).atMost(1, 'day').in(db, canteen.communityId)
  const serving = await aServing(canteen)
    .onDay(mealDay)
    .with(
      anOffering().named('红烧狮子头').priced(listFen),
      anOffering().named('清蒸鲈鱼').priced(listFen),
      anOffering().named('黑椒牛柳').priced(2200),
      anOffering().named('宫保鸡丁').priced(listFen).containing('peanut'),
    )
    .in(db)
  const { canteenId } = canteen
  const { servingId } = serving
  const counter = as(await aStaffMember(db, 'counter', canteen))
  const cook = as(await aStaffMember(db, 'kitchen', canteen))
  const manager = as(await aStaffMember(db, 'manager', canteen))
  const tablet = as(await aDevice(db, 'counter', canteen))
  const params = { servingId }
  const eaters: (Diner & { readonly bookingId: number })[] = []
  for (let nth = 0; nth < booked; nth += 1) {
    const diner = await aDiner(canteen).withWallet(9000).in(db)
    const { id: bookingId } = await counter.call('placeBooking', {
      body: {
        dinerId: diner.dinerId,
        servingId,
        lines: [{ offeringId: serving.offeringId, quantity: 1 }],
        way: 'dine_in',
        pay: 'wallet',
        seenPayFen: payFen,
      },
    })
    eaters.push({ ...diner, bookingId })
  }
  await setNow('2026-11-22T20:00:00+08:00')
  // Past the cut-off a server's own job may close it first.
  const closing = await manager.outcome('closeServing', { params })
  if (!['accepted', 'serving_not_open'].includes(closing)) throw new Error(closing)
  for (const [place, offeringId] of serving.offeringIds.entries()) {
    const portions = (place === 0 ? booked : 0) + (extra[place] ?? 0)
    await cook.call('decideCookPlan', { params, body: { offeringId, portions, reason: '' } })
  }
  await setNow(`${mealDay}T11:30:00+08:00`)
  const look = (dinerId?: number) =>
    counter.call('getWalkIn', { params: { canteenId }, query: { dinerId } })
  const sale = (dinerId: number, more: object = {}) => ({
    params,
    body: {
      dinerId,
      offeringId: serving.offeringId,
      way: 'dine_in' as const,
      pay: 'counter' as const,
      cashFen: 2000,
      seenPayFen: payFen,
      ...more,
    },
  })
  const guestSale = (more: object = {}) => ({
    params,
    body: {
      offeringId: serving.offeringId,
      portions: 1,
      way: 'dine_in' as const,
      cashFen: 2000,
      seenPayFen: listFen,
      ...more,
    },
  })
  return {
    db,
    as,
    canteen,
    canteenId,
    scheme,
    serving,
    servingId,
    params,
    counter,
    cook,
    manager,
    tablet,
    eaters,
    look,
    sale,
    guestSale,
    somebody: () => aDiner(canteen).withWallet(9000).in(db),
    left: async () => leftOf(db, serving),
    counted: async () => countedOf(db, serving),
    drawer: async () => drawerOf(db, canteen),
  }
}
export type Window = Awaited<ReturnType<typeof aWindow>>

/** What is left of each dish, as the counters say. */
const leftOf = async (db: TestDatabase['db'], { offeringIds }: Serving): Promise<number[]> => {
  const rows = await sql<{ id: number; left: number }>`
    select offering_id as id, portion_limit - sold as left from remainders`.execute(db)
  return offeringIds.map((id) => rows.rows.find((row) => row.id === id)?.left ?? 0)
}

/** What the kitchen counts as booked: of the serving, and dish by dish. */
const countedOf = async (db: TestDatabase['db'], { servingId }: Serving): Promise<number[]> => {
  const rows = await sql<{ n: number }>`
    select booked_portions as n from servings where id = ${servingId}
    union all select * from (select booked from offerings where serving_id = ${servingId} order by id) o`.execute(
    db,
  )
  return rows.rows.map(({ n }) => n)
}

/** Cash taken for meals, less what was given back; top-ups are none of it. */
const drawerOf = async (db: TestDatabase['db'], { canteenId }: Canteen): Promise<number> => {
  const rows = await sql<{ fen: number }>`
    select coalesce(sum(e.amount_fen), 0)::int as fen from ledger_transactions t join ledger_entries e on e.transaction_id = t.id
    join ledger_accounts a on a.id = e.account_id and a.kind = 'drawer'
    where t.canteen_id = ${canteenId} and t.kind in ('meal_collected', 'hand_over_undone', 'guest_sold', 'guest_sale_undone')`.execute(
    db,
  )
  return rows.rows[0]?.fen ?? 0
}
