import type { Tx } from '../kernel/database.ts'
import { queueNotice } from '../notices/queue-notice.action.ts'
import { claimKept } from './follow-up.store.ts'
import type { KeptMeal } from './follow-up.store.ts'

/** Meals that did not follow their changed order: one call for all days with the same dish and the same reason. */
export const tellOfKept = async (tx: Tx, orderId: number): Promise<void> => {
  const alike = new Map<string, KeptMeal[]>()
  for (const kept of await claimKept(tx, orderId)) {
    const key = JSON.stringify([kept.meal, kept.reason, kept.dish.zh])
    alike.set(key, [...(alike.get(key) ?? []), kept])
  }
  for (const meals of alike.values()) {
    const [first] = meals
    if (first === undefined) continue
    const { canteenId, dinerId, meal, dish, reason, params } = first
    await queueNotice(tx, {
      canteenId,
      dinerId,
      kind: 'standing_kept',
      params: { meal, days: meals.map(({ day }) => day), dish, reason, figures: params },
    })
  }
}
