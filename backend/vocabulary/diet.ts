/** The eight allergen groups of the national labelling standard for prepacked food, used for dishes too. */
export const allergens = [
  'gluten',
  'crustacean',
  'fish',
  'egg',
  'peanut',
  'soy',
  'milk',
  'nut',
] as const
export type Allergen = (typeof allergens)[number]

/** Kitchen grades, from ordinary to fully pureed (普食, 软食, 半流质, 流质). Never changed silently. */
export const textures = ['regular', 'soft', 'minced', 'pureed'] as const
export type Texture = (typeof textures)[number]

/** What a need may be against in an ingredient, beside what people are allergic to. */
export const ingredientTraits = ['not_halal', 'high_purine', 'sweet', 'salty', 'spicy'] as const
export type IngredientTrait = (typeof ingredientTraits)[number]

/** Changes a kitchen can make to a dish on request. */
export const tweaks = ['less_salt', 'no_sugar'] as const
export type Tweak = (typeof tweaks)[number]

/** How one portion is made: the kitchen counts portions by offering and exactly this. */
export interface Variant {
  readonly texture: Texture
  readonly tweaks: readonly Tweak[]
  /** Allergens to leave out for this diner. */
  readonly omits: readonly Allergen[]
}

export const needKinds = [
  'allergen',
  'less_salt',
  'no_sugar',
  'low_purine',
  'texture',
  'halal',
  'other',
] as const
export type NeedKind = (typeof needKinds)[number]

/** forbidden: never served to her, the booking is refused · caution: said in red words, and hers to decide */
export type ClashWeight = 'forbidden' | 'caution'

/** Something about a dish that goes against what she needs and that the kitchen cannot change. */
export type Clash =
  | { readonly need: 'allergen'; readonly allergen: Allergen; readonly weight: 'forbidden' }
  | { readonly need: 'texture'; readonly texture: Texture; readonly weight: ClashWeight }
  /** Her own words, which name something that is in the dish. */
  | { readonly need: 'other'; readonly words: string; readonly weight: 'caution' }
  | { readonly need: 'less_salt' | 'no_sugar' | 'low_purine'; readonly weight: 'caution' }
  /** forbidden: there is pork in it · caution: it comes from an ordinary kitchen */
  | { readonly need: 'halal'; readonly weight: ClashWeight }

export interface DietNeed {
  readonly kind: NeedKind
  /** The allergen, the texture grade, or free words for `other`. */
  readonly value: string
}
