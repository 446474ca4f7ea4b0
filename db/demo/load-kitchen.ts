import type { Tx } from '../../backend/kernel/database.ts'
import { present } from '../../backend/vocabulary/invariant.ts'
import { fen } from '../../backend/vocabulary/money.ts'
import { demoDishes } from './dishes.ts'
import type { LoadedPlaces } from './load-places.ts'
import { insertNumbered, insertRows } from './load-rows.ts'
import type { CanteenKey } from './places.ts'
import { demoSets } from './sets.ts'
import { howBought, ingredients, traitsOf } from './ingredients.ts'
import type { IngredientKey } from './ingredients.ts'

export interface LoadedKitchen {
  readonly dishId: ReadonlyMap<string, number>
  readonly setId: Readonly<Record<CanteenKey, ReadonlyMap<string, number>>>
}

const loadDishes = async (tx: Tx): Promise<Map<string, number>> => {
  const ids = await insertNumbered(
    tx,
    'dishes',
    demoDishes.map((dish) => ({
      name: dish.name,
      name_en: dish.nameEn,
      picture: dish.picture,
      category: dish.category,
      price_fen: fen(dish.priceFen),
      // What its ingredients hold follows from the list; the kitchen has nothing to add to it.
      allergens: [],
      omittable: [...dish.omittable],
      nutrition: JSON.stringify(dish.nutrition),
      textures: [...dish.textures],
      tweaks: [...dish.tweaks],
      spicy: dish.spicy,
    })),
  )
  const ingredients = demoDishes.flatMap((dish, nth) =>
    dish.ingredients.map(({ zh, en, grams }, position) => ({
      dish_id: ids[nth] ?? 0,
      position: position + 1,
      name: zh,
      name_en: en,
      grams,
    })),
  )
  await insertRows(tx, 'dish_ingredients', ingredients)
  return new Map(demoDishes.map(({ name }, nth) => [name, ids[nth] ?? 0]))
}

const loadSets = async (
  tx: Tx,
  canteenId: number,
  dishId: ReadonlyMap<string, number>,
): Promise<Map<string, number>> => {
  const ids = await insertNumbered(
    tx,
    'sets',
    demoSets.map((set) => ({
      canteen_id: canteenId,
      name: set.name,
      name_en: set.nameEn,
      sides: set.sides,
      sides_en: set.sidesEn,
      picture: set.picture,
      price_fen: fen(set.priceFen),
    })),
  )
  const dishes = demoSets.flatMap((set, nth) =>
    set.dishes.map(({ name }, position) => ({
      set_id: ids[nth] ?? 0,
      position: position + 1,
      dish_id: present(dishId.get(name), name),
    })),
  )
  await insertRows(tx, 'set_dishes', dishes)
  return new Map(demoSets.map(({ name }, nth) => [name, ids[nth] ?? 0]))
}

/** What every canteen knows of what it cooks with. */
const loadIngredients = (tx: Tx, noted: Date): Promise<void> =>
  insertRows(
    tx,
    'ingredients',
    Object.entries(ingredients).map(([key, { zh, en, allergens }]) => ({
      name: zh,
      name_en: en,
      allergens: [...allergens],
      traits: [...(traitsOf[key as IngredientKey] ?? [])],
      ...howBought(key as IngredientKey),
      noted_by: 'demo',
      noted_by_name: '张站长',
      noted_at: noted,
    })),
  )

/** Dishes every canteen has, what they are cooked of, and each canteen's sets. */
export const loadKitchen = async (
  tx: Tx,
  places: LoadedPlaces,
  noted: Date,
): Promise<LoadedKitchen> => {
  await loadIngredients(tx, noted)
  const dishId = await loadDishes(tx)
  const setId = {
    xingfuli: await loadSets(tx, places.canteenId.xingfuli, dishId),
    xiquan: await loadSets(tx, places.canteenId.xiquan, dishId),
  }
  return { dishId, setId }
}
