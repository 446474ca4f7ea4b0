import type { Words } from '../vocabulary/words.ts'
import type { Allergen, Clash, DietNeed, IngredientTrait, Variant } from '../vocabulary/diet.ts'
import { clashesOf, isSweetened, isSaidIn } from './clash.rules.ts'
import type { Dish } from './clash.rules.ts'
import { allergiesOf, isPork, neededTexture, tooCoarse } from './variant.rules.ts'

/** A part of a dish as it is cooked on its day. */
export interface Part {
  readonly name: Words
  readonly allergens: readonly Allergen[]
  readonly traits: readonly IngredientTrait[]
}

/** The name under which a clash is kept: the same one is told, answered and over once. */
export const clashKey = (clash: Clash): string => {
  switch (clash.need) {
    case 'allergen':
      return `allergen:${clash.allergen}`
    case 'texture':
      return `texture:${clash.texture}`
    case 'halal':
      return `halal:${clash.weight}`
    case 'other':
      return `other:${clash.words}`
    case 'less_salt':
    case 'no_sugar':
    case 'low_purine':
      return clash.need
  }
}

/** What goes against her needs of a dish as it stands on the books, whoever ordered it and whenever that was. */
export function clashesAsBooked(
  dish: Dish,
  variant: Variant,
  needs: readonly DietNeed[],
  kitchenTraits: readonly string[],
): Clash[] {
  const leftOut = (allergen: Allergen): boolean =>
    variant.omits.includes(allergen) && dish.omittable.includes(allergen)
  const allergic = allergiesOf(needs)
    .filter((allergen) => dish.allergens.includes(allergen) && !leftOut(allergen))
    .map((allergen): Clash => ({ need: 'allergen', allergen, weight: 'forbidden' }))
  const coarse: Clash[] = tooCoarse(variant.texture, needs)
    ? [{ need: 'texture', texture: neededTexture(needs), weight: 'forbidden' }]
    : []
  const others = clashesOf(dish, needs, kitchenTraits).filter(
    ({ need }) => need !== 'allergen' && need !== 'texture',
  )
  return [...allergic, ...coarse, ...others]
}

/** A booked dish, what is known of it and of her now, and what was when it was booked. */
export interface BookedDish {
  readonly variant: Variant
  readonly dish: Dish
  readonly dishThen: Dish
  readonly needs: readonly DietNeed[]
  readonly needsThen: readonly DietNeed[]
  readonly kitchenTraits: readonly string[]
}

/**
 * What nobody has asked her about: all that must not be served to her, and what she was not told when it was booked.
 * What she was told then was hers to decide, and she did.
 */
export function unaskedClashes(booked: BookedDish): Clash[] {
  const { dish, dishThen, variant, needs, needsThen, kitchenTraits } = booked
  const told = new Set(clashesOf(dishThen, needsThen, kitchenTraits).map(clashKey))
  return clashesAsBooked(dish, variant, needs, kitchenTraits).filter(
    (clash) => clash.weight === 'forbidden' || !told.has(clashKey(clash)),
  )
}

/** The parts of a dish that a clash comes from, by name; none where the kitchen only says so of the whole dish. */
export const partsBehind = (clash: Clash, parts: readonly Part[]): Words[] => {
  const names = parts.filter((part) => isBehind(clash, part)).map(({ name }) => name)
  return names.filter(({ zh }, place) => names.findIndex((one) => one.zh === zh) === place)
}

const isBehind = (clash: Clash, { name, allergens, traits }: Part): boolean => {
  switch (clash.need) {
    case 'allergen':
      return allergens.includes(clash.allergen)
    case 'texture':
      return false
    case 'less_salt':
      return traits.includes('salty')
    case 'no_sugar':
      return traits.includes('sweet') || isSweetened(name.zh)
    case 'low_purine':
      return traits.includes('high_purine')
    case 'halal':
      return clash.weight === 'forbidden' && (traits.includes('not_halal') || isPork(name.zh))
    case 'other':
      return isSaidIn(clash.words, name.zh)
  }
}
