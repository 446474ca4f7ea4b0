import fc from 'fast-check'
import { expect } from 'vitest'
import type { Variant } from '../../../backend/vocabulary/diet.ts'

const textures = ['regular', 'soft', 'minced'] as const
const tweaks = ['less_salt', 'no_sugar'] as const
const ways = ['dine_in', 'pick_up'] as const
export const turns = ['11:00', '11:30', '12:00'] as const

/** Two dishes whose recipes share rice, the first in two sizes; a whole portion weighs so many grams of each. */
export const recipes = [
  ['猪肉', '青菜', '大米'],
  ['鲈鱼', '大米'],
] as const
export const grams = 10
export const smallPercent = 50
export const plates = [
  { dish: 0, size: 'regular' },
  { dish: 0, size: 'small' },
  { dish: 1, size: 'regular' },
] as const

export interface Line {
  /** Which of the plates. */
  readonly plate: number
  readonly quantity: number
  readonly texture: (typeof textures)[number]
  readonly tweaks: readonly (typeof tweaks)[number][]
  /** Only the first dish has something that the cook can leave out. */
  readonly omits: readonly 'peanut'[]
}
export interface Wish {
  readonly lines: readonly Line[]
  readonly way: (typeof ways)[number]
  /** Null: she says nothing, and comes when she would. */
  readonly turn: (typeof turns)[number] | null
}
export interface Eater extends Wish {
  readonly later: 'keeps it' | 'cancels it' | Wish
}

const line: fc.Arbitrary<Line> = fc
  .record({
    plate: fc.nat(plates.length - 1),
    quantity: fc.integer({ min: 1, max: 2 }),
    texture: fc.constantFrom(...textures),
    tweaks: fc.subarray([...tweaks]),
    omits: fc.subarray(['peanut' as const]),
  })
  .map((one) => (plates[one.plate]?.dish === 0 ? one : { ...one, omits: [] }))
const wish: fc.Arbitrary<Wish> = fc.record({
  lines: fc.uniqueArray(line, { minLength: 1, maxLength: 2, selector: ({ plate }) => plate }),
  way: fc.constantFrom(...ways),
  turn: fc.constantFrom(...turns, null),
})
export const eater: fc.Arbitrary<Eater> = fc
  .tuple(wish, fc.oneof(fc.constantFrom('keeps it', 'keeps it', 'cancels it' as const), wish))
  .map(([first, later]) => ({ ...first, later }))
export type People = 'in turns' | 'all at once'
export const cut: fc.Arbitrary<People> = fc.constantFrom('in turns', 'all at once')

/** One line on the books, with all that sets its portions apart from others. */
export interface Booked extends Line {
  readonly way: Wish['way']
  readonly turn: Wish['turn']
}

/** What is on the books after all of it, by no rule of the server's. */
export type Oracle = (people: People, eaters: readonly Eater[]) => Booked[]
export const onTheBooks: Oracle = (people, eaters) =>
  eaters.flatMap((one) => {
    if (one.later === 'cancels it') return []
    const last = one.later === 'keeps it' ? one : one.later
    const turn = people === 'all at once' ? null : (last.turn ?? one.turn ?? turns[0])
    return last.lines.map((booked) => ({ ...booked, way: last.way, turn }))
  })

export const portionsOf = (lines: readonly { readonly quantity: number }[]): number =>
  lines.reduce((sum, { quantity }) => sum + quantity, 0)

/** Portions by whatever names a line; nothing stays that is nought. */
export const cutBy = (
  lines: readonly Booked[],
  name: (line: Booked) => unknown,
): Record<string, number> => {
  const sums: Record<string, number> = {}
  for (const one of lines) {
    const key = JSON.stringify(name(one))
    sums[key] = (sums[key] ?? 0) + one.quantity
  }
  return sums
}
type Figure = { readonly portions: number }
export const figures = <One extends Figure>(
  shown: readonly One[],
  name: (one: One) => unknown,
): Record<string, number> => {
  const entries = shown.map((one) => [JSON.stringify(name(one)), one.portions] as const)
  expect(new Set(entries.map(([key]) => key)).size).toBe(entries.length)
  return Object.fromEntries(entries.filter(([, portions]) => portions !== 0))
}

export const made = ({ texture, tweaks: changed, omits }: Variant) => [
  texture,
  changed.toSorted(),
  omits,
]
