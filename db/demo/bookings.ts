import { addDays, daysBetween, weekdayOf } from '../../backend/vocabulary/calendar.ts'
import type { ServiceDay } from '../../backend/vocabulary/calendar.ts'
import type { Variant } from '../../backend/vocabulary/diet.ts'
import type { Channel, Meal, PaymentWay } from '../../backend/vocabulary/meal.ts'
import { menuWeeks } from './menus.ts'
import type { DemoOffering, DemoServing } from './menus.ts'
import type { DemoPeople } from './people.ts'
import { starMeal } from './bookings-star.ts'
import type { CanteenKey } from './places.ts'
import type { DemoResident } from './residents.ts'
import { seeded } from './seeded.ts'
import type { Draw } from './seeded.ts'
import { suits, trayOf, variantOn } from './tray.ts'

export type PlacedBy =
  | { readonly kind: 'self' }
  | { readonly kind: 'family'; readonly family: number }
  | { readonly kind: 'volunteer'; readonly volunteer: number }
  | { readonly kind: 'counter' }

/** `placed`: still to come, today's and tomorrow's. */
export type Outcome = 'collected' | 'missed' | 'cancelled' | 'placed'

export interface DemoBooking {
  readonly resident: number
  readonly canteen: CanteenKey
  readonly day: ServiceDay
  /** From today: -14 … 1. */
  readonly dayOffset: number
  readonly meal: Meal
  /** Name of the offering on that serving. */
  readonly offering: string
  readonly quantity: 1 | 2
  readonly variant: Variant
  readonly way: 'dine_in' | 'pick_up'
  readonly payment: PaymentWay
  readonly channel: Channel
  readonly placedBy: PlacedBy
  readonly outcome: Outcome
  /** 'HH:MM' she comes, or would have come; today's bookings are collected once the clock has passed it. */
  readonly arrivesAt: string
}

export const firstDayOffset = -14
export const lastDayOffset = 1

const eats: Readonly<Record<DemoResident['habit'], (weekday: number) => number>> = {
  daily: (weekday) => (weekday === 7 ? 0.8 : 0.93),
  workdays: (weekday) => (weekday <= 5 ? 0.92 : 0.08),
  'some-days': () => 0.42,
  seldom: () => 0.1,
  'lately-absent': () => 0.96,
  'not-yet-booked': () => 0.94,
  star: () => 0,
}

/** The desk's call list: used to come, not booked now; the 92-year-old has not come for three days. */
function staysAway(resident: DemoResident, serving: DemoServing, dayOffset: number): boolean {
  if (resident.diedOn !== null && serving.day >= resident.diedOn) return true
  if (resident.leftOn !== null && serving.day >= resident.leftOn) return true
  if (resident.needs.some(({ kind }) => kind === 'halal')) return true
  if (resident.habit === 'lately-absent') return dayOffset >= -3
  return resident.habit === 'not-yet-booked' && dayOffset >= 0
}

const dinnerShare = 0.16

function comes(
  draw: Draw,
  resident: DemoResident,
  serving: DemoServing,
  dayOffset: number,
): boolean {
  // Tomorrow is what the demonstration shows: a full lunch, whatever day of the week it falls on.
  const weekday = dayOffset === 1 ? 1 : weekdayOf(serving.day)
  const likely = eats[resident.habit](weekday) * (serving.meal === 'dinner' ? dinnerShare : 1)
  // It is still being booked: some will ring this afternoon.
  const soFar = dayOffset === 1 ? 0.97 : 1
  return draw.chance(likely * soFar) && !staysAway(resident, serving, dayOffset)
}

/** Dishes differ in how well they are liked: the canteen's own dish most. */
const liking = [34, 21, 18, 15, 10, 8] as const

function choose(
  draw: Draw,
  resident: DemoResident,
  serving: DemoServing,
  left: ReadonlyMap<string, number>,
): DemoOffering | undefined {
  const open = serving.offerings
    .map((offering, i) => [offering, liking[i] ?? 5] as const)
    .filter(
      ([{ name, dishes }]) => (left.get(name) ?? 0) > 1 && suits(trayOf(dishes), resident.needs),
    )
  const usual = open.find(([{ name }]) => name === resident.usual.name)
  if (usual !== undefined && draw.chance(0.62)) return usual[0]
  return open.length === 0 ? undefined : draw.weighted(open)
}

