/** Neither I nor O: on paper they are a one and a nought. */
const alphabet = 'ABCDEFGHJKLMNPQRSTUVWXYZ'.split('')
const all = [...alphabet, ...alphabet.flatMap((first) => alphabet.map((second) => first + second))]

export interface TakenLetter {
  readonly letter: string
  readonly inUse: boolean
}

/**
 * The letter of a canteen's new kiosk: one that never stood there, so that no paper of this morning has it, else one
 * whose kiosk was switched off. Null when six hundred are in use.
 */
export const nextLetter = (taken: readonly TakenLetter[]): string | null => {
  const ever = new Set(taken.map(({ letter }) => letter))
  const now = new Set(taken.flatMap(({ letter, inUse }) => (inUse ? [letter] : [])))
  return (
    alphabet.find((letter) => !ever.has(letter)) ?? all.find((letter) => !now.has(letter)) ?? null
  )
}
