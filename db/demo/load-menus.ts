import type { Tx } from '../../backend/kernel/database.ts'
import { cutoffAt } from '../../backend/canteens/cutoff.rules.ts'
import { addDays, instantAt, timeOfDay } from '../../backend/vocabulary/calendar.ts'
import type { ServiceDay } from '../../backend/vocabulary/calendar.ts'
import { present } from '../../backend/vocabulary/invariant.ts'
import type { Meal, ServingState } from '../../backend/vocabulary/meal.ts'
import { fen } from '../../backend/vocabulary/money.ts'
import type { Fen } from '../../backend/vocabulary/money.ts'
import type { LoadedKitchen } from './load-kitchen.ts'
import type { LoadedPlaces } from './load-places.ts'
import { insertNumbered, insertRows } from './load-rows.ts'
import { menuWeeks } from './menus.ts'
import type { DemoMenuWeek, DemoOffering, DemoServing } from './menus.ts'
import { demoCanteens } from './places.ts'
import type { CanteenKey, DemoMealPattern } from './places.ts'

export interface LoadedOffering {
  readonly offeringId: number
  readonly name: string
  readonly priceFen: Fen
}

interface Lifetime {
  readonly state: ServingState
  readonly cutoffAt: Date
  readonly servedAt: Date | null
  readonly settledAt: Date | null
}

export interface LoadedServing extends Lifetime {
  readonly servingId: number
  readonly canteen: CanteenKey
  readonly day: ServiceDay
  readonly meal: Meal
  readonly offerings: readonly LoadedOffering[]
}

interface Moments extends Lifetime {
  readonly pattern: DemoMealPattern
}

const hour = 3_600_000

/** As the servings' own clockwork would have moved it: over an hour after its window, settled two hours later. */
const momentsOf = (serving: DemoServing, today: ServiceDay, now: Date): Moments => {
  const canteen = present(
    demoCanteens.find(({ key }) => key === serving.canteen),
    serving.canteen,
  )
  const pattern = present(
    canteen.patterns.find(({ meal }) => meal === serving.meal),
    serving.meal,
  )
  const rule = {
    cutoffDaysBefore: canteen.cutoffDaysBefore,
    cutoffTime: timeOfDay(canteen.cutoffTime),
  }
  const cutoff = cutoffAt(serving.day, rule, timeOfDay(pattern.from))
  const over = instantAt(serving.day, timeOfDay(pattern.to)).getTime()
  const past = serving.day < today
  const state: ServingState = past ? 'settled' : cutoff <= now ? 'closed' : 'open'
  return {
    pattern,
    state,
    cutoffAt: cutoff,
    servedAt: past ? new Date(over + hour) : null,
    settledAt: past ? new Date(over + 3 * hour) : null,
  }
}

interface Planned extends Moments {
  readonly serving: DemoServing
}

const planned = (weeks: readonly DemoMenuWeek[], today: ServiceDay, now: Date): Planned[] =>
  weeks
    .flatMap((week) => week.servings)
    .map((serving) => ({ serving, ...momentsOf(serving, today, now) }))
    .toSorted((a, b) => a.serving.day.localeCompare(b.serving.day))

/** On the Thursday before, as a canteen does; next week's, if that is still to come, by now. */
export const publishedAt = (monday: ServiceDay, now: Date): Date =>
  new Date(Math.min(instantAt(addDays(monday, -4), timeOfDay('15:20')).getTime(), now.getTime()))

const insertServings = async (
  tx: Tx,
  places: LoadedPlaces,
  plans: readonly Planned[],
): Promise<number[]> => {
  const ids = await insertNumbered(
    tx,
    'servings',
    plans.map(({ serving, pattern, state, ...moments }) => ({
      canteen_id: places.canteenId[serving.canteen],
      day: serving.day,
      meal: serving.meal,
      state,
      cutoff_at: moments.cutoffAt,
      window_from: pattern.from,
      window_to: pattern.to,
      closed_at: state === 'open' ? null : moments.cutoffAt,
      served_at: moments.servedAt,
      settled_at: moments.settledAt,
    })),
  )
  const ways = plans.flatMap(({ pattern }, nth) => [
    { serving_id: ids[nth], way: 'dine_in', capacity: pattern.dineIn },
    { serving_id: ids[nth], way: 'pick_up', capacity: pattern.pickUp },
  ])
  await insertRows(tx, 'serving_ways', ways)
  return ids
}

const insertOfferings = (
  tx: Tx,
  kitchen: LoadedKitchen,
  plans: readonly Planned[],
  servingIds: readonly number[],
): Promise<number[]> => {
  const idOf = ({ name, kind }: DemoOffering, { canteen }: DemoServing) =>
    kind === 'set'
      ? { set_id: present(kitchen.setId[canteen].get(name), name), dish_id: null }
      : { set_id: null, dish_id: present(kitchen.dishId.get(name), name) }
  return insertNumbered(
    tx,
    'offerings',
    plans.flatMap(({ serving }, nth) =>
      serving.offerings.map((offering, position) => ({
        serving_id: servingIds[nth],
        ...idOf(offering, serving),
        price_fen: offering.priceFen,
        portion_limit: offering.portionLimit,
        position: position + 1,
      })),
    ),
  )
}

/** Four weeks of menus, all published: what lies behind is settled, today's is closed, the rest is open. */
export const loadMenus = async (
  tx: Tx,
  places: LoadedPlaces,
  kitchen: LoadedKitchen,
  today: ServiceDay,
  now: Date,
): Promise<LoadedServing[]> => {
  const weeks = menuWeeks(today)
  const weekRows = weeks.map(({ canteen, monday }) => ({
    canteen_id: places.canteenId[canteen],
    monday,
    published_at: publishedAt(monday, now),
    published_by: canteen === 'xingfuli' ? '张站长' : '许站长',
  }))
  await insertNumbered(tx, 'menu_weeks', weekRows)
  const plans = planned(weeks, today, now)
  const servingIds = await insertServings(tx, places, plans)
  const offeringIds = await insertOfferings(tx, kitchen, plans, servingIds)
  let next = 0
  return plans.map(({ serving, pattern: _pattern, ...moments }, nth) => ({
    servingId: servingIds[nth] ?? 0,
    canteen: serving.canteen,
    day: serving.day,
    meal: serving.meal,
    ...moments,
    offerings: serving.offerings.map(({ name, priceFen }) => ({
      offeringId: offeringIds[next++] ?? 0,
      name,
      priceFen: fen(priceFen),
    })),
  }))
}
