import { allergens as allAllergens } from '../../backend/vocabulary/diet.ts'
import type { Allergen, Texture, Tweak } from '../../backend/vocabulary/diet.ts'
import type { DishPictureKey } from '../../frontend/ui/dishes/keys.ts'
import { ingredients } from './ingredients.ts'
import type { IngredientKey } from './ingredients.ts'

export const dishCategories = [
  'big-meat',
  'small-meat',
  'vegetable',
  'soup',
  'staple',
  'noodle',
  'breakfast',
] as const
export type DishCategory = (typeof dishCategories)[number]

export interface Nutrition {
  readonly kcal: number
  readonly proteinG: number
  readonly saltG: number
  readonly oilG: number
  readonly carbG: number
  readonly purine: 'low' | 'medium' | 'high'
}

export interface DemoDish {
  readonly name: string
  readonly nameEn: string
  readonly category: DishCategory
  readonly picture: DishPictureKey
  /** Price of the dish on its own. */
  readonly priceFen: number
  readonly ingredients: readonly {
    readonly zh: string
    readonly en: string
    readonly grams: number
  }[]
  readonly allergens: readonly Allergen[]
  /** Allergens that are only in a garnish the cook can leave out. */
  readonly omittable: readonly Allergen[]
  readonly nutrition: Nutrition
  readonly textures: readonly Texture[]
  readonly tweaks: readonly Tweak[]
  readonly spicy: boolean
}

/** What a cook writes on the card; allergens and nutrition follow from the ingredients. */
export interface Recipe {
  readonly name: string
  readonly nameEn: string
  readonly picture: DishPictureKey
  readonly yuan: number
  readonly of: Partial<Record<IngredientKey, number>>
  /** Ingredients that can be left out for an allergy. */
  readonly garnish?: readonly IngredientKey[]
  readonly textures?: readonly Texture[]
  readonly tweaks?: readonly Tweak[]
  readonly spicy?: true
}

const oneDecimal = (value: number): number => Math.round(value * 10) / 10

function purineLevel(milligrams: number): Nutrition['purine'] {
  if (milligrams < 75) return 'low'
  return milligrams <= 150 ? 'medium' : 'high'
}

type Amounts = readonly (readonly [key: IngredientKey, grams: number])[]

const amountsOf = (recipe: Recipe): Amounts =>
  Object.entries(recipe.of).map(([key, grams]) => [key as IngredientKey, grams] as const)

function nutritionOf(amounts: Amounts): Nutrition {
  const sum = (per100: 'kcal' | 'proteinG' | 'carbG' | 'saltG' | 'purineMg'): number =>
    amounts.reduce((total, [key, grams]) => total + (ingredients[key][per100] * grams) / 100, 0)
  return {
    kcal: Math.round(sum('kcal')),
    proteinG: oneDecimal(sum('proteinG')),
    saltG: oneDecimal(sum('saltG')),
    oilG: oneDecimal(amounts.find(([key]) => key === 'oil')?.[1] ?? 0),
    carbG: oneDecimal(sum('carbG')),
    purine: purineLevel(sum('purineMg')),
  }
}

export function cook(category: DishCategory, recipe: Recipe): DemoDish {
  const amounts = amountsOf(recipe)
  const sourcesOf = (allergen: Allergen): IngredientKey[] =>
    amounts.flatMap(([key]) => (ingredients[key].allergens.includes(allergen) ? [key] : []))
  const allergens = allAllergens.filter((allergen) => sourcesOf(allergen).length > 0)
  const garnish = recipe.garnish ?? []
  return {
    name: recipe.name,
    nameEn: recipe.nameEn,
    category,
    picture: recipe.picture,
    priceFen: Math.round(recipe.yuan * 100),
    ingredients: amounts.map(([key, grams]) => ({
      zh: ingredients[key].zh,
      en: ingredients[key].en,
      grams,
    })),
    allergens,
    omittable: allergens.filter((allergen) =>
      sourcesOf(allergen).every((key) => garnish.includes(key)),
    ),
    nutrition: nutritionOf(amounts),
    textures: recipe.textures ?? ['regular'],
    tweaks: recipe.tweaks ?? ['less_salt'],
    spicy: recipe.spicy ?? false,
  }
}
