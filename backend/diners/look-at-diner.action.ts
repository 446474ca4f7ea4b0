import type { dinerEndpoints } from '../contract/diners.ts'
import type { ReplyOf } from '../contract/endpoint.ts'
import { appendAudit } from '../kernel/audit.store.ts'
import type { Sealer } from '../kernel/crypto.ts'
import type { Tx } from '../kernel/database.ts'
import type { Actor } from '../vocabulary/actor.ts'
import { Refusal } from '../vocabulary/refusal.ts'
import { readHomeCanteen, lookedLately } from './person.store.ts'
import { dinerView } from './diner.view.ts'
import { maskedIdNumber } from './id-number.rules.ts'

/**
 * Opens the whole record, and says so in the audit: who looked at whom. Coming back to the page within the hour
 * is the same look, or the chain would drown in them.
 */
export const lookAtDiner = async (
  tx: Tx,
  sealer: Sealer,
  actor: Actor,
  dinerId: number,
): Promise<ReplyOf<typeof dinerEndpoints.getDiner>> => {
  const diner = await dinerView(tx, dinerId, (sealed) => maskedIdNumber(sealer.open(sealed)))
  if (!diner) throw new Refusal('diner_unknown')
  if (!(await lookedLately(tx, actor.key, dinerId))) {
    await appendAudit(tx, {
      chain: await readHomeCanteen(tx, dinerId),
      actor,
      action: 'diner.looked_at',
      subject: `diner:${dinerId}`,
    })
  }
  return diner
}
