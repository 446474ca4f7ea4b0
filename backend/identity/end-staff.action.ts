import { appendAudit } from '../kernel/audit.store.ts'
import type { Tx } from '../kernel/database.ts'
import type { Actor } from '../vocabulary/actor.ts'
import { Refusal } from '../vocabulary/refusal.ts'
import { endAccountWithoutGrants } from './account.store.ts'
import { revokeAllSessions } from './session.store.ts'
import { endGrantsHere } from './staff.store.ts'

/**
 * Ends a person's roles here and signs them out everywhere. The words of the reason stay out of the record: they
 * may name people, and the record can never be corrected.
 */
export const endStaff = async (
  tx: Tx,
  actor: Actor,
  { canteenId, accountId }: { readonly canteenId: number; readonly accountId: number },
): Promise<void> => {
  const roles = await endGrantsHere(tx, canteenId, accountId)
  if (roles.length === 0) throw new Refusal('not_found')
  await endAccountWithoutGrants(tx, accountId)
  await revokeAllSessions(tx, accountId)
  await appendAudit(tx, {
    chain: canteenId,
    actor,
    action: 'end_staff',
    subject: `account:${accountId}`,
    detail: { roles },
  })
}
