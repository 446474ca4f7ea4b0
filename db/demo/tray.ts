import { fits, neededTexture, variantFor } from '../../backend/bookings/variant.rules.ts'
import type { Makeable } from '../../backend/bookings/variant.rules.ts'
import { allergens, textures } from '../../backend/vocabulary/diet.ts'
import type { DietNeed, Texture, Variant } from '../../backend/vocabulary/diet.ts'
import type { DemoDish, Nutrition } from './recipe.ts'

/** Everything on one tray taken together, as a booking looks at it. */
export interface Tray extends Makeable {
  readonly nutrition: Omit<Nutrition, 'purine'>
  readonly purine: Nutrition['purine']
}

const oneDecimal = (value: number): number => Math.round(value * 10) / 10

export function trayOf(dishes: readonly DemoDish[]): Tray {
  const sum = (what: (nutrition: Nutrition) => number): number =>
    oneDecimal(dishes.reduce((total, dish) => total + what(dish.nutrition), 0))
  const found = allergens.filter((allergen) =>
    dishes.some((dish) => dish.allergens.includes(allergen)),
  )
  return {
    allergens: found,
    omittable: found.filter((allergen) =>
      dishes.every(
        (dish) => !dish.allergens.includes(allergen) || dish.omittable.includes(allergen),
      ),
    ),
    textures: textures.filter((texture) => dishes.every((dish) => dish.textures.includes(texture))),
    tweaks: dishes[0]?.tweaks ?? [],
    ingredients: dishes.flatMap((dish) => dish.ingredients.map(({ zh }) => zh)),
    traits: [],
    nutrition: {
      kcal: sum(({ kcal }) => kcal),
      proteinG: sum(({ proteinG }) => proteinG),
      saltG: sum(({ saltG }) => saltG),
      oilG: sum(({ oilG }) => oilG),
      carbG: sum(({ carbG }) => carbG),
    },
    purine: dishes[0]?.nutrition.purine ?? 'low',
  }
}

const has = (needs: readonly DietNeed[], kind: DietNeed['kind']): boolean =>
  needs.some((need) => need.kind === kind)

/** Whether this person would eat it: safe for her, and what her doctor or her faith asks of her. */
export function suits(tray: Tray, needs: readonly DietNeed[]): boolean {
  if (has(needs, 'low_purine') && tray.purine === 'high') return false
  if (neededTexture(needs) === 'soft' && !tray.textures.includes('soft')) return false
  return fits(tray, needs)
}

/** Her needs come first; a mere liking counts where the kitchen offers it. */
export function textureFor(tray: Tray, needs: readonly DietNeed[], liked: Texture): Texture {
  const needed = variantFor(tray, needs).texture
  return needed === 'regular' && tray.textures.includes(liked) ? liked : needed
}

export const variantOn = (tray: Tray, needs: readonly DietNeed[], liked: Texture): Variant => ({
  ...variantFor(tray, needs),
  texture: textureFor(tray, needs, liked),
})
