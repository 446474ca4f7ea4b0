import { bigMeatDishes } from './dishes-meat.ts'
import { smallMeatDishes, vegetableDishes } from './dishes-small.ts'
import { breakfastDishes, noodleDishes, soupDishes, stapleDishes } from './dishes-staple.ts'
import type { DemoDish } from './recipe.ts'

/** What the two canteens can cook; every dish has its picture. */
export const demoDishes: readonly DemoDish[] = [
  ...bigMeatDishes,
  ...smallMeatDishes,
  ...vegetableDishes,
  ...soupDishes,
  ...stapleDishes,
  ...noodleDishes,
  ...breakfastDishes,
]

const byName = new Map(demoDishes.map((dish) => [dish.name, dish]))

export function dishNamed(name: string): DemoDish {
  const dish = byName.get(name)
  if (dish === undefined) throw new Error(`no demo dish is called ${name}`)
  return dish
}
