import * as z from 'zod/mini'
import { endpoint } from './endpoint.ts'
import {
  allergen,
  allowed,
  bilingual,
  day,
  fenAmount,
  id,
  instant,
  meal,
  optionalWords,
  portionSize,
  servingState,
  timeOfDay,
  words,
} from './shapes.ts'

const canteenParams = z.object({ canteenId: id })
const weekParams = z.object({ canteenId: id, monday: day })

const offering = z.object({
  offeringId: id,
  setId: z.nullable(id),
  dishId: z.nullable(id),
  name: bilingual,
  sides: bilingual,
  picture: z.string(),
  size: portionSize,
  priceFen: fenAmount,
  portionLimit: z.int(),
  booked: z.int(),
  withdrawn: z.boolean(),
  can: z.object({ remove: allowed }),
})
const serving = z.object({
  servingId: id,
  day,
  meal,
  state: servingState,
  cutoffAt: instant,
  from: timeOfDay,
  to: timeOfDay,
  dineInCapacity: z.int(),
  pickUpCapacity: z.int(),
  booked: z.int(),
  offerings: z.array(offering),
})
const menuWeek = z.object({
  monday: day,
  exists: z.boolean(),
  publishedAt: z.nullable(instant),
  publishedBy: z.nullable(z.string()),
  days: z.array(z.object({ day, closed: z.nullable(bilingual), servings: z.array(serving) })),
  can: z.object({ publish: allowed, copyLastWeek: allowed }),
})

const dish = z.object({
  dishId: id,
  name: bilingual,
  picture: z.string(),
  category: z.string(),
  priceFen: fenAmount,
  allergens: z.array(allergen),
  textures: z.array(z.string()),
  tweaks: z.array(z.string()),
  kcal: z.nullable(z.number()),
})

export const menuEndpoints = {
  getMenuWeek: endpoint({
    method: 'GET',
    path: '/api/canteens/:canteenId/menu-weeks/:monday',
    summary: 'A week of servings and what they offer',
    params: weekParams,
    reply: menuWeek,
    refusals: ['date_impossible'],
  }),
  copyMenuWeek: endpoint({
    method: 'POST',
    path: '/api/canteens/:canteenId/menu-weeks/:monday/copy',
    summary: 'Fills an empty week from another, skipping closed days',
    params: weekParams,
    body: z.object({ from: day }),
    reply: z.object({ servings: z.int() }),
    refusals: ['menu_week_exists', 'menu_week_empty', 'date_impossible', 'past_cutoff'],
  }),
  publishMenuWeek: endpoint({
    method: 'POST',
    path: '/api/canteens/:canteenId/menu-weeks/:monday/publish',
    summary: 'Opens the week’s servings for booking',
    params: weekParams,
    reply: z.object({ opened: z.int() }),
    refusals: ['menu_week_empty'],
  }),
  addServing: endpoint({
    method: 'POST',
    path: '/api/canteens/:canteenId/servings',
    summary: 'A meal on a day, from the canteen’s pattern',
    params: canteenParams,
    body: z.object({ day, meal }),
    reply: z.object({ servingId: id }),
    refusals: ['closed_day', 'name_taken', 'past_cutoff'],
  }),
  addOffering: endpoint({
    method: 'POST',
    path: '/api/servings/:servingId/offerings',
    summary: 'Puts a set or a dish on a serving',
    params: z.object({ servingId: id }),
    body: z.object({
      setId: z._default(z.nullable(id), null),
      dishId: z._default(z.nullable(id), null),
      size: z._default(portionSize, 'regular'),
      priceFen: fenAmount,
      portionLimit: z.int().check(z.gte(0), z.lte(5000)),
    }),
    reply: z.object({ offeringId: id }),
    refusals: ['serving_unknown', 'serving_not_open', 'name_taken'],
  }),
  changeOffering: endpoint({
    method: 'POST',
    path: '/api/offerings/:offeringId',
    summary: 'Price for later bookings, and the portion limit (never below what is booked)',
    params: z.object({ offeringId: id }),
    body: z.object({ priceFen: fenAmount, portionLimit: z.int().check(z.gte(0), z.lte(5000)) }),
    refusals: ['offering_unknown', 'below_booked', 'serving_not_open'],
  }),
  removeOffering: endpoint({
    method: 'POST',
    path: '/api/offerings/:offeringId/remove',
    summary: 'Takes an offering off: deleted while nobody booked it, otherwise no longer sold',
    params: z.object({ offeringId: id }),
    reply: z.object({ removed: z.enum(['deleted', 'withdrawn']) }),
    refusals: ['offering_unknown'],
  }),
  listDishes: endpoint({
    method: 'GET',
    path: '/api/canteens/:canteenId/dishes',
    summary: 'Dishes this canteen can cook',
    params: canteenParams,
    reply: z.object({ dishes: z.array(dish) }),
  }),
  addDish: endpoint({
    method: 'POST',
    path: '/api/canteens/:canteenId/dishes',
    summary: 'A dish with ingredients and allergens',
    params: canteenParams,
    body: z.object({
      name: words(16),
      nameEn: z._default(optionalWords(60), ''),
      category: words(20),
      priceFen: fenAmount,
      allergens: z._default(z.array(allergen), []),
      textures: z._default(z.array(z.enum(['regular', 'soft', 'minced', 'pureed'])), ['regular']),
      tweaks: z._default(z.array(z.enum(['less_salt', 'no_sugar'])), []),
      ingredients: z._default(
        z
          .array(
            z.object({
              name: words(20),
              nameEn: z._default(optionalWords(40), ''),
              grams: z.number().check(z.positive(), z.lte(5000)),
            }),
          )
          .check(z.maxLength(40)),
        [],
      ),
    }),
    reply: z.object({ dishId: id }),
    refusals: ['name_taken'],
  }),
  listSets: endpoint({
    method: 'GET',
    path: '/api/canteens/:canteenId/sets',
    summary: 'Set meals',
    params: canteenParams,
    reply: z.object({
      sets: z.array(
        z.object({
          setId: id,
          name: bilingual,
          sides: bilingual,
          picture: z.string(),
          priceFen: fenAmount,
        }),
      ),
    }),
  }),
  addSet: endpoint({
    method: 'POST',
    path: '/api/canteens/:canteenId/sets',
    summary: 'A set: dishes at one price, the first is the main dish',
    params: canteenParams,
    body: z.object({
      name: words(16),
      nameEn: z._default(optionalWords(60), ''),
      sides: z._default(optionalWords(30), ''),
      sidesEn: z._default(optionalWords(80), ''),
      priceFen: fenAmount,
      dishIds: z.array(id).check(z.minLength(1), z.maxLength(10)),
    }),
    reply: z.object({ setId: id }),
    refusals: ['name_taken'],
  }),
}
