import type { Clash, DietNeed } from '../vocabulary/diet.ts'
import {
  clashingAllergens,
  hasForbiddenMeat,
  neededTexture,
  tooCoarse,
  variantFor,
} from './variant.rules.ts'
import type { Makeable } from './variant.rules.ts'

/** What a dish or set is, beyond what the kitchen can make of it. */
export interface Dish extends Makeable {
  readonly spicy: boolean
  /** Grams of salt in all of it; null where nobody knows. */
  readonly saltG: number | null
  readonly purineRich: boolean
}

/**
 * The most salt in one main meal, in grams: two fifths of the 5 g a day of the Dietary Guidelines for Chinese
 * Residents (2022). Above it a meal is salty for somebody who must be careful.
 */
const mealSaltG = 2

const sweetened = /糖|蜂蜜/
export const isSweetened = (ingredient: string): boolean => sweetened.test(ingredient)

/** What a canteen is called, in the words of its traits, whose kitchen cooks halal only. */
const halalKitchen = '清真'

/**
 * What of this dish goes against her needs, made as it is made for her; what must not be served to her first. A dish
 * whose recipe nobody wrote down is not guessed at.
 */
export function clashesOf(
  dish: Dish,
  needs: readonly DietNeed[],
  kitchenTraits: readonly string[],
): Clash[] {
  const found = [
    ...clashingAllergens(dish, needs).map((allergen): Clash => ({
      need: 'allergen',
      allergen,
      weight: 'forbidden',
    })),
    ...textureClash(dish, needs),
    ...needs.flatMap((need) => clashOf(dish, need, kitchenTraits)),
  ]
  return found.toSorted((a, b) => rank(a) - rank(b))
}

const rank = ({ weight }: Clash): number => (weight === 'forbidden' ? 0 : 1)

function textureClash(dish: Dish, needs: readonly DietNeed[]): Clash[] {
  const needed = neededTexture(needs)
  const made = variantFor(dish, needs).texture
  if (made === needed) return []
  const weight = tooCoarse(made, needs) ? 'forbidden' : 'caution'
  return [{ need: 'texture', texture: needed, weight }]
}

function clashOf(dish: Dish, need: DietNeed, kitchenTraits: readonly string[]): Clash[] {
  switch (need.kind) {
    case 'allergen':
    case 'texture':
      return []
    case 'less_salt': {
      const salty = dish.saltG === null || dish.saltG > mealSaltG || dish.traits.includes('salty')
      return salty && !dish.tweaks.includes('less_salt')
        ? [{ need: 'less_salt', weight: 'caution' }]
        : []
    }
    case 'no_sugar': {
      const sweet = dish.traits.includes('sweet') || dish.ingredients.some(isSweetened)
      return sweet && !dish.tweaks.includes('no_sugar')
        ? [{ need: 'no_sugar', weight: 'caution' }]
        : []
    }
    case 'low_purine':
      return dish.purineRich ? [{ need: 'low_purine', weight: 'caution' }] : []
    case 'halal':
      if (hasForbiddenMeat(dish, [need])) return [{ need: 'halal', weight: 'forbidden' }]
      return kitchenTraits.includes(halalKitchen) ? [] : [{ need: 'halal', weight: 'caution' }]
    case 'other':
      return isNamedIn(need.value, dish)
        ? [{ need: 'other', words: need.value, weight: 'caution' }]
        : []
  }
}

/** 「不吃香菜」 names 香菜; 「不能吃辣」 is about a spicy dish. Only what is written down can be found. */
const isNamedIn = (words: string, dish: Dish): boolean =>
  dish.ingredients.some((name) => isSaidIn(words, name)) || (words.includes('辣') && dish.spicy)

export const isSaidIn = (words: string, ingredient: string): boolean => words.includes(ingredient)
