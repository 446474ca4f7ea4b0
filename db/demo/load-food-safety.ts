import { sql } from 'kysely'
import type { Tx } from '../../backend/kernel/database.ts'
import { addDays, instantAt, timeOfDay } from '../../backend/vocabulary/calendar.ts'
import type { ServiceDay } from '../../backend/vocabulary/calendar.ts'
import { keepSampleHours } from '../../backend/vocabulary/food-safety.ts'
import type { PastEntry } from './load-audit.ts'
import { insertNumbered, insertRows } from './load-rows.ts'

/** Both canteens began to keep evidence so many days ago. */
const begunDaysAgo = 3

interface ServedDish {
  readonly canteenId: number
  readonly servingId: number
  readonly dishId: number
  readonly day: ServiceDay
  readonly from: string
  /** Which dish of the meal it is. */
  readonly nth: number
}
export interface Cook {
  readonly canteenId: number
  readonly accountId: number
  readonly name: string
}

const minute = 60_000
export const later = (at: Date, minutes: number): Date => new Date(at.getTime() + minutes * minute)

const readServedDishes = async (tx: Tx, since: ServiceDay, today: ServiceDay) => {
  const found = await sql<ServedDish>`
    select s.canteen_id as "canteenId", s.id as "servingId", d.dish_id as "dishId", s.day::text as day,
      to_char(s.window_from, 'HH24:MI') as from, row_number() over (partition by s.id order by d.dish_id)::int as nth
    from servings s join lateral (
      select distinct coalesce(o.dish_id, sd.dish_id) as dish_id
      from offerings o left join set_dishes sd on sd.set_id = o.set_id where o.serving_id = s.id) d on true
    where s.day between ${since} and ${today} order by s.id, nth`.execute(tx)
  return found.rows
}

export const readCooks = async (tx: Tx): Promise<ReadonlyMap<number, Cook>> => {
  const found = await sql<Cook>`
    select g.canteen_id as "canteenId", a.id as "accountId", a.display_name as name
    from role_grants g join accounts a on a.id = g.account_id where g.role = 'kitchen'`.execute(tx)
  return new Map(found.rows.map((cook) => [cook.canteenId, cook]))
}

interface Noted {
  readonly dish: ServedDish
  readonly cook: Cook
  /** Off the stove, one dish after another, the last one before the doors open. */
  readonly cookedAt: Date
}

const loadTemperatures = (tx: Tx, noted: readonly Noted[], now: Date): Promise<void> =>
  insertRows(
    tx,
    'food_temperatures',
    noted
      .flatMap(({ dish, cook, cookedAt }) => [
        { dish, cook, stage: 'cooked', celsius: 78 + ((dish.dishId * 7) % 15), at: cookedAt },
        { dish, cook, stage: 'held', celsius: 62 + (dish.dishId % 8), at: later(cookedAt, 30) },
      ])
      .filter(({ at }) => at <= now)
      .map(({ dish, cook, stage, celsius, at }) => ({
        serving_id: dish.servingId,
        dish_id: dish.dishId,
        stage,
        celsius,
        measured_at: at,
        measured_by: `account:${cook.accountId}`,
        measured_by_name: cook.name,
      })),
  )

