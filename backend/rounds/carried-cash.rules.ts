import { subtractFen } from '../vocabulary/money.ts'
import type { Fen } from '../vocabulary/money.ts'
import { Refusal } from '../vocabulary/refusal.ts'

/** What a canteen lets volunteers take at doors. */
export interface CashRules {
  readonly canteenId: number
  readonly taken: boolean
  readonly noteMostFen: Fen
  readonly carriedMostFen: Fen
}

/** Refuses `round_cash_off`, `amount_wrong`. */
export const assertNote = (rules: CashRules, amountFen: Fen): void => {
  if (!rules.taken) throw new Refusal('round_cash_off')
  if (amountFen < 1 || amountFen > rules.noteMostFen)
    throw new Refusal('amount_wrong', { maxFen: rules.noteMostFen })
}

/** Two pairs of eyes, as at the drawer: whoever carried it does not count it. */
export const mayReceive = (carrier: string, receiver: string): boolean => carrier !== receiver

/** Too much is positive. Refuses `reason_required` for a difference nobody explains. */
export const carriedDifferenceOf = (
  { countedFen, explanation }: { readonly countedFen: Fen; readonly explanation: string },
  notedFen: Fen,
): Fen => {
  const differenceFen = subtractFen(countedFen, notedFen)
  if (differenceFen !== 0 && explanation === '') throw new Refusal('reason_required')
  return differenceFen
}
