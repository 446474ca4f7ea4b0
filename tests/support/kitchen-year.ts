import { holidayOn } from '../../backend/canteens/workday.rules.ts'
import { expectationOf, type Counted } from '../../backend/kitchen/forecast.rules.ts'
import { addDays, weekdayOf } from '../../backend/vocabulary/calendar.ts'
import type { ServiceDay } from '../../backend/vocabulary/calendar.ts'
import { seeded, type Draw } from '../../db/demo/seeded.ts'

/** What a canteen is like, before chance: portions, and how they swing. */
export interface Habits {
  readonly seed: number
  /** Walk-ins of an average day, or the share of booked meals nobody collects. */
  readonly mean: number
  readonly outOf: 1 | 'booked'
  /** Monday to Sunday, around 1. */
  readonly weekdays: readonly number[]
  readonly onHolidays: number
  /** How strongly wet and fine days differ; they come in spells. */
  readonly weather: number
}

export const habits: Readonly<Record<string, Habits>> = {
  'walk-ins, weekdays differ': {
    seed: 1,
    mean: 14,
    outOf: 1,
    weekdays: [1, 0.9, 1, 0.9, 1.5, 0.6, 0.5],
    onHolidays: 0.3,
    weather: 0.25,
  },
  'walk-ins, many and weathered': {
    seed: 2,
    mean: 45,
    outOf: 1,
    weekdays: [1.1, 1, 1, 1, 1.2, 0.8, 0.7],
    onHolidays: 0.4,
    weather: 0.45,
  },
  'walk-ins, few and even': {
    seed: 3,
    mean: 4,
    outOf: 1,
    weekdays: [1, 1, 1, 1, 1, 1, 1],
    onHolidays: 1,
    weather: 0.1,
  },
  'no-shows': {
    seed: 4,
    mean: 0.05,
    outOf: 'booked',
    weekdays: [1.3, 1, 0.9, 0.9, 1, 1.2, 0.8],
    onHolidays: 1.8,
    weather: 0.4,
  },
}

const normal = (draw: Draw): number =>
  Math.sqrt(-2 * Math.log(1 - draw.next())) * Math.cos(2 * Math.PI * draw.next())

/** How many of very many rarely do something, on a day of such a mean. */
function poisson(draw: Draw, mean: number): number {
  const floor = Math.exp(-mean)
  let count = 0
  for (let left = draw.next(); left > floor; left *= draw.next()) count += 1
  return count
}

/** Four hundred days of one canteen's lunches: weekdays, holidays, the season, spells of weather, and chance. */
export function aYear(of: Habits, from: ServiceDay): Counted[] {
  const draw = seeded(of.seed, 77)
  let spell = 0
  return Array.from({ length: 400 }, (_, ahead) => {
    const day = addDays(from, ahead)
    const holiday = holidayOn(day) !== null
    spell = 0.7 * spell + Math.sqrt(1 - 0.49) * normal(draw)
    const season = 1 + 0.2 * Math.sin((2 * Math.PI * ahead) / 365)
    const usual = of.mean * (of.weekdays[weekdayOf(day) - 1] ?? 1) * season
    const mean = usual * (holiday ? of.onHolidays : 1) * Math.exp(of.weather * spell)
    const booked = 90 + draw.between(-15, 15)
    const outOf = of.outOf === 1 ? 1 : booked
    const count = poisson(draw, of.outOf === 1 ? mean : Math.min(0.5, mean) * booked)
    return { day, holiday, outOf, count: of.outOf === 1 ? count : Math.min(count, booked) }
  })
}

export interface Errors {
  readonly servings: number
  /** Mean absolute error in portions. */
  readonly ours: number
  readonly lastWeek: number
  /** Share of servings inside the interval given; eight of ten is what it claims. */
  readonly inside: number
}

/** Servings looked back on. */
const memory = 120
/**
 * Said each day before it came, from nothing but the days before it; beside what last week's same weekday was,
 * from the second week on.
 */
export function errorsOver(past: readonly Counted[]): Errors {
  const byDay = new Map(past.map((serving) => [serving.day, serving]))
  let [servings, ours, lastWeek, inside] = [0, 0, 0, 0]
  for (const [place, serving] of past.entries()) {
    const weekAgo = byDay.get(addDays(serving.day, -7))
    if (weekAgo === undefined) continue
    const said = expectationOf(past.slice(Math.max(0, place - memory), place), serving)
    servings += 1
    ours += Math.abs(said.expected - serving.count)
    lastWeek += Math.abs(weekAgo.count - serving.count)
    if (serving.count >= Math.floor(said.low) && serving.count <= Math.ceil(said.high)) inside += 1
  }
  return {
    servings,
    ours: ours / servings,
    lastWeek: lastWeek / servings,
    inside: inside / servings,
  }
}
