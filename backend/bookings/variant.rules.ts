import { textures } from '../vocabulary/diet.ts'
import type {
  Allergen,
  DietNeed,
  IngredientTrait,
  Texture,
  Tweak,
  Variant,
} from '../vocabulary/diet.ts'
import { allergens } from '../vocabulary/diet.ts'
import { allergenWords } from '../vocabulary/clash-words.ts'
import { Refusal } from '../vocabulary/refusal.ts'

/** What a dish or set can be made like. */
export interface Makeable {
  readonly allergens: readonly Allergen[]
  readonly omittable: readonly Allergen[]
  readonly textures: readonly Texture[]
  readonly tweaks: readonly Tweak[]
  /** Names of all that is in it, as far as the kitchen wrote them down. */
  readonly ingredients: readonly string[]
  /** What the kitchen knows of them. */
  readonly traits: readonly IngredientTrait[]
}

const isAllergen = (value: string): value is Allergen =>
  (allergens as readonly string[]).includes(value)
const isTexture = (value: string): value is Texture =>
  (textures as readonly string[]).includes(value)

export const allergiesOf = (needs: readonly DietNeed[]): Allergen[] =>
  needs.flatMap((need) => (need.kind === 'allergen' && isAllergen(need.value) ? [need.value] : []))

/** The finest grade among the texture needs. */
export const neededTexture = (needs: readonly DietNeed[]): Texture =>
  needs
    .flatMap((need) => (need.kind === 'texture' && isTexture(need.value) ? [need.value] : []))
    .reduce<Texture>(
      (finest, texture) =>
        textures.indexOf(texture) > textures.indexOf(finest) ? texture : finest,
      'regular',
    )

const wantedTweaks = (needs: readonly DietNeed[]): Tweak[] =>
  needs.flatMap((need) =>
    need.kind === 'less_salt' || need.kind === 'no_sugar' ? [need.kind] : [],
  )

/** Her allergens in the dish that cannot be left out. */
export const clashingAllergens = (dish: Makeable, needs: readonly DietNeed[]): Allergen[] =>
  allergiesOf(needs).filter(
    (allergen) => dish.allergens.includes(allergen) && !dish.omittable.includes(allergen),
  )

/** What a cook calls meat of the pig; what only has its name (猪肚菇) is a mushroom. */
const pork = /猪(?!肚菇|苓)|五花|大排|小排|腊肉|咸肉|腊肠|火腿|培根/
export const isPork = (ingredient: string): boolean => pork.test(ingredient)

/** Pork, and what else the kitchen knows to be forbidden, is never served to somebody who eats halal, in whatever kitchen. */
export const hasForbiddenMeat = (dish: Makeable, needs: readonly DietNeed[]): boolean =>
  needs.some(({ kind }) => kind === 'halal') &&
  (dish.traits.includes('not_halal') || dish.ingredients.some(isPork))

/** Minced and pureed are about choking, not taste: a coarser grade is never served to someone who needs them. */
export const tooCoarse = (texture: Texture, needs: readonly DietNeed[]): boolean => {
  const needed = neededTexture(needs)
  return (
    (needed === 'minced' || needed === 'pureed') &&
    textures.indexOf(texture) < textures.indexOf(needed)
  )
}

/** How this dish is made for this diner when nobody says otherwise. */
export const variantFor = (dish: Makeable, needs: readonly DietNeed[]): Variant => {
  const needed = neededTexture(needs)
  return {
    texture: dish.textures.includes(needed) ? needed : 'regular',
    tweaks: wantedTweaks(needs).filter((tweak) => dish.tweaks.includes(tweak)),
    omits: omitsFor(dish, needs),
  }
}

const omitsFor = (dish: Makeable, needs: readonly DietNeed[]): Allergen[] =>
  allergiesOf(needs)
    .filter((allergen) => dish.allergens.includes(allergen) && dish.omittable.includes(allergen))
    .toSorted()

export const fits = (dish: Makeable, needs: readonly DietNeed[]): boolean =>
  clashingAllergens(dish, needs).length === 0 &&
  !hasForbiddenMeat(dish, needs) &&
  !tooCoarse(variantFor(dish, needs).texture, needs)

/**
 * The variant as asked, with her allergens always left out. Refuses `dish_clashes` when the dish cannot be made
 * safe for her, `variant_not_offered` when the kitchen does not make it that way.
 */
export const variantAsked = (
  dish: Makeable,
  asked: Variant,
  needs: readonly DietNeed[],
): Variant => {
  const clashing = clashingAllergens(dish, needs)
  if (clashing.length > 0)
    throw new Refusal('dish_clashes', {
      allergens: clashing.map((allergen) => allergenWords[allergen].zh).join('、'),
    })
  if (tooCoarse(asked.texture, needs) || hasForbiddenMeat(dish, needs))
    throw new Refusal('dish_clashes')
  if (
    !dish.textures.includes(asked.texture) ||
    asked.tweaks.some((tweak) => !dish.tweaks.includes(tweak))
  )
    throw new Refusal('variant_not_offered')
  return {
    texture: asked.texture,
    tweaks: [...new Set(asked.tweaks)].toSorted(),
    // What she asks to be left out beyond her recorded allergies must be possible too; her own are never forgotten.
    omits: [
      ...new Set([
        ...asked.omits.filter((allergen) => dish.omittable.includes(allergen)),
        ...omitsFor(dish, needs),
      ]),
    ].toSorted(),
  }
}

/** Every way this dish may be made for her, for the screens to choose from; first how it is made for her. */
export const variantsOffered = (dish: Makeable, needs: readonly DietNeed[]): Variant[] => {
  const usual = variantFor(dish, needs)
  const others = dish.textures.filter((texture) => texture !== usual.texture)
  return [usual.texture, ...others]
    .filter((texture) => !tooCoarse(texture, needs))
    .map((texture) => ({ ...usual, texture }))
}
