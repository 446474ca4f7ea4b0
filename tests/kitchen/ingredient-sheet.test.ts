import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, serviceDay } from '../../backend/vocabulary/calendar.ts'
import { apiOf } from '../support/api.ts'
import { aDiner } from '../support/builders/diner.ts'
import { listed } from '../support/builders/ingredient.ts'
import { aStaffMember } from '../support/builders/people.ts'
import { aCanteen } from '../support/builders/place.ts'
import { anOffering, aServing, type Serving } from '../support/builders/serving.ts'
import { aDatabase } from '../support/database.ts'
import { aQuietApp } from '../support/quiet-app.ts'

const database = await aDatabase()
const { db } = database
await database.setNow('2026-11-22T09:00:00+08:00')
const app = await aQuietApp(database)
const as = apiOf(app.url)
const priceFen = 1500
const monday = serviceDay('2026-11-24')
const days = [monday, addDays(monday, 1)]
/** Grams of each ingredient a portion, as the builder writes them. */
const grams = 10
const recipes = [
  { name: '狮子头', ingredients: ['肉', '油'], small: false },
  { name: '炒青菜', ingredients: ['青菜', '油'], small: true },
] as const

interface Eaten {
  readonly day: number
  readonly dish: number
  readonly quantity: number
}
interface Plan {
  readonly day: number
  readonly dish: number
  readonly portions: number
  readonly reason: string
}

const place = { day: fc.nat(1), dish: fc.nat(1) }
const kitchens = fc.record({
  percent: fc.integer({ min: 30, max: 100 }),
  eaten: fc.array(fc.record({ ...place, quantity: fc.integer({ min: 1, max: 3 }) }), {
    minLength: 1,
    maxLength: 5,
  }),
  plans: fc.array(
    fc.record({
      ...place,
      portions: fc.nat(8),
      reason: fc.constantFrom('', '', '有人住院，不来了'),
    }),
    { maxLength: 3 },
  ),
  /** On the second day another oil. */
  otherOil: fc.boolean(),
})
type Kitchen = typeof kitchens extends fc.Arbitrary<infer T> ? T : never

async function aKitchen() {
  const canteen = await aCanteen().in(db)
  const servings: Serving[] = []
  for (const day of days) {
    const offerings = recipes.map(({ name, ingredients, small }) => {
      const one = anOffering()
        .named(name)
        .priced(priceFen)
        .cookedWith(...ingredients)
      return small ? one.small() : one
    })
    servings.push(
      await aServing(canteen)
        .onDay(day)
        .with(...offerings)
        .in(db),
    )
  }
  return { canteen, servings, manager: as(await aStaffMember(db, 'manager', canteen)) }
}

async function eats(kitchen: Awaited<ReturnType<typeof aKitchen>>, { day, dish, quantity }: Eaten) {
  const { dinerId } = await aDiner(kitchen.canteen).in(db)
  const serving = kitchen.servings[day]
  await kitchen.manager.call('placeBooking', {
    body: {
      dinerId,
      servingId: serving?.servingId ?? 0,
      lines: [{ offeringId: serving?.offeringIds[dish] ?? 0, quantity }],
      way: 'dine_in',
      pay: 'counter',
      channel: 'counter',
      seenPayFen: priceFen * quantity,
    },
  })
}

const bookedOf = (eaten: readonly Eaten[], day: number, dish: number): number =>
  eaten
    .filter((one) => one.day === day && one.dish === dish)
    .reduce((sum, { quantity }) => sum + quantity, 0)

/** Portions to cook of a dish on a day: the last plan that was taken, else what is booked. */
const toCook = (
  eaten: readonly Eaten[],
  taken: readonly Plan[],
  day: number,
  dish: number,
): number =>
  taken.findLast((plan) => plan.day === day && plan.dish === dish)?.portions ??
  bookedOf(eaten, day, dish)

