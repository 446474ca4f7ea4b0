import { seededRandom } from '../race/in-parallel.ts'

/** One stream of chance. Ids and faults throw dice of their own, so that a fault renames nothing. */
export interface Dice {
  /** A whole number from 0 up to, not including, `limit`. */
  readonly below: (limit: number) => number
  readonly strikes: (chance: number) => boolean
  readonly letters: (length: number) => string
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'

export function seededDice(seed: number): Dice {
  const random = seededRandom(seed)
  const below = (limit: number): number => Math.floor(random() * limit)
  return {
    below,
    strikes: (chance) => random() < chance,
    letters: (length) =>
      Array.from({ length }, () => alphabet[below(alphabet.length)] ?? 'A').join(''),
  }
}
