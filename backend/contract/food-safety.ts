import * as z from 'zod/mini'
import {
  checkOutcomes,
  goodsPapers,
  goodsUnits,
  healthCodes,
  leastSampleGrams,
  mostSampleGrams,
  remedies,
  temperatureStages,
  tidyThings,
} from '../vocabulary/food-safety.ts'
import { endpoint } from './endpoint.ts'
import {
  bilingual,
  day,
  id,
  instant,
  optionalWords,
  refusalBody,
  servingState,
  when,
  words,
} from './shapes.ts'

const stage = z.enum(temperatureStages)
const remedy = z.enum(remedies)
const healthCode = z.literal([...healthCodes])
const outcome = z.enum(checkOutcomes)
const putRight = z.array(z.enum(tidyThings)).check(z.maxLength(tidyThings.length))
const grams = z.int().check(z.gte(leastSampleGrams), z.lte(mostSampleGrams))
const celsius = z.int().check(z.gte(0), z.lte(150))

const doneBy = { byName: z.string(), at: instant }

const sample = z.object({
  grams: z.int(),
  place: z.string(),
  /** When it was taken; a correction does not move it. */
  ...doneBy,
  corrected: z.boolean(),
  /** From then on it may be thrown away. */
  keepUntil: instant,
  mayBeDisposed: z.boolean(),
  disposed: z.nullable(z.object(doneBy)),
})
const temperature = z.object({
  celsius: z.int(),
  /** Hot enough for its stage. */
  enough: z.boolean(),
  remedy: z.nullable(remedy),
  ...doneBy,
})
const dish = z.object({
  dishId: id,
  name: bilingual,
  /** Served cold: nothing to measure. */
  cold: z.boolean(),
  sample: z.nullable(sample),
  cooked: z.nullable(temperature),
  held: z.nullable(temperature),
  /** Every reading, oldest first. */
  readings: z.array(z.object({ stage, ...temperature.shape })),
  /** Four hours after it was cooked. */
  eatBy: z.nullable(instant),
  /** That is before the meal ends. */
  tooOld: z.boolean(),
  thrownAway: z.boolean(),
})

/** What is not there, counted. All zero: the evidence is whole. */
const missing = z.object({
  samples: z.int(),
  temperatures: z.int(),
  /** Measured too cold, and neither measured hot again nor thrown away. */
  tooCold: z.int(),
  /** Cooked more than four hours before the meal ends. */
  tooOld: z.int(),
  /** People of the kitchen nobody looked at that morning. */
  unchecked: z.int(),
})
export type MissingEvidence = z.output<typeof missing>

const safetyServing = z.object({
  when,
  state: servingState,
  dishes: z.array(dish),
  missing,
  /** The same in words; null when nothing is missing. */
  because: z.nullable(refusalBody),
})

const check = z.object({
  outcome,
  /** Null for whom they are no business of: only her who is checked, her who checked, and the manager. */
  codes: z.nullable(z.array(healthCode)),
  putRight: z.nullable(putRight),
  ...doneBy,
})
const goods = z.object({
  goodsId: id,
  supplier: z.string(),
  supplierContact: z.string(),
  item: z.string(),
  quantity: z.number(),
  unit: z.enum(goodsUnits),
  batch: z.string(),
  producedOn: z.nullable(day),
  expiresOn: z.nullable(day),
  papers: z.array(z.enum(goodsPapers)),
  corrected: z.boolean(),
  ...doneBy,
})

const keptSample = z.object({
  servingId: id,
  dishId: id,
  when,
  name: bilingual,
  place: z.string(),
  grams: z.int(),
  keepUntil: instant,
  mayBeDisposed: z.boolean(),
})

