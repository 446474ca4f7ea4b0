import { invariant } from './invariant.ts'

/** Whole fen (1/100 yuan). Never a fraction, never a float of yuan. */
export type Fen = number & { readonly __unit: 'fen' }

export const fen = (amount: number): Fen => {
  invariant(Number.isSafeInteger(amount), `not a whole number of fen: ${amount}`)
  return amount as Fen
}

export const noFen = fen(0)

export const addFen = (...amounts: readonly Fen[]): Fen =>
  fen(amounts.reduce((sum, amount) => sum + amount, 0))

export const subtractFen = (from: Fen, amount: Fen): Fen => fen(from - amount)

/** The same amount the other way. */
export const negativeFen = (amount: Fen): Fen => fen(0 - amount)

export const smallerFen = (a: Fen, b: Fen): Fen => (a < b ? a : b)

/** Rounding of a share of a bill. No paper we know states one; half up to the fen, per bill, is the default. */
export type Rounding = 'half-up' | 'down' | 'up'

/** `percent` of an amount (percent may have decimals: 7.5 % off is 7.5), rounded to whole fen. */
export const percentOf = (amount: Fen, percent: number, rounding: Rounding = 'half-up'): Fen => {
  // Basis points keep the arithmetic in integers: 12.30 yuan × 25 % is 307.5 fen exactly.
  const basisPoints = Math.round(percent * 100)
  const scaled = amount * basisPoints
  const whole = Math.trunc(scaled / 10_000)
  const rest = scaled - whole * 10_000
  if (rounding === 'down' || rest === 0) return fen(whole)
  if (rounding === 'up') return fen(whole + 1)
  return fen(rest * 2 >= 10_000 ? whole + 1 : whole)
}

/** "15", "12.5", "86.50" in yuan: whole yuan without decimals, otherwise two. */
export const yuan = (amount: Fen): string =>
  amount % 100 === 0 ? String(amount / 100) : (amount / 100).toFixed(2)
