import { appendAudit } from '../kernel/audit.store.ts'
import type { Tx } from '../kernel/database.ts'
import type { Actor } from '../vocabulary/actor.ts'
import { closeMoneyCaseRow } from './money-case.store.ts'

/** A person looked at it and says what it was. Refuses `not_found`. */
export const closeMoneyCase = async (
  tx: Tx,
  actor: Actor,
  closed: { readonly canteenId: number; readonly caseId: number; readonly note: string },
): Promise<void> => {
  await closeMoneyCaseRow(tx, closed.canteenId, closed.caseId, { actor, note: closed.note })
  await appendAudit(tx, {
    chain: closed.canteenId,
    actor,
    action: 'money_case.closed',
    subject: `money-case:${closed.caseId}`,
  })
}
