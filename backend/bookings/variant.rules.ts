import { textures } from '../vocabulary/diet.ts'
import type { Allergen, DietNeed, Texture, Tweak, Variant } from '../vocabulary/diet.ts'
import { allergens } from '../vocabulary/diet.ts'
import { Refusal } from '../vocabulary/refusal.ts'

/** What a dish or set can be made like. */
export interface Makeable {
  readonly allergens: readonly Allergen[]
  readonly omittable: readonly Allergen[]
  readonly textures: readonly Texture[]
  readonly tweaks: readonly Tweak[]
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

/** Minced and pureed are about choking, not taste: a coarser grade is never served to someone who needs them. */
const tooCoarse = (texture: Texture, needs: readonly DietNeed[]): boolean => {
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
  clashingAllergens(dish, needs).length === 0 && !tooCoarse(variantFor(dish, needs).texture, needs)

const allergenWords: Readonly<Record<Allergen, string>> = {
  gluten: '麸质',
  crustacean: '虾蟹',
  fish: '鱼',
  egg: '鸡蛋',
  peanut: '花生',
  soy: '大豆',
  milk: '牛奶',
  nut: '坚果',
}

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
      allergens: clashing.map((allergen) => allergenWords[allergen]).join('、'),
    })
  if (tooCoarse(asked.texture, needs)) throw new Refusal('dish_clashes')
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

/** Every way this dish may be made for her, for the screens to choose from. */
export const variantsOffered = (dish: Makeable, needs: readonly DietNeed[]): Variant[] => {
  const usual = variantFor(dish, needs)
  return dish.textures
    .filter((texture) => !tooCoarse(texture, needs))
    .map((texture) => ({ ...usual, texture }))
}
