import type { Tx } from '../kernel/database.ts'
import { queueNotice } from '../notices/queue-notice.action.ts'
import type { SkipReason } from '../vocabulary/standing.ts'
import { claimUntold } from './outcome.store.ts'
import type { Untold } from './outcome.store.ts'

/** One call for all days with the same reason: nobody wants five. */
export const tellOfSkips = async (tx: Tx, orderId: number): Promise<void> => {
  const byReason = new Map<SkipReason, Untold[]>()
  for (const skip of await claimUntold(tx, orderId))
    byReason.set(skip.reason, [...(byReason.get(skip.reason) ?? []), skip])
  for (const [reason, skips] of byReason) {
    const [first] = skips
    if (first === undefined) continue
    const { canteenId, dinerId, meal, params } = first
    await queueNotice(tx, {
      canteenId,
      dinerId,
      kind: 'standing_skipped',
      params: { meal, days: skips.map(({ day }) => day), reason, figures: params },
    })
  }
}
