/** A stream of numbers in [0, 1) that is the same on every run: the demonstration never changes by chance. */
export interface Draw {
  readonly next: () => number
  /** A whole number from `from` to `to`, both included. */
  readonly between: (from: number, to: number) => number
  readonly chance: (probability: number) => boolean
  readonly oneOf: <T>(choices: readonly T[]) => T
  /** One of the choices, each as likely as its weight says. */
  readonly weighted: <T>(choices: readonly (readonly [choice: T, weight: number])[]) => T
}

export function seeded(...seeds: readonly number[]): Draw {
  let state = seeds.reduce(
    (mixed, seed) => Math.imul(mixed ^ (seed + 0x9e3779b9), 2654435761) >>> 0,
    1,
  )
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
  const between = (from: number, to: number): number => from + Math.floor(next() * (to - from + 1))
  const oneOf = <T>(choices: readonly T[]): T => {
    const found = choices[between(0, choices.length - 1)]
    if (found === undefined) throw new Error('nothing to choose from')
    return found
  }
  const weighted = <T>(choices: readonly (readonly [choice: T, weight: number])[]): T => {
    const total = choices.reduce((sum, [, weight]) => sum + weight, 0)
    let left = next() * total
    for (const [choice, weight] of choices) {
      left -= weight
      if (left < 0) return choice
    }
    return oneOf(choices)[0]
  }
  return { next, between, chance: (probability) => next() < probability, oneOf, weighted }
}
