import type { AccountKind } from '../vocabulary/books.ts'
import { invariant } from '../vocabulary/invariant.ts'
import { addFen, fen } from '../vocabulary/money.ts'
import type { Fen } from '../vocabulary/money.ts'

/** Positive is a debit, negative a credit. */
export interface Entry {
  readonly kind: AccountKind
  readonly canteenId: number | null
  readonly dinerId: number | null
  readonly funderId: number | null
  readonly amountFen: Fen
}

export interface Posting {
  readonly kind: string
  readonly entries: readonly Entry[]
}

export const ofCanteen = (
  kind: Exclude<AccountKind, 'wallet' | 'receivable' | 'concession'>,
  canteenId: number,
  amountFen: number,
): Entry => ({ kind, canteenId, dinerId: null, funderId: null, amountFen: fen(amountFen) })

/** Her prepaid money is owed to her: a debit takes from it, a credit adds to it. */
export const wallet = (dinerId: number, amountFen: number): Entry => ({
  kind: 'wallet',
  canteenId: null,
  dinerId,
  funderId: null,
  amountFen: fen(amountFen),
})

/** Drops empty entries and asserts the sum; the database asserts it again. */
export const posting = (kind: string, entries: readonly Entry[]): Posting => {
  invariant(
    addFen(...entries.map((entry) => entry.amountFen)) === 0,
    `${kind} does not sum to zero`,
  )
  return { kind, entries: entries.filter((entry) => entry.amountFen !== 0) }
}
