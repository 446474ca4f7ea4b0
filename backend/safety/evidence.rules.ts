import type { MissingEvidence } from '../contract/food-safety.ts'
import { eatWithinHours, leastCelsius } from '../vocabulary/food-safety.ts'
import type { Remedy, TemperatureStage } from '../vocabulary/food-safety.ts'

/** The latest reading of a stage: it counts. */
export interface Reading {
  readonly celsius: number
  readonly remedy: Remedy | null
}

/** What is known of one dish of one meal. */
export interface DishEvidence {
  readonly dishId: number
  readonly category: string
  readonly sampled: boolean
  readonly cooked: Reading | null
  /** When it was first measured done: heated again it is not younger. */
  readonly cookedAt: Date | null
  readonly held: Reading | null
}

/** What is known of one meal. */
export interface ServingEvidence {
  readonly servingId: number
  /** The canteen had begun to keep evidence by then. */
  readonly wanted: boolean
  readonly windowEnds: Date
  readonly dishes: readonly DishEvidence[]
  /** People of the kitchen without a check that day; with nobody in the kitchen's list at all, one. */
  readonly unchecked: number
}

const coldKinds = /凉|冷|水果|饮|cold|salad|fruit|drink/i

/** Whether a dish of this kind is served cold, so that there is no heat to measure. The office names the kinds. */
export const isServedCold = (category: string): boolean => coldKinds.test(category)

/**
 * Hot enough in the middle: 70 °C where it comes off the stove, 60 °C where it is kept hot (GB 31654-2021 and the
 * code of practice for catering services, 2018).
 */
export const isHotEnough = (stage: TemperatureStage, celsius: number): boolean =>
  celsius >= leastCelsius[stage]

/** Until when it may be eaten: within four hours of being cooked, kept hot all along. */
export const eatByOf = (cookedAt: Date): Date =>
  new Date(cookedAt.getTime() + eatWithinHours * 3_600_000)

/** Thrown away at the last reading of either stage: nobody eats it, so nothing more is asked of it but its sample. */
export const isThrownAway = ({ cooked, held }: Pick<DishEvidence, 'cooked' | 'held'>): boolean =>
  cooked?.remedy === 'thrown_away' || held?.remedy === 'thrown_away'

export const nothingMissing: MissingEvidence = {
  samples: 0,
  temperatures: 0,
  tooCold: 0,
  tooOld: 0,
  unchecked: 0,
}

const countOf = <T>(rows: readonly T[], holds: (row: T) => boolean): number =>
  rows.filter(holds).length

/** What a meal's evidence lacks. A dish thrown away owes no more heat; reheated means measured again. */
export const missingOf = (serving: ServingEvidence): MissingEvidence => {
  if (!serving.wanted) return nothingMissing
  const eaten = serving.dishes.filter((dish) => !isThrownAway(dish))
  const hot = eaten.filter(({ category }) => !isServedCold(category))
  const readings = hot.flatMap(({ cooked, held }) => [
    { stage: 'cooked' as const, reading: cooked },
    { stage: 'held' as const, reading: held },
  ])
  return {
    samples: countOf(serving.dishes, ({ sampled }) => !sampled),
    temperatures: countOf(readings, ({ reading }) => reading === null),
    tooCold: countOf(
      readings,
      ({ stage, reading }) => reading !== null && !isHotEnough(stage, reading.celsius),
    ),
    tooOld: countOf(
      hot,
      ({ cookedAt }) => cookedAt !== null && eatByOf(cookedAt) < serving.windowEnds,
    ),
    unchecked: serving.unchecked,
  }
}

export const isWhole = (missing: MissingEvidence): boolean =>
  Object.values(missing).every((count) => count === 0)
