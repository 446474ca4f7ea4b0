import { lockCanteen } from '../canteens/canteen.store.ts'
import { appendAudit } from '../kernel/audit.store.ts'
import type { Tx } from '../kernel/database.ts'
import type { Actor } from '../vocabulary/actor.ts'
import { writeSmallPortion } from './ingredient.store.ts'

/** How many percent of a whole portion a small one weighs. Only what is weighed and bought follows it, never a count. */
export const setSmallPortion = async (
  tx: Tx,
  actor: Actor,
  canteenId: number,
  percent: number,
): Promise<void> => {
  await lockCanteen(tx, canteenId)
  await writeSmallPortion(tx, canteenId, percent)
  await appendAudit(tx, {
    chain: canteenId,
    actor,
    action: 'canteen.small_portion_set',
    subject: `canteen:${canteenId}`,
    detail: { percent },
  })
}
