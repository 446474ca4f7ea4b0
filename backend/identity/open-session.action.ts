import { randomToken } from '../kernel/crypto.ts'
import { appendAudit, cityChain } from '../kernel/audit.store.ts'
import type { Tx } from '../kernel/database.ts'
import { nobody } from '../vocabulary/actor.ts'
import { insertSession, revokeSession } from './session.store.ts'
import type { SignedIn, Visitor } from './visitor.ts'

/**
 * A new token at every sign-in, never one the browser came with; the session it had before ends.
 */
export const openSession = async (
  tx: Tx,
  visitor: Visitor,
  accountId: number,
  detail: Readonly<Record<string, string | number>>,
): Promise<SignedIn> => {
  const before = visitor.actor.sessionId
  if (before !== null) await revokeSession(tx, before, null)
  const secret = randomToken()
  await insertSession(tx, { accountId, token: secret, userAgent: visitor.userAgent })
  await appendAudit(tx, {
    chain: cityChain,
    actor: { ...nobody, key: `account:${accountId}` },
    action: 'sign_in',
    subject: `account:${accountId}`,
    detail,
  })
  return { accountId, secret }
}
