import { appendAudit } from '../kernel/audit.store.ts'
import type { Tx } from '../kernel/database.ts'
import type { Actor } from '../vocabulary/actor.ts'
import { present } from '../vocabulary/invariant.ts'
import { lockCanteen, readPolicy, writePolicy, type CanteenPolicy } from './canteen.store.ts'

/** Changes the canteen's own rules; meals already on the menu keep the cut-off they were announced with. */
export const changePolicy = async (
  tx: Tx,
  actor: Actor,
  canteenId: number,
  wanted: CanteenPolicy,
): Promise<CanteenPolicy> => {
  await lockCanteen(tx, canteenId)
  const before = present(await readPolicy(tx, canteenId), 'a locked canteen has rules')
  await writePolicy(tx, canteenId, wanted)
  const after = present(await readPolicy(tx, canteenId), 'a locked canteen has rules')
  const changed = (Object.keys(after) as (keyof CanteenPolicy)[]).filter(
    (rule) => String(before[rule]) !== String(after[rule]),
  )
  if (changed.length > 0) {
    await appendAudit(tx, {
      chain: canteenId,
      actor,
      action: 'canteen.policy_changed',
      subject: `canteen:${canteenId}`,
      detail: Object.fromEntries(
        changed.map((rule) => [rule, { from: before[rule], to: after[rule] }]),
      ),
    })
  }
  return after
}
