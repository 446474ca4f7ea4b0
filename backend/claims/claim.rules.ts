import type { Month } from '../vocabulary/calendar.ts'
import type { ClaimState } from '../vocabulary/claims.ts'
import type { Fen } from '../vocabulary/money.ts'
import { Refusal } from '../vocabulary/refusal.ts'

/** Everything the moves of a claim are decided on, read with its row locked. */
export interface ClaimFacts {
  readonly claimId: number
  readonly canteenId: number
  readonly funderId: number
  readonly month: Month
  readonly state: ClaimState
  /** Who closed the month, who prepared the claim and who submitted it, however often. */
  readonly hands: readonly string[]
  readonly openFindings: number
}

/** What an approval pays and what it writes off; whole fen, zero or more. */
export interface ClaimSums {
  /** Asked for and not rejected, less what earlier claims give back. */
  readonly approvedFen: Fen
  /** Meals' shares the officer does not pay. */
  readonly rejectedMealsFen: Fen
  /** Payments to the canteen that are approved. */
  readonly operatorFen: Fen
  /** Taken back of meals and of payments to the canteen in earlier claims. */
  readonly backMealsFen: Fen
  readonly backOperatorFen: Fen
}

/** Refuses `claim_not_draft`. */
export const assertDraft = ({ state }: ClaimFacts): void => {
  if (state !== 'draft') throw new Refusal('claim_not_draft')
}

/** Refuses `claim_not_submitted`. */
export const assertSubmitted = ({ state }: ClaimFacts): void => {
  if (state !== 'submitted') throw new Refusal('claim_not_submitted')
}

/** Refuses `claim_approved`: nothing about it changes any more. */
export const assertOpen = ({ state }: ClaimFacts): void => {
  if (state === 'approved') throw new Refusal('claim_approved')
}

/** Who asks for money never grants it, whatever roles she has. Refuses `own_claim`. */
export const assertAnother = ({ hands }: ClaimFacts, actorKey: string): void => {
  if (hands.includes(actorKey)) throw new Refusal('own_claim')
}

/** Refuses `findings_open` until each alarm has its answer. */
export const assertAnswered = ({ openFindings }: ClaimFacts): void => {
  if (openFindings > 0) throw new Refusal('findings_open', { count: openFindings })
}

/** Nobody approves a sum she has not seen. Refuses `figures_changed`. */
export const assertSeenSum = ({ approvedFen }: ClaimSums, seenFen: number): void => {
  if (approvedFen !== seenFen) throw new Refusal('figures_changed')
}
