import type { Db } from '../../../backend/kernel/database.ts'
import { cutIntoWindows } from '../../../backend/menus/arrival-windows.rules.ts'
import {
  addDays,
  instantAt,
  serviceDay,
  serviceDayAt,
  timeOfDay,
  type ServiceDay,
} from '../../../backend/vocabulary/calendar.ts'
import type { Allergen, Texture, Tweak } from '../../../backend/vocabulary/diet.ts'
import type { Meal, PortionSize, ServingState } from '../../../backend/vocabulary/meal.ts'
import { fen } from '../../../backend/vocabulary/money.ts'
import type { WindowLength } from '../../../backend/vocabulary/window.ts'
import type { Canteen } from './place.ts'

/** Far enough ahead that no cut-off is near, whatever hour the tests run at. */
export const soon = (): ServiceDay => addDays(serviceDayAt(new Date()), 2)

export class OfferingBuilder {
  readonly #facts = {
    name: '红烧狮子头套餐',
    nameEn: 'Braised meatball set',
    priceFen: 1500,
    limit: 300,
    size: 'regular' as PortionSize,
    allergens: [] as Allergen[],
    omittable: [] as Allergen[],
    textures: ['regular', 'soft', 'minced'] as Texture[],
    sides: '香菇青菜 · 米饭',
    sidesEn: 'Greens with mushrooms · rice',
    picture: 'lion-head',
    tweaks: ['less_salt', 'no_sugar'] as Tweak[],
    nutrition: {} as Record<string, number | string>,
    ingredients: [] as string[],
  }

  named(name: string, nameEn = 'Braised meatball set'): this {
    Object.assign(this.#facts, { name, nameEn })
    return this
  }

  /** One of the drawn dishes. */
  pictured(picture: string): this {
    this.#facts.picture = picture
    return this
  }

  withSides(sides: string, sidesEn: string): this {
    Object.assign(this.#facts, { sides, sidesEn })
    return this
  }

  priced(priceFen: number): this {
    this.#facts.priceFen = priceFen
    return this
  }

  limitedTo(portions: number): this {
    this.#facts.limit = portions
    return this
  }

  small(): this {
    this.#facts.size = 'small'
    return this
  }

  containing(...allergens: Allergen[]): this {
    this.#facts.allergens = allergens
    return this
  }

  /** In a garnish that the cook can leave out. */
  omitting(...allergens: Allergen[]): this {
    this.#facts.omittable = allergens
    return this
  }

  /** Salt and sugar are in it before anybody asks. */
  madeAsItIs(): this {
    this.#facts.tweaks = []
    return this
  }

  /** Per portion, as the office writes it: saltG, purine … */
  nourishing(nutrition: Record<string, number | string>): this {
    this.#facts.nutrition = nutrition
    return this
  }

  cookedWith(...ingredients: string[]): this {
    this.#facts.ingredients = ingredients
    return this
  }

  onlyRegular(): this {
    this.#facts.textures = ['regular']
    return this
  }

  /** A set of one dish, on the serving. */
  async on(db: Db, canteenId: number, servingId: number, position: number): Promise<number> {
    const facts = this.#facts
    const setId = await setNamed(db, canteenId, facts)
    const made = await db
      .insertInto('offerings')
      .values({
        serving_id: servingId,
        set_id: setId,
        size: facts.size,
        price_fen: fen(facts.priceFen),
        portion_limit: facts.limit,
        position,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    return made.id
  }
}

interface SetFacts {
  readonly name: string
  readonly nameEn: string
  readonly priceFen: number
  readonly allergens: Allergen[]
  readonly omittable: Allergen[]
  readonly textures: Texture[]
  readonly sides: string
  readonly sidesEn: string
  readonly picture: string
  readonly tweaks: Tweak[]
  readonly nutrition: Record<string, number | string>
  readonly ingredients: string[]
}

/** Sets and dishes keep their names: a second serving of the same set finds it there. */
async function setNamed(db: Db, canteenId: number, facts: SetFacts): Promise<number> {
  const there = await db
    .selectFrom('sets')
    .select('id')
    .where('canteen_id', '=', canteenId)
    .where('name', '=', facts.name)
    .executeTakeFirst()
  if (there) return there.id
  const named = { canteen_id: canteenId, name: facts.name, name_en: facts.nameEn }
  const price_fen = fen(facts.priceFen)
  const dish = await db
    .insertInto('dishes')
    .values({
      ...named,
      category: 'meat',
      picture: facts.picture,
      price_fen,
      allergens: facts.allergens,
      omittable: facts.omittable,
      textures: facts.textures,
      tweaks: facts.tweaks,
      nutrition: JSON.stringify(facts.nutrition),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const ingredients = facts.ingredients.map((name, index) => ({
    dish_id: dish.id,
    position: index + 1,
    name,
    name_en: name,
    grams: 10,
  }))
  if (ingredients.length > 0) await db.insertInto('dish_ingredients').values(ingredients).execute()
  const set = await db
    .insertInto('sets')
    .values({
      ...named,
      sides: facts.sides,
      sides_en: facts.sidesEn,
      picture: facts.picture,
      price_fen,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await db
    .insertInto('set_dishes')
    .values({ set_id: set.id, position: 1, dish_id: dish.id })
    .execute()
  return set.id
}

export interface Serving {
  readonly servingId: number
  readonly day: ServiceDay
  readonly cutoffAt: Date
  readonly offeringIds: readonly number[]
  /** The first of them. */
  readonly offeringId: number
}

export class ServingBuilder {
  readonly #canteen: Canteen
  #day = soon()
  #meal: Meal = 'lunch'
  #state: ServingState = 'open'
  #seats = 5000
  #bags = 5000
  #turns: WindowLength | null = null
  #offerings: OfferingBuilder[] = []

  constructor(canteen: Canteen) {
    this.#canteen = canteen
  }

  onDay(day: string): this {
    this.#day = serviceDay(day)
    return this
  }

  at(meal: Meal): this {
    this.#meal = meal
    return this
  }

  notYetOpen(): this {
    this.#state = 'planned'
    return this
  }

  seating(seats: number): this {
    this.#seats = seats
    return this
  }

  /** From 11:00 to 12:30, so many minutes each. */
  inTurnsOf(minutes: WindowLength): this {
    this.#turns = minutes
    return this
  }

  packing(bags: number): this {
    this.#bags = bags
    return this
  }

  with(...offerings: OfferingBuilder[]): this {
    this.#offerings = [...this.#offerings, ...offerings]
    return this
  }

  async in(db: Db): Promise<Serving> {
    const { canteenId, cutoff } = this.#canteen
    const cutoffAt = instantAt(addDays(this.#day, -cutoff.daysBefore), timeOfDay(cutoff.time))
    const { id: servingId } = await db
      .insertInto('servings')
      .values({
        canteen_id: canteenId,
        day: this.#day,
        meal: this.#meal,
        state: this.#state,
        cutoff_at: cutoffAt,
        window_from: '11:00',
        window_to: '12:30',
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    await db
      .insertInto('serving_ways')
      .values([
        { serving_id: servingId, way: 'dine_in', capacity: this.#seats },
        { serving_id: servingId, way: 'pick_up', capacity: this.#bags },
      ])
      .execute()
    const eleven = { from: timeOfDay('11:00'), to: timeOfDay('12:30') }
    for (const { from, to } of cutIntoWindows(eleven, this.#turns))
      await db
        .insertInto('serving_windows')
        .values({ serving_id: servingId, window_from: from, window_to: to })
        .execute()
    const offeringIds: number[] = []
    const offerings = this.#offerings.length > 0 ? this.#offerings : [anOffering()]
    for (const [index, offering] of offerings.entries()) {
      offeringIds.push(await offering.on(db, canteenId, servingId, index + 1))
    }
    return { servingId, day: this.#day, cutoffAt, offeringIds, offeringId: offeringIds[0] ?? 0 }
  }
}

export const anOffering = (): OfferingBuilder => new OfferingBuilder()
export const aServing = (canteen: Canteen): ServingBuilder => new ServingBuilder(canteen)
