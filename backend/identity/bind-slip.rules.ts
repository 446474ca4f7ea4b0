import type { RefusalCode } from '../vocabulary/refusal.ts'

export interface SlipState {
  readonly used: boolean
  /** Expired, revoked, or its diner has died or moved away. */
  readonly over: boolean
}

/** Why a slip opens nothing; null when it still does. One that nobody knows counts as over. */
export const slipRefusal = (slip: SlipState | null): RefusalCode | null => {
  if (!slip) return 'slip_expired'
  if (slip.used) return 'slip_used'
  return slip.over ? 'slip_expired' : null
}
