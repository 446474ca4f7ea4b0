import { daysBetween, weekdayOf } from '../vocabulary/calendar.ts'
import type { ServiceDay } from '../vocabulary/calendar.ts'

/** One past serving of the same meal, or the coming one: what was counted, out of how many it could have been. */
export interface Counted {
  readonly day: ServiceDay
  /** A public holiday: not a Thursday like other Thursdays. */
  readonly holiday: boolean
  /** People who came, or did not. */
  readonly count: number
  /** Out of how many: the booked portions for no-shows; 1 where nothing bounds it, as for walk-ins. */
  readonly outOf: number
}

/** What to expect of a serving, and how far one may trust it. Portions. */
export interface Expectation {
  readonly expected: number
  /** Of ten days like this, eight lay between these two. */
  readonly low: number
  readonly high: number
  /** The same kind of day before, latest first: what the expectation stands on, and can be checked against. */
  readonly basis: Counted[]
  /** Mean distance between what would have been said and what came, over the last servings; null before there are any. */
  readonly pastError: number | null
}

/** Days after which a serving counts half: how full the canteen is changes faster than which weekdays are full. */
const halfLife = { level: 4, kind: 70 } as const
/** A kind of day seen rarely leans on the average day by so many servings. */
const leaning = 2
/** Servings looked back on for the error and the interval, and shown as basis. */
const judged = 28
const shown = 6
/** Eight of ten lie between. */
const tails = { low: 0.1, high: 0.9 } as const

const kindOf = ({ day, holiday }: Pick<Counted, 'day' | 'holiday'>): string =>
  holiday ? 'holiday' : String(weekdayOf(day))

const faded = (from: ServiceDay, to: ServiceDay, half: number): number =>
  0.5 ** (daysBetween(from, to) / half)

interface Sums {
  readonly count: number
  readonly outOf: number
  readonly weight: number
}
const nothing: Sums = { count: 0, outOf: 0, weight: 0 }
const added = (sums: Sums, { count, outOf }: Counted, weight: number): Sums => ({
  count: sums.count + weight * count,
  outOf: sums.outOf + weight * outOf,
  weight: sums.weight + weight,
})

/** How a kind of day differs from the average day: 1.2 is a fifth more. */
const factorsOf = (past: readonly Counted[], on: ServiceDay): ((kind: string) => number) => {
  const kinds = new Map<string, Sums>()
  let all = nothing
  for (const serving of past) {
    const weight = faded(serving.day, on, halfLife.kind)
    const kind = kindOf(serving)
    kinds.set(kind, added(kinds.get(kind) ?? nothing, serving, weight))
    all = added(all, serving, weight)
  }
  if (all.count === 0) return () => 1
  const mean = all.count / all.outOf
  const usual = all.outOf / all.weight
  return (kind) => {
    const { count, outOf } = kinds.get(kind) ?? nothing
    const leant = leaning * usual
    return (count + leant * mean) / ((outOf + leant) * mean)
  }
}

/** The number alone: the level of late, times what kind of day it is, times how many there could be. */
const expectedOf = (past: readonly Counted[], on: Omit<Counted, 'count'>): number => {
  const factor = factorsOf(past, on.day)
  let [came, could] = [0, 0]
  for (const serving of past) {
    const weight = faded(serving.day, on.day, halfLife.level)
    came += weight * serving.count
    could += weight * serving.outOf * factor(kindOf(serving))
  }
  return could === 0 ? 0 : (came / could) * factor(kindOf(on)) * on.outOf
}

const quantile = (sorted: readonly number[], at: number): number => {
  const place = at * (sorted.length - 1)
  const [below, above] = [sorted[Math.floor(place)] ?? 0, sorted[Math.ceil(place)] ?? 0]
  return below + (above - below) * (place - Math.floor(place))
}

/**
 * What to expect of a coming serving from those of the same meal before it, oldest first. No weather, no secrets:
 * late servings count more, days of the same kind count as such, and the interval is how far off the same sum
 * was on the last four weeks. Bounded by the caller: it looks at every pair of servings handed in.
 */
export const expectationOf = (
  past: readonly Counted[],
  on: Omit<Counted, 'count'>,
): Expectation => {
  const expected = expectedOf(past, on)
  const errors = past
    .map((serving, place) => ({ serving, before: past.slice(0, place) }))
    .slice(-judged)
    .filter(({ before }) => before.length > 0)
    .map(({ serving, before }) => serving.count - expectedOf(before, serving))
  const sorted = errors.toSorted((a, b) => a - b)
  const within = (at: number): number =>
    Math.min(Math.max(0, expected + quantile(sorted, at)), on.outOf === 1 ? Infinity : on.outOf)
  return {
    expected,
    low: Math.min(expected, within(tails.low)),
    high: Math.max(expected, within(tails.high)),
    basis: past
      .filter((serving) => kindOf(serving) === kindOf(on))
      .slice(-shown)
      .toReversed(),
    pastError:
      errors.length === 0
        ? null
        : errors.reduce((sum, error) => sum + Math.abs(error), 0) / errors.length,
  }
}
