import {
  cashKinds,
  denominations,
  largestCash,
  mostPieces,
  sumOfCounts,
} from '../vocabulary/cash.ts'
import type { CashCounts } from '../vocabulary/cash.ts'
import { subtractFen } from '../vocabulary/money.ts'
import type { Fen } from '../vocabulary/money.ts'
import { Refusal } from '../vocabulary/refusal.ts'
import type { RefusalCode } from '../vocabulary/refusal.ts'

/** Where a canteen's drawer stands. */
export interface DrawerState {
  readonly openShiftId: number | null
  /** Whether the canteen has ever opened a shift. */
  readonly usesShifts: boolean
}

/**
 * Whether cash may go in or out now. A small canteen that has never opened a shift goes on as before; from its
 * first shift on, cash without an open one is refused: it would belong to nobody's count.
 */
export const checkCashMoves = ({ openShiftId, usesShifts }: DrawerState): void => {
  if (usesShifts && openShiftId === null) throw new Refusal('drawer_not_open')
}

/** Refuses `amount_wrong` outside 1 fen to `largestFen`. */
export const checkCashAmount = (amountFen: Fen, largestFen: Fen = largestCash): void => {
  if (amountFen < 1 || amountFen > largestFen)
    throw new Refusal('amount_wrong', { maxFen: largestFen })
}

/** A float of nothing is fine: what lay in the drawer is enough. */
export const checkFloat = (floatFen: Fen): void => {
  if (floatFen !== 0) checkCashAmount(floatFen)
}

/** What the counted notes and coins come to. Refuses `count_wrong` for pieces that cannot be. */
export const countDrawer = (counts: CashCounts): Fen => {
  const sound = denominations.every(
    ({ key }) => Number.isInteger(counts[key]) && counts[key] >= 0 && counts[key] <= mostPieces,
  )
  if (!sound) throw new Refusal('count_wrong', { most: mostPieces })
  return sumOfCounts(counts)
}

export interface Count {
  readonly countedFen: Fen
  readonly expectedFen: Fen
  /** What the screen said should be there, when it said so. */
  readonly seenExpectedFen: Fen | null
  readonly explanation: string
}

/**
 * Too much is positive, too little negative. Refuses `drawer_moved` when cash moved since the count was looked at,
 * `reason_required` for a difference nobody explains.
 */
export const differenceOf = (count: Count): Fen => {
  const { countedFen, expectedFen, seenExpectedFen, explanation } = count
  if (seenExpectedFen !== null && seenExpectedFen !== expectedFen)
    throw new Refusal('drawer_moved', { expectedFen })
  const difference = subtractFen(countedFen, expectedFen)
  if (difference !== 0 && explanation === '') throw new Refusal('reason_required')
  return difference
}

/** Cash that is not there cannot be taken out. */
export const checkDrawerCovers = (leftFen: Fen): void => {
  if (leftFen < 0) throw new Refusal('drawer_short', { shortFen: 0 - leftFen })
}

export interface ShiftToSign {
  readonly closedBy: string | null
  readonly signedBy: string | null
}

/** Two pairs of eyes: the second person is never the one who counted. Null when she may sign. */
export const whyNotSign = (
  { closedBy, signedBy }: ShiftToSign,
  signer: string,
): RefusalCode | null => {
  if (closedBy === null) return 'drawer_open'
  if (signedBy !== null) return 'already_signed'
  return closedBy === signer ? 'sign_own_count' : null
}

export interface MovementToReverse {
  readonly kind: string
  readonly isReversed: boolean
}

/** Meals are undone with their booking, counts and reversals stand. */
export const isReversible = (kind: string): boolean => cashKinds.some((one) => one === kind)

export const checkReversal = ({ kind, isReversed }: MovementToReverse): void => {
  if (!isReversible(kind)) throw new Refusal('not_reversible')
  if (isReversed) throw new Refusal('already_reversed')
}

/** Money of somebody who died goes to her family, and the paper says to whom. */
export const checkReceiver = (diner: { name: string; isDead: boolean }, paidTo: string): void => {
  if (diner.isDead && paidTo === diner.name) throw new Refusal('heir_required')
}