/** Tenths of a percent of a gram would be lost in fractions: everything times a hundred. */
function weighed(kitchen: Kitchen, taken: readonly Plan[], percent: number): Map<string, number> {
  const sums = new Map<string, number>()
  for (const [day] of days.entries()) {
    for (const [dish, { ingredients, small }] of recipes.entries()) {
      const whole = toCook(kitchen.eaten, taken, day, dish) * (small ? percent : 100)
      for (const one of ingredients) {
        const name = kitchen.otherOil && day === 1 && one === '油' ? '芝麻油' : one
        if (whole > 0) sums.set(name, (sums.get(name) ?? 0) + grams * whole)
      }
    }
  }
  return sums
}

/** `percentOf`: what the pencil takes a small portion for. */
async function holdTo(kitchen: Kitchen, percentOf: (percent: number) => number): Promise<void> {
  const made = await aKitchen()
  const { canteen, servings, manager } = made
  const params = { canteenId: canteen.canteenId }
  await manager.call('setSmallPortion', { params, body: { percent: kitchen.percent } })
  for (const one of kitchen.eaten) await eats(made, one)
  if (kitchen.otherOil) {
    await listed(db, '芝麻油', { canteenId: canteen.canteenId })
    const on = { firstDay: days[1] ?? monday, lastDay: days[1] ?? monday }
    await manager.call('overrideIngredient', {
      params,
      body: { ingredient: '油', kind: 'instead', other: '芝麻油', ...on },
    })
  }
  const taken: Plan[] = []
  for (const plan of kitchen.plans) {
    const serving = servings[plan.day]
    const outcome = await manager.outcome('decideCookPlan', {
      params: { servingId: serving?.servingId ?? 0 },
      body: {
        offeringId: serving?.offeringIds[plan.dish] ?? 0,
        portions: plan.portions,
        reason: plan.reason,
      },
    })
    const below = plan.portions < bookedOf(kitchen.eaten, plan.day, plan.dish)
    expect(outcome).toBe(below && plan.reason === '' ? 'reason_required' : 'accepted')
    if (outcome === 'accepted') taken.push(plan)
  }
  const sheet = await manager.call('getIngredientSheet', {
    params,
    query: { from: monday, to: days[1] ?? monday },
  })
  const shown = new Map(sheet.shopping.map(({ name, grams: g }) => [name.zh, Math.round(g * 100)]))
  expect(shown).toEqual(weighed(kitchen, taken, percentOf(kitchen.percent)))
  const ofDishes = new Map<string, number>()
  for (const { name, grams: g } of sheet.dishes.flatMap(({ ingredients }) => ingredients))
    ofDishes.set(name.zh, (ofDishes.get(name.zh) ?? 0) + Math.round(g * 100))
  expect(ofDishes).toEqual(shown)
}

test('what to buy is Σ portions × recipe, over days, plans, small portions and what is different for a day', async () => {
  await fc.assert(
    fc.asyncProperty(kitchens, (kitchen) => holdTo(kitchen, (percent) => percent)),
    { numRuns: 12, seed: 5 },
  )
})

test('control: whoever takes a small portion for a whole one is found out', async () => {
  const property = fc.asyncProperty(kitchens, (kitchen) => holdTo(kitchen, () => 100))
  await expect(fc.assert(property, { numRuns: 12, seed: 5, endOnFailure: true })).rejects.toThrow(
    /failed/,
  )
})

test('a fortnight at most, and not backwards', async () => {
  const { canteen, manager } = await aKitchen()
  const ask = (from: string, to: string) =>
    manager.outcome('getIngredientSheet', {
      params: { canteenId: canteen.canteenId },
      query: { from, to },
    })
  expect(await ask('2026-11-24', '2026-12-07')).toBe('accepted')
  expect(await ask('2026-11-24', '2026-12-08')).toBe('date_impossible')
  expect(await ask('2026-11-24', '2026-11-23')).toBe('date_impossible')
})
