import { appendAudit, cityChain } from '../kernel/audit.store.ts'
import type { Tx } from '../kernel/database.ts'
import type { Actor } from '../vocabulary/actor.ts'
import { Refusal } from '../vocabulary/refusal.ts'
import { revokeSession } from './session.store.ts'

/** Ends one of the account's own sessions: this one, or the phone that was lost. */
export const endSession = async (tx: Tx, actor: Actor, sessionId: number): Promise<void> => {
  if (actor.accountId === null) throw new Refusal('sign_in_required')
  if (!(await revokeSession(tx, sessionId, actor.accountId))) throw new Refusal('not_found')
  await appendAudit(tx, {
    chain: cityChain,
    actor,
    action: sessionId === actor.sessionId ? 'sign_out' : 'revoke_session',
    subject: `session:${sessionId}`,
  })
}