const foodSafetyDay = z.object({
  asOf: instant,
  today: day,
  day,
  canteen: z.object({ canteenId: id, name: bilingual }),
  servings: z.array(safetyServing),
  /** Where the last sample was put. */
  usualPlace: z.string(),
  /** Samples of any day that are still in the fridge, oldest first. */
  kept: z.array(keptSample),
  /** Everybody with the kitchen's role here. */
  hands: z.array(z.object({ accountId: id, name: z.string(), check: z.nullable(check) })),
  /** Which codes keep somebody from the kitchen. */
  healthCodes: z.array(z.object({ code: healthCode, sendsHome: z.boolean() })),
  goods: z.array(goods),
  /** For the next delivery of the same supplier. */
  suppliers: z.array(z.object({ supplier: z.string(), supplierContact: z.string() })),
  /** Somebody is signed in: on a device alone, whoever does it says who she is. */
  signedIn: z.boolean(),
})
export type FoodSafetyDay = z.output<typeof foodSafetyDay>

const servingParams = z.object({ servingId: id })
const canteenParams = z.object({ canteenId: id })
/** On a tablet nobody signed in to: who of the kitchen does it. */
const hand = { handId: z.optional(id) }

export const foodSafetyEndpoints = {
  getFoodSafetyDay: endpoint({
    method: 'GET',
    path: '/api/canteens/:canteenId/food-safety',
    summary: 'Samples, temperatures, morning check and goods of a day, and what is missing',
    params: canteenParams,
    query: z.object({ day: z.optional(day) }),
    reply: foodSafetyDay,
    refusals: ['not_found'],
  }),
  listMissingEvidence: endpoint({
    method: 'GET',
    path: '/api/canteens/:canteenId/missing-evidence',
    summary: 'Meals of the last weeks that were served without all their evidence',
    params: canteenParams,
    reply: z.object({
      servings: z.array(z.object({ when, missing, because: refusalBody })),
    }),
  }),
  takeSample: endpoint({
    method: 'POST',
    path: '/api/servings/:servingId/samples',
    summary: 'A sample of a dish is in the fridge, or what was noted of it is corrected',
    params: servingParams,
    body: z.object({ dishId: id, grams, place: words(40), ...hand }),
    refusals: ['dish_not_served', 'evidence_day_over', 'sample_disposed', 'hand_unknown'],
  }),
  disposeSample: endpoint({
    method: 'POST',
    path: '/api/servings/:servingId/samples/dispose',
    summary: 'A sample was thrown away, 48 hours after it was taken or later',
    params: servingParams,
    body: z.object({ dishId: id, ...hand }),
    refusals: ['sample_unknown', 'sample_too_young', 'sample_disposed', 'hand_unknown'],
  }),
  takeTemperature: endpoint({
    method: 'POST',
    path: '/api/servings/:servingId/temperatures',
    summary: 'The temperature in the middle of a dish; too cold only with what was done about it',
    params: servingParams,
    body: z.object({ dishId: id, stage, celsius, remedy: z.optional(remedy), ...hand }),
    refusals: ['dish_not_served', 'evidence_day_over', 'too_cold', 'hand_unknown'],
  }),
  checkMorning: endpoint({
    method: 'POST',
    path: '/api/canteens/:canteenId/morning-checks',
    summary: 'How somebody of the kitchen is this morning; ill people do not work',
    params: canteenParams,
    body: z.object({
      accountId: id,
      outcome,
      codes: z.array(healthCode).check(z.maxLength(healthCodes.length)),
      putRight,
    }),
    refusals: ['hand_unknown', 'unfit_for_kitchen'],
  }),
  receiveGoods: endpoint({
    method: 'POST',
    path: '/api/canteens/:canteenId/goods',
    summary: 'What came in by the back door, or a correction of what was noted of it today',
    params: canteenParams,
    body: z.object({
      supplier: words(60),
      supplierContact: optionalWords(120),
      item: words(40),
      quantity: z.number().check(z.gt(0), z.lte(100_000), z.multipleOf(0.01)),
      unit: z.enum(goodsUnits),
      batch: optionalWords(40),
      producedOn: z.nullable(day),
      expiresOn: z.nullable(day),
      papers: z.array(z.enum(goodsPapers)).check(z.maxLength(goodsPapers.length)),
      replacesId: z.optional(id),
      ...hand,
    }),
    refusals: ['goods_expired', 'goods_dates_wrong', 'goods_unknown', 'hand_unknown'],
  }),
}
