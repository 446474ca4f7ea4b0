import * as z from 'zod/mini'
import { buyUnits } from '../vocabulary/buying.ts'
import { ingredientTraits } from '../vocabulary/diet.ts'
import { endpoint } from './endpoint.ts'
import { allergen, bilingual, day, id, instant, optionalWords, when, words } from './shapes.ts'
import { clash } from './tickets.ts'

const canteenParams = z.object({ canteenId: id })
const name = words(20)
const trait = z.enum(ingredientTraits)
const unit = z.enum(buyUnits)
const percent = z.int().check(z.gte(30), z.lte(100))
export const overrideKinds = ['instead', 'with'] as const

const ingredient = z.object({
  name: bilingual,
  allergens: z.array(allergen),
  traits: z.array(trait),
  unit,
  unitGrams: z.number(),
  unitSize: z.string(),
  /** canteen: its own word · common: every canteen's · nobody: only recipes name it */
  saidBy: z.enum(['canteen', 'common', 'nobody']),
  /** Dishes cooked here that it is in. */
  dishes: z.int(),
})
const override = z.object({
  overrideId: id,
  ingredient: z.string(),
  kind: z.enum(overrideKinds),
  other: z.string(),
  firstDay: day,
  lastDay: day,
  byName: z.string(),
})
const answer = z.enum(['made_apart', 'accepted'])

/** Something a booked dish holds that its diner should not eat, and what a person made of it. */
export const foundClash = z.object({
  key: z.string(),
  clash,
  /** Names of what brings it; none where the kitchen only says so of the whole dish. */
  because: z.array(bilingual),
  answer: z.nullable(z.object({ how: answer, byName: z.string(), at: instant })),
})

const weighed = z.object({ name: bilingual, grams: z.number() })
/** Dishes of a meal or of some days with what they are cooked of. */
export const recipeTotals = z.object({
  dishes: z.array(
    z.object({
      name: bilingual,
      /** To cook: what was decided, else what is booked. */
      portions: z.int(),
      /** The same in whole portions, small ones counted as the canteen says. */
      whole: z.number(),
      ingredients: z.array(weighed),
    }),
  ),
  shopping: z.array(
    z.object({
      name: bilingual,
      grams: z.number(),
      unit,
      unitGrams: z.number(),
      unitSize: z.string(),
    }),
  ),
})

export const ingredientEndpoints = {
  listIngredients: endpoint({
    method: 'GET',
    path: '/api/canteens/:canteenId/ingredients',
    summary: 'What this canteen cooks with, what is in it, and what is different for some days',
    params: canteenParams,
    reply: z.object({
      ingredients: z.array(ingredient),
      /** Running and to come. */
      overrides: z.array(override),
      smallPortionPercent: percent,
    }),
  }),
  noteIngredient: endpoint({
    method: 'POST',
    path: '/api/canteens/:canteenId/ingredients',
    summary: 'What is in an ingredient here, and how it is bought; the latest word counts',
    params: canteenParams,
    body: z.object({
      name,
      nameEn: z._default(optionalWords(40), ''),
      allergens: z._default(z.array(allergen), []),
      traits: z._default(z.array(trait), []),
      unit: z._default(unit, 'jin'),
      unitGrams: z._default(z.number().check(z.gte(1), z.lte(200_000)), 500),
      unitSize: z._default(optionalWords(12), ''),
    }),
  }),
  overrideIngredient: endpoint({
    method: 'POST',
    path: '/api/canteens/:canteenId/ingredient-overrides',
    summary: 'For some days another ingredient is cooked with, or comes with it',
    params: canteenParams,
    body: z.object({
      ingredient: name,
      kind: z.enum(overrideKinds),
      other: name,
      firstDay: day,
      lastDay: day,
    }),
    reply: z.object({ overrideId: id }),
    refusals: ['ingredient_unknown', 'date_impossible'],
  }),
  endIngredientOverride: endpoint({
    method: 'POST',
    path: '/api/canteens/:canteenId/ingredient-overrides/:overrideId/end',
    summary: 'It is cooked as the recipe says again',
    params: z.object({ canteenId: id, overrideId: id }),
    refusals: ['not_found'],
  }),
  setSmallPortion: endpoint({
    method: 'POST',
    path: '/api/canteens/:canteenId/small-portion',
    summary: 'How much of a whole portion a small one is, when what to buy is reckoned',
    params: canteenParams,
    body: z.object({ percent }),
  }),
  getIngredientSheet: endpoint({
    method: 'GET',
    path: '/api/canteens/:canteenId/ingredient-sheet',
    summary: 'What to weigh and buy for the meals of some days, a fortnight at most',
    params: canteenParams,
    query: z.object({ from: day, to: day }),
    reply: z.object({
      asOf: instant,
      canteen: bilingual,
      from: day,
      to: day,
      smallPortionPercent: percent,
      /** Meals that are counted, and how many of them may still be booked. */
      meals: z.int(),
      open: z.int(),
      ...recipeTotals.shape,
    }),
    refusals: ['date_impossible'],
  }),
  listClashes: endpoint({
    method: 'GET',
    path: '/api/canteens/:canteenId/clashes',
    summary: 'Booked meals to come that go against what their diner may eat',
    params: canteenParams,
    reply: z.object({
      clashes: z.array(
        z.object({
          when,
          bookingId: id,
          dinerId: id,
          offeringId: id,
          name: z.string(),
          dish: bilingual,
          ...foundClash.shape,
        }),
      ),
    }),
  }),
  answerClash: endpoint({
    method: 'POST',
    path: '/api/bookings/:bookingId/clash-answers',
    summary: 'Hers is cooked apart, or she was asked and wants it all the same',
    params: z.object({ bookingId: id }),
    body: z.object({ offeringId: id, clash: words(300), how: answer }),
    refusals: ['booking_unknown', 'booking_over', 'not_found', 'clash_forbidden'],
  }),
}
