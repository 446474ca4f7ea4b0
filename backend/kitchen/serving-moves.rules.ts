import type { ServingState } from '../vocabulary/meal.ts'
import { Refusal } from '../vocabulary/refusal.ts'
import type { RefusalCode } from '../vocabulary/refusal.ts'

/** Where a serving stands, judged by the database's clock. */
export interface ServingMoment {
  readonly state: ServingState
  readonly pastCutoff: boolean
  /** The time window of the meal has ended. */
  readonly windowOver: boolean
}

export type ServingMove = 'close' | 'markServed' | 'settle'

/** The moves of a serving: planned → open → closed → served → settled. Null: it may be done now. */
export const whyNotMove = (
  move: ServingMove,
  { state, pastCutoff, windowOver }: ServingMoment,
): RefusalCode | null => {
  if (move === 'close')
    return state !== 'open' ? 'serving_not_open' : pastCutoff ? null : 'still_open'
  if (state === 'open' || state === 'planned') return 'still_open'
  if (move === 'markServed')
    return state !== 'closed' ? 'serving_not_open' : windowOver ? null : 'still_serving'
  return state === 'served' ? null : state === 'closed' ? 'still_open' : 'serving_not_open'
}

/** Throws what speaks against the move: `still_open`, `serving_not_open`, `still_serving`. */
export const assertMove = (move: ServingMove, moment: ServingMoment): void => {
  const why = whyNotMove(move, moment)
  if (why) throw new Refusal(why)
}
