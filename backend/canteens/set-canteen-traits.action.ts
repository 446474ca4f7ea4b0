import { appendAudit } from '../kernel/audit.store.ts'
import type { Tx } from '../kernel/database.ts'
import type { Actor } from '../vocabulary/actor.ts'
import { lockCanteen, readTraits, writeTraits } from './canteen.store.ts'

/** What the canteen is in the words of subsidy papers; prices of meals booked from now on follow. Refuses `not_found`. */
export const setCanteenTraits = async (
  tx: Tx,
  actor: Actor,
  canteenId: number,
  wanted: readonly string[],
): Promise<void> => {
  await lockCanteen(tx, canteenId)
  const from = await readTraits(tx, canteenId)
  const to = [...new Set(wanted)]
  await writeTraits(tx, canteenId, to)
  await appendAudit(tx, {
    chain: canteenId,
    actor,
    action: 'canteen.traits_set',
    subject: `canteen:${canteenId}`,
    detail: { from, to },
  })
}
