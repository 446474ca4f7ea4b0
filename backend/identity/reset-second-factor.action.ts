import { appendAudit, cityChain } from '../kernel/audit.store.ts'
import type { Tx } from '../kernel/database.ts'
import type { Actor } from '../vocabulary/actor.ts'
import { Refusal } from '../vocabulary/refusal.ts'
import { forgetSecondFactor, insertReset } from './second-factor.store.ts'
import { revokeAllSessions } from './session.store.ts'

/**
 * The phone is lost: a second administrator lets the person set up another, after the next sign-in. Never one's
 * own: a stolen session would otherwise get rid of the only thing its thief has not. The reason is kept where it
 * can be mended; the chain never can.
 */
export const resetSecondFactor = async (
  tx: Tx,
  actor: Actor,
  { accountId, reason }: { readonly accountId: number; readonly reason: string },
): Promise<void> => {
  if (accountId === actor.accountId) throw new Refusal('not_oneself')
  if (!(await forgetSecondFactor(tx, accountId))) throw new Refusal('totp_not_set_up')
  await insertReset(tx, { accountId, resetBy: actor.key, reason })
  await revokeAllSessions(tx, accountId)
  await appendAudit(tx, {
    chain: cityChain,
    actor,
    action: 'reset_second_factor',
    subject: `account:${accountId}`,
  })
}
