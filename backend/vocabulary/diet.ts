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

export interface DietNeed {
  readonly kind: NeedKind
  /** The allergen, the texture grade, or free words for `other`. */
  readonly value: string
}
