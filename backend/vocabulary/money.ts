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

/** A part of an amount as an exact fraction: 12.30 yuan × 1/4 is 307.5 fen before it is rounded. */
export interface Share {
  readonly part: number
  readonly of: number
}

/** Percent may have two decimals: 7.5 % off is 7.5. Basis points keep the arithmetic in integers. */
export const percentShare = (percent: number): Share => ({
  part: Math.round(percent * 100),
  of: 10_000,
})

/** That share of an amount, rounded to a whole number of `unitFen` (1: the fen, 10: the jiao, 100: the yuan). */
export const shareOf = (
  amount: Fen,
  { part, of }: Share,
  rounding: Rounding = 'half-up',
  unitFen = 1,
): Fen => {
  const scaled = amount * part
  const unit = of * unitFen
  invariant(Number.isSafeInteger(scaled), `too large to take a share of: ${amount}`)
  const whole = Math.floor(scaled / unit)
  const rest = scaled - whole * unit
  if (rounding === 'down' || rest === 0) return fen(whole * unitFen)
  if (rounding === 'up') return fen((whole + 1) * unitFen)
  return fen((rest * 2 >= unit ? whole + 1 : whole) * unitFen)
}

/** Shares out a whole by weights, to the fen: the largest remainders get the fen that are over, the first of equals. */
export const splitByWeights = (amount: Fen, weights: readonly number[]): Fen[] => {
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  if (total === 0) return weights.map(() => noFen)
  const parts = weights.map((weight, index) => {
    const exact = (amount * weight) / total
    const whole = Math.floor(exact)
    return { index, whole, rest: exact - whole }
  })
  const over = amount - parts.reduce((sum, { whole }) => sum + whole, 0)
  const lucky = new Set(
    parts
      .toSorted((a, b) => b.rest - a.rest || a.index - b.index)
      .slice(0, over)
      .map(({ index }) => index),
  )
  return parts.map(({ index, whole }) => fen(lucky.has(index) ? whole + 1 : whole))
}

/** "15", "12.5", "86.50" in yuan: whole yuan without decimals, otherwise two. */
export const yuan = (amount: Fen): string =>
  amount % 100 === 0 ? String(amount / 100) : (amount / 100).toFixed(2)
