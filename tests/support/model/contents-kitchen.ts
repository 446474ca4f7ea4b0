import fc from 'fast-check'
import { sql } from 'kysely'
import { clashRoutes } from '../../../backend/bookings/clash.routes.ts'
import { bookingRoutes } from '../../../backend/bookings/booking.routes.ts'
import { kitchenRoutes } from '../../../backend/kitchen/kitchen.routes.ts'
import { ingredientRoutes } from '../../../backend/menus/ingredient.routes.ts'
import type { Actor } from '../../../backend/vocabulary/actor.ts'
import { ingredientTraits } from '../../../backend/vocabulary/diet.ts'
import type { Allergen, Texture } from '../../../backend/vocabulary/diet.ts'
import { aDiner } from '../builders/diner.ts'
import type { Canteen } from '../builders/place.ts'
import { aDatabase, type TestDatabase } from '../database.ts'
import { aRoom, anActor, type Room } from '../room.ts'
import type { Holds, Need, PlainDish } from './contents-oracle.ts'

export const names = ['料一', '料二', '料三', '料四', '料五', '料六']
const people = 4
/** Few, so that people and dishes meet. */
const allergens: readonly Allergen[] = ['peanut', 'crustacean', 'egg']
export const price = 1500

const some = <T>(of: readonly T[], most: number): fc.Arbitrary<T[]> =>
  fc.subarray([...of], { maxLength: Math.min(most, of.length) })
const holds: fc.Arbitrary<Holds> = fc.record({
  allergens: some(allergens, 2),
  traits: some(ingredientTraits, 2),
})
const name = fc.constantFrom(...names)
const dish: fc.Arbitrary<PlainDish> = fc.record({
  said: some(allergens, 1),
  omittable: some(allergens, 4),
  ingredients: fc.subarray(names, { minLength: 1, maxLength: 3 }),
})
const need: fc.Arbitrary<Need> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('allergen' as const),
      value: fc.constantFrom(...allergens),
    }),
  },
  fc.record({
    kind: fc.constantFrom(
      'halal' as const,
      'less_salt' as const,
      'no_sugar' as const,
      'low_purine' as const,
    ),
    value: fc.constant(''),
  }),
  fc.record({ kind: fc.constant('other' as const), value: name.map((one) => `不吃${one}`) }),
  fc.constant({ kind: 'texture' as const, value: 'minced' }),
)

/** What one canteen begins with: its list, its meals, and what its people need. */
export const kitchens = fc.record({
  list: fc.array(holds, { minLength: names.length, maxLength: names.length }),
  offered: fc.array(fc.array(dish, { minLength: 1, maxLength: 2 }), { minLength: 2, maxLength: 3 }),
  needs: fc.array(
    fc.uniqueArray(need, {
      minLength: 1,
      maxLength: 3,
      selector: (one) => `${one.kind} ${one.value}`,
    }),
    {
      minLength: people,
      maxLength: people,
    },
  ),
})
export type Kitchen = typeof kitchens extends fc.Arbitrary<infer T> ? T : never

const who = fc.integer({ min: 0, max: people - 1 })
const which = fc.nat({ max: 2 })
const texture = fc.constantFrom<Texture>('regular', 'minced')
const order = { who, which, texture, omits: some(allergens, 3) }
const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('book' as const), ...order }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('amend' as const), ...order }) },
  fc.record({ kind: fc.constant('cancel' as const), who }),
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('override' as const),
      of: name,
      by: fc.constantFrom('instead' as const, 'with' as const),
      other: name,
      theDay: fc.constantFrom(true, true, true, false),
    }),
  },
  fc.record({ kind: fc.constant('end override' as const), nth: fc.nat({ max: 5 }) }),
  fc.record({ kind: fc.constant('list' as const), of: name, holds }),
  fc.record({ kind: fc.constant('need' as const), who, need }),
)
export const steps = (longest: number) =>
  fc.array(step, { minLength: 8, maxLength: longest, size: 'max' })
