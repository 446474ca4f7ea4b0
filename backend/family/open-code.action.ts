import { dinerOfSlip } from '../identity/bind-slip.store.ts'
import { onceQuietly } from '../identity/secret-write.ts'
import type { Gate, Visitor } from '../identity/visitor.ts'
import { appendAudit } from '../kernel/audit.store.ts'
import { present } from '../vocabulary/invariant.ts'
import { Refusal } from '../vocabulary/refusal.ts'
import { readInvitationById, spendDigits } from './invitation.store.ts'
import { invitationToken } from './secrets.ts'

const everywhere = 'all'

/**
 * Eight digits for a token, once. Tries count by address, and over all addresses together: a guess meets any of the
 * codes that are open somewhere. Refuses `invitation_over`, `too_many_requests`.
 */
export const openCode = async (gate: Gate, visitor: Visitor, digits: string): Promise<string> => {
  const { db, limits, sealer } = gate
  await limits.take('digitsByAddress', visitor.address)
  await limits.take('digitsByCity', everywhere)
  const { invitationId } = await onceQuietly(gate, visitor.write, async (tx) => {
    const spent = await spendDigits(tx, sealer, digits)
    if (spent === null) throw new Refusal('invitation_over')
    const diner = present(await dinerOfSlip(tx, spent.dinerId), 'an invitation names a diner')
    await appendAudit(tx, {
      chain: diner.homeCanteenId,
      actor: visitor.actor,
      action: 'family.code_opened',
      subject: `diner:${spent.dinerId}`,
      detail: { invitationId: spent.invitationId },
    })
    return spent
  })
  await limits.giveBack('digitsByCity', everywhere)
  const opened = present(await readInvitationById(db, invitationId), 'an invitation stays')
  return invitationToken(sealer, opened.nonce)
}