/** A sample ten minutes after it was cooked; thrown away a quarter of an hour after its 48 hours. */
const loadSamples = async (tx: Tx, noted: readonly Noted[], now: Date): Promise<PastEntry[]> => {
  const taken = noted
    .map((one) => ({ ...one, at: later(one.cookedAt, 10) }))
    .filter(({ at }) => at <= now)
  const ids = await insertNumbered(
    tx,
    'food_samples',
    taken.map(({ dish, cook, at }) => ({
      serving_id: dish.servingId,
      dish_id: dish.dishId,
      grams: 125 + (dish.dishId % 3) * 5,
      place: `留样冰箱 ${(dish.nth % 3) + 1} 层`,
      taken_at: at,
      noted_at: at,
      noted_by: `account:${cook.accountId}`,
      noted_by_name: cook.name,
    })),
  )
  const over = taken
    .map((one, nth) => ({
      ...one,
      sampleId: ids[nth],
      overAt: later(one.at, keepSampleHours * 60 + 15),
    }))
    .filter(({ overAt }) => overAt <= now)
  await insertRows(
    tx,
    'sample_disposals',
    over.map(({ dish, cook, at, sampleId, overAt }) => ({
      serving_id: dish.servingId,
      dish_id: dish.dishId,
      sample_id: sampleId,
      taken_at: at,
      disposed_at: overAt,
      disposed_by: `account:${cook.accountId}`,
      disposed_by_name: cook.name,
    })),
  )
  return taken.map(({ dish, cook, at }) => ({
    chain: dish.canteenId,
    at,
    actor: `account:${cook.accountId}`,
    action: 'food.sample_taken',
    subject: `serving:${dish.servingId}`,
    detail: { dishId: dish.dishId, by: cook.name },
  }))
}

/** Before work, everybody; then what comes in by the back door. */
const loadMornings = async (
  tx: Tx,
  cooks: readonly Cook[],
  days: readonly ServiceDay[],
  now: Date,
): Promise<void> => {
  const looks = days
    .flatMap((day) => cooks.map((cook) => ({ day, cook, at: instantAt(day, timeOfDay('06:10')) })))
    .filter(({ at }) => at <= now)
  const by = ({ cook }: { readonly cook: Cook }) => `account:${cook.accountId}`
  await insertRows(
    tx,
    'morning_checks',
    looks.map((look) => ({
      canteen_id: look.cook.canteenId,
      day: look.day,
      account_id: look.cook.accountId,
      outcome: 'works',
      codes: [0],
      checked_at: look.at,
      checked_by: by(look),
      checked_by_name: look.cook.name,
    })),
  )
  const arrived = looks
    .flatMap((look) => [
      {
        look,
        goods: ['江杨农产品市场', '江杨北路 98 号 021-56000000', '青菜', 18],
        lasts: null,
      },
      { look, goods: ['光明乳业', '吴中路 578 号 021-54580000', '鲜牛奶', 12], lasts: 6 },
    ])
    .map((one, nth) => ({ ...one, at: later(one.look.at, 20 + (nth % 2) * 10) }))
    .filter(({ at }) => at <= now)
  await insertRows(
    tx,
    'goods_received',
    arrived.map(({ look, goods: [supplier, contact, item, quantity], lasts, at }) => ({
      canteen_id: look.cook.canteenId,
      day: look.day,
      supplier,
      supplier_contact: contact,
      item,
      quantity,
      unit: 'kg',
      produced_on: look.day,
      expires_on: lasts === null ? null : addDays(look.day, lasts),
      papers: lasts === null ? ['invoice'] : ['invoice', 'certificate'],
      received_at: at,
      received_by: by(look),
      received_by_name: look.cook.name,
    })),
  )
}

/** What both kitchens noted since they began, up to this moment: nothing missing of a meal that is over. */
export const loadFoodSafety = async (
  tx: Tx,
  today: ServiceDay,
  now: Date,
): Promise<PastEntry[]> => {
  const since = addDays(today, -begunDaysAgo)
  await tx.updateTable('canteens').set({ evidence_from: since }).execute()
  const cooks = await readCooks(tx)
  const noted = (await readServedDishes(tx, since, today)).flatMap((dish): Noted[] => {
    const cook = cooks.get(dish.canteenId)
    const opens = instantAt(dish.day, timeOfDay(dish.from))
    return cook ? [{ dish, cook, cookedAt: later(opens, -75 + 3 * dish.nth) }] : []
  })
  await loadTemperatures(tx, noted, now)
  const days = Array.from({ length: begunDaysAgo + 1 }, (_, nth) => addDays(since, nth))
  await loadMornings(tx, [...cooks.values()], days, now)
  return loadSamples(tx, noted, now)
}