export type Step = ReturnType<typeof steps> extends fc.Arbitrary<(infer T)[]> ? T : never

export const managerOf = ({ canteenId }: Canteen): Actor => anActor({ role: 'manager', canteenId })
export const day = '2031-05-07'

export interface City {
  readonly database: TestDatabase
  readonly room: Room
}

export async function aCity(): Promise<City> {
  const database = await aDatabase()
  const routes = [
    (deps: Room['deps']) => bookingRoutes(deps, null),
    clashRoutes,
    ingredientRoutes,
    kitchenRoutes,
  ]
  return { database, room: aRoom(database, routes) }
}

/** Straight into the tables, but for the list, which is what is looked at. */
export async function writeKitchen(city: City, canteen: Canteen, kitchen: Kitchen) {
  const { db } = city.database
  const { canteenId } = canteen
  for (const [place, held] of kitchen.list.entries())
    await city.room.ask(managerOf(canteen), 'noteIngredient', {
      params: { canteenId },
      body: { name: names[place] ?? '', allergens: [...held.allergens], traits: [...held.traits] },
    })
  const serving = await sql<{ id: number }>`
    insert into servings (canteen_id, day, meal, state, cutoff_at, window_from, window_to)
    values (${canteenId}, ${day}, 'lunch', 'open', '2031-05-06T16:00:00+08:00', '11:00', '12:30') returning id`.execute(
    db,
  )
  const servingId = serving.rows[0]?.id ?? 0
  await sql`insert into serving_ways (serving_id, way, capacity) values (${servingId}, 'dine_in', 100)`.execute(
    db,
  )
  const offeringIds: number[] = []
  for (const [place, dishes] of kitchen.offered.entries())
    offeringIds.push(await writeSet(db, canteenId, servingId, place, dishes))
  const dinerIds: number[] = []
  for (const [person, needs] of kitchen.needs.entries()) {
    const builder = aDiner(canteen).named(`食客${person}`)
    for (const { kind, value } of needs) builder.minding(kind, value)
    dinerIds.push((await builder.in(db)).dinerId)
  }
  return { servingId, offeringIds, dinerIds }
}

async function writeSet(
  db: TestDatabase['db'],
  canteenId: number,
  servingId: number,
  place: number,
  dishes: readonly PlainDish[],
): Promise<number> {
  const made = await sql<{ id: number }>`
    insert into sets (canteen_id, name, name_en, price_fen) values (${canteenId}, ${`套餐${place}`}, 'set', ${price}) returning id`.execute(
    db,
  )
  const setId = made.rows[0]?.id ?? 0
  for (const [nth, one] of dishes.entries()) {
    const nutrition = JSON.stringify({ saltG: 0.1 })
    const dishMade = await sql<{ id: number }>`
      insert into dishes (canteen_id, name, name_en, category, price_fen, allergens, omittable, textures, nutrition)
      values (${canteenId}, ${`菜${place}-${nth}`}, 'dish', 'meat', ${price}, ${[...one.said]}::text[], ${[...one.omittable]}::text[],
        '{regular,minced}', ${nutrition}::jsonb) returning id`.execute(db)
    const dishId = dishMade.rows[0]?.id ?? 0
    for (const [position, ingredient] of one.ingredients.entries())
      await sql`insert into dish_ingredients (dish_id, position, name, name_en, grams)
        values (${dishId}, ${position + 1}, ${ingredient}, '', 10)`.execute(db)
    await sql`insert into set_dishes (set_id, position, dish_id) values (${setId}, ${nth + 1}, ${dishId})`.execute(
      db,
    )
  }
  const offering = await sql<{ id: number }>`
    insert into offerings (serving_id, set_id, price_fen, portion_limit) values (${servingId}, ${setId}, ${price}, 100) returning id`.execute(
    db,
  )
  return offering.rows[0]?.id ?? 0
}
