import { appendAudit } from '../kernel/audit.store.ts'
import type { Tx } from '../kernel/database.ts'
import type { Actor } from '../vocabulary/actor.ts'
import { lockDiner } from './person.store.ts'
import { giveConsent, revokeConsent } from './record.store.ts'

export interface ConsentSaid {
  readonly kind: string
  readonly given: boolean
}

/** Gives or takes back one consent; the same word twice changes nothing. */
export const recordConsent = async (
  tx: Tx,
  actor: Actor,
  dinerId: number,
  { kind, given }: ConsentSaid,
): Promise<void> => {
  const diner = await lockDiner(tx, dinerId)
  const changed = given
    ? await giveConsent(tx, dinerId, kind, actor.name)
    : await revokeConsent(tx, dinerId, kind)
  if (!changed) return
  await appendAudit(tx, {
    chain: diner.homeCanteenId,
    actor,
    action: given ? 'consent.given' : 'consent.revoked',
    subject: `diner:${dinerId}`,
    detail: { kind },
  })
}
