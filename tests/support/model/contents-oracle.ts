import type {
  Allergen,
  IngredientTrait,
  NeedKind,
  Texture,
} from '../../../backend/vocabulary/diet.ts'

/**
 * What a cook with a pencil would say, written without the rules and without SQL: which needs a dish goes against on
 * a day. Kept plain on purpose; it is what the program is held to.
 */

export interface Need {
  readonly kind: NeedKind
  readonly value: string
}

export interface PlainDish {
  readonly said: readonly Allergen[]
  readonly omittable: readonly Allergen[]
  readonly ingredients: readonly string[]
}

export interface Holds {
  readonly allergens: readonly Allergen[]
  readonly traits: readonly IngredientTrait[]
}

export interface PlainOverride {
  readonly ingredient: string
  readonly kind: 'instead' | 'with'
  readonly other: string
}

/** All that is known at one moment about one day. */
export interface Known {
  readonly list: ReadonlyMap<string, Holds>
  /** In force on the day, in the order they were noted. */
  readonly overrides: readonly PlainOverride[]
}

/** In the pot because of the recipe, or because these days are different. */
interface InThePot {
  readonly name: string
  readonly different: boolean
}

export function potOf(dish: PlainDish, { overrides }: Known): InThePot[] {
  const pot: InThePot[] = []
  for (const ingredient of dish.ingredients) {
    const replaced = overrides.filter(
      (one) => one.kind === 'instead' && one.ingredient === ingredient,
    )
    const last = replaced.at(-1)
    const name = last === undefined ? ingredient : last.other
    pot.push({ name, different: last !== undefined })
    for (const one of overrides) {
      const about = one.ingredient === ingredient || one.ingredient === name
      if (about && one.kind === 'with') pot.push({ name: one.other, different: true })
      if (about && one.kind === 'instead' && last !== undefined)
        pot.push({ name: one.other, different: true })
    }
  }
  return pot
}

interface Line {
  readonly dishes: readonly PlainDish[]
  readonly omits: readonly Allergen[]
  readonly texture: Texture
}

const nothing: Holds = { allergens: [], traits: [] }

const canLeaveOut = (dishes: readonly PlainDish[], known: Known, allergen: Allergen): boolean =>
  dishes.every((dish) => {
    const brought = potOf(dish, known).filter(({ name }) =>
      (known.list.get(name) ?? nothing).allergens.includes(allergen),
    )
    if (brought.some(({ different }) => different)) return false
    const there = dish.said.includes(allergen) || brought.length > 0
    return !there || dish.omittable.includes(allergen)
  })

/** In it, and the cook can make it without. */
export const leavesOut = (
  dishes: readonly PlainDish[],
  known: Known,
  allergen: Allergen,
): boolean => isIn(dishes, known, allergen) && canLeaveOut(dishes, known, allergen)

const isIn = (dishes: readonly PlainDish[], known: Known, allergen: Allergen): boolean =>
  dishes.some(
    (dish) =>
      dish.said.includes(allergen) ||
      potOf(dish, known).some(({ name }) =>
        (known.list.get(name) ?? nothing).allergens.includes(allergen),
      ),
  )

const has = (dishes: readonly PlainDish[], known: Known, trait: IngredientTrait): boolean =>
  dishes.some((dish) =>
    potOf(dish, known).some(({ name }) => (known.list.get(name) ?? nothing).traits.includes(trait)),
  )

/** What must never be served to her, of a meal as it would be made. */
export function forbidden(
  { dishes, omits, texture }: Line,
  known: Known,
  needs: readonly Need[],
): string[] {
  const found: string[] = []
  for (const { kind, value } of needs) {
    if (kind === 'allergen') {
      const allergen = value as Allergen
      const there = isIn(dishes, known, allergen)
      if (there && !(omits.includes(allergen) && canLeaveOut(dishes, known, allergen)))
        found.push(`allergen:${allergen}`)
    }
    if (kind === 'halal' && has(dishes, known, 'not_halal')) found.push('halal:forbidden')
    if (kind === 'texture' && value === 'minced' && texture !== 'minced' && texture !== 'pureed')
      found.push('texture:minced')
  }
  return found
}

/** What she is told of, and decides. */
export function cautions(
  { dishes }: Pick<Line, 'dishes'>,
  known: Known,
  needs: readonly Need[],
): string[] {
  const found: string[] = []
  for (const { kind, value } of needs) {
    if (kind === 'less_salt' && has(dishes, known, 'salty')) found.push('less_salt')
    if (kind === 'no_sugar' && has(dishes, known, 'sweet')) found.push('no_sugar')
    if (kind === 'low_purine' && has(dishes, known, 'high_purine')) found.push('low_purine')
    if (kind === 'halal' && !has(dishes, known, 'not_halal')) found.push('halal:caution')
    const named = dishes.some((dish) => potOf(dish, known).some(({ name }) => value.includes(name)))
    if (kind === 'other' && named) found.push(`other:${value}`)
  }
  return found
}
