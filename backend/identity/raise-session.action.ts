import { appendAudit, cityChain } from '../kernel/audit.store.ts'
import { randomToken } from '../kernel/crypto.ts'
import type { Tx } from '../kernel/database.ts'
import { Refusal } from '../vocabulary/refusal.ts'
import { renewSession } from './session.store.ts'
import type { Visitor } from './visitor.ts'

/** The session goes on with its second factor proven, under a new token, as after signing in. */
export const raiseSession = async (
  tx: Tx,
  { actor }: Visitor,
  by: 'code' | 'recovery code' | 'set-up',
): Promise<string> => {
  const { sessionId } = actor
  const token = randomToken()
  if (sessionId === null || !(await renewSession(tx, { sessionId, token }))) {
    throw new Refusal('session_ended')
  }
  await appendAudit(tx, {
    chain: cityChain,
    actor,
    action: 'prove_second_factor',
    subject: actor.key,
    detail: { by },
  })
  return token
}