function placedBy(
  draw: Draw,
  people: DemoPeople,
  index: number,
): { placedBy: PlacedBy; channel: Channel } {
  const resident = people.residents[index]
  const family = people.family.findIndex(({ links }) =>
    links.some((link) => link.resident === index && link.permissions.includes('book')),
  )
  if (family >= 0 && draw.chance(0.55))
    return { placedBy: { kind: 'family', family }, channel: 'app' }
  const volunteer = people.volunteers.findIndex(
    ({ canteen, buildings }) =>
      canteen === resident?.canteen &&
      buildings.some(
        ({ compound, building }) =>
          compound === resident.home?.compound && building === resident.home.building,
      ),
  )
  const byPhone = resident?.phone !== null
  const how = draw.weighted<PlacedBy['kind']>([
    ['self', resident?.phone?.startsWith('139') === true ? 5 : 0],
    ['volunteer', volunteer >= 0 ? 3 : 0],
    ['counter', 2],
  ])
  if (how === 'self') return { placedBy: { kind: 'self' }, channel: 'app' }
  if (how === 'counter') return { placedBy: { kind: 'counter' }, channel: 'counter' }
  return {
    placedBy: { kind: 'volunteer', volunteer },
    channel: byPhone && draw.chance(0.6) ? 'phone' : 'round',
  }
}

const clock = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`

/** Most come in the first half hour. */
function arrival(draw: Draw, meal: Meal): string {
  const opens = meal === 'dinner' ? 17 * 60 : 11 * 60
  return clock(opens + Math.min(draw.between(0, 45), draw.between(0, 80)))
}

const outcomeOf = (draw: Draw, dayOffset: number): Outcome =>
  draw.weighted<Outcome>(
    dayOffset >= 0
      ? [
          ['placed', 97],
          ['cancelled', 3],
        ]
      : [
          ['collected', 945],
          ['missed', 20],
          ['cancelled', 35],
        ],
  )

function book(
  people: DemoPeople,
  index: number,
  serving: DemoServing,
  dayOffset: number,
  left: Map<string, number>,
): DemoBooking | undefined {
  const resident = people.residents[index]
  if (resident === undefined || resident.canteen !== serving.canteen) return undefined
  // The day is in the seed as a distance from today, so that the same neighbours come whenever the demonstration starts.
  const draw = seeded(7, index, dayOffset, serving.meal === 'dinner' ? 2 : 1)
  const star = serving.meal === 'lunch' ? starMeal(resident.name, dayOffset) : undefined
  if (star === undefined && !comes(draw, resident, serving, dayOffset)) return undefined
  const offering =
    star === undefined
      ? choose(draw, resident, serving, left)
      : serving.offerings.find(({ name }) => name === star.offering)
  if (offering === undefined) return undefined
  const outcome = star === undefined ? outcomeOf(draw, dayOffset) : 'collected'
  const quantity = star === undefined && resident.way === 'pick_up' && draw.chance(0.16) ? 2 : 1
  if (outcome !== 'cancelled') left.set(offering.name, (left.get(offering.name) ?? 0) - quantity)
  return {
    resident: index,
    canteen: serving.canteen,
    day: serving.day,
    dayOffset,
    meal: serving.meal,
    offering: offering.name,
    quantity,
    variant: variantOn(trayOf(offering.dishes), resident.needs, resident.usual.texture),
    way: star === undefined && draw.chance(0.08) ? 'pick_up' : resident.way,
    payment: star !== undefined || draw.chance(0.8) ? 'wallet' : 'counter',
    ...placedBy(draw, people, index),
    outcome,
    arrivesAt: star?.arrivesAt ?? arrival(draw, serving.meal),
  }
}

/** Two weeks past, today, and tomorrow as far as it is booked. */
export function plannedBookings(today: ServiceDay, people: DemoPeople): DemoBooking[] {
  const first = addDays(today, firstDayOffset)
  const servings = menuWeeks(today)
    .flatMap((week) => week.servings)
    .filter(({ day }) => day >= first && daysBetween(today, day) <= lastDayOffset)
  return servings.flatMap((serving) => {
    const left = new Map(serving.offerings.map(({ name, portionLimit }) => [name, portionLimit]))
    return people.residents.flatMap(
      (_, index) => book(people, index, serving, daysBetween(today, serving.day), left) ?? [],
    )
  })
}
