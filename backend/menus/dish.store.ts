import { sql } from 'kysely'
import type { Reader, Tx } from '../kernel/database.ts'
import { violatedConstraint } from '../kernel/transaction.ts'
import { present } from '../vocabulary/invariant.ts'
import type { Fen } from '../vocabulary/money.ts'
import { Refusal } from '../vocabulary/refusal.ts'

const refusingNamesakes = async <T>(constraint: string, write: Promise<T>): Promise<T> => {
  try {
    return await write
  } catch (error) {
    if (violatedConstraint(error) === constraint) throw new Refusal('name_taken')
    throw error
  }
}

export interface NewDish {
  readonly name: string
  readonly nameEn: string
  readonly category: string
  readonly priceFen: Fen
  readonly allergens: readonly string[]
  readonly textures: readonly string[]
  readonly tweaks: readonly string[]
  readonly ingredients: readonly {
    readonly name: string
    readonly nameEn: string
    readonly grams: number
  }[]
}

/** True when a dish of that name may be cooked here already: the canteen's own, or one every canteen has. */
export const dishNameTaken = async (
  reader: Reader,
  canteenId: number,
  name: string,
): Promise<boolean> => {
  const found = await sql`
    select 1 from dishes
    where name = ${name} and ended_at is null and coalesce(canteen_id, ${canteenId}) = ${canteenId} limit 1`.execute(
    reader,
  )
  return found.rows.length > 0
}

/** Refuses `name_taken`. */
export const insertDish = async (tx: Tx, canteenId: number, dish: NewDish): Promise<number> => {
  const { id } = present(
    await refusingNamesakes(
      'dishes_names',
      tx
        .insertInto('dishes')
        .values({
          canteen_id: canteenId,
          name: dish.name,
          name_en: dish.nameEn,
          category: dish.category,
          price_fen: dish.priceFen,
          allergens: [...new Set(dish.allergens)],
          textures: [...new Set(dish.textures)],
          tweaks: [...new Set(dish.tweaks)],
        })
        .returning('id')
        .executeTakeFirst(),
    ),
    'an insert returns its row',
  )
  if (dish.ingredients.length > 0) {
    await tx
      .insertInto('dish_ingredients')
      .values(
        dish.ingredients.map(({ name, nameEn, grams }, index) => ({
          dish_id: id,
          position: index + 1,
          name,
          name_en: nameEn,
          grams,
        })),
      )
      .execute()
  }
  return id
}

export interface DishOfSet {
  readonly dishId: number
  readonly name: string
  readonly nameEn: string
  readonly picture: string
}

/** Those of the dishes that are cooked here, in the order asked for. */
export const readDishesForSet = async (
  reader: Reader,
  canteenId: number,
  dishIds: readonly number[],
): Promise<DishOfSet[]> => {
  const found = await sql<DishOfSet>`
    select d.id as "dishId", d.name, d.name_en as "nameEn", d.picture
    from unnest(${[...dishIds]}::bigint[]) with ordinality as asked (id, place)
    join dishes d on d.id = asked.id
    where d.ended_at is null and coalesce(d.canteen_id, ${canteenId}) = ${canteenId}
    order by asked.place`.execute(reader)
  return found.rows
}

export interface NewSet {
  readonly name: string
  readonly nameEn: string
  readonly sides: string
  readonly sidesEn: string
  readonly picture: string
  readonly priceFen: Fen
}

/** Refuses `name_taken`. */
export const insertSet = async (
  tx: Tx,
  canteenId: number,
  set: NewSet,
  dishIds: readonly number[],
): Promise<number> => {
  const { id } = present(
    await refusingNamesakes(
      'sets_names',
      tx
        .insertInto('sets')
        .values({
          canteen_id: canteenId,
          name: set.name,
          name_en: set.nameEn,
          sides: set.sides,
          sides_en: set.sidesEn,
          picture: set.picture,
          price_fen: set.priceFen,
        })
        .returning('id')
        .executeTakeFirst(),
    ),
    'an insert returns its row',
  )
  await tx
    .insertInto('set_dishes')
    .values(dishIds.map((dishId, index) => ({ set_id: id, position: index + 1, dish_id: dishId })))
    .execute()
  return id
}
