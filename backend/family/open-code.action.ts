import { dinerOfSlip } from '../identity/bind-slip.store.ts'
import { onceQuietly } from '../identity/secret-write.ts'
import type { Gate, Visitor } from '../identity/visitor.ts'
import { appendAudit } from '../kernel/audit.store.ts'
import { present } from '../vocabulary/invariant.ts'
import { Refusal } from '../vocabulary/refusal.ts'
import { triesEach } from './guessing.rules.ts'
import { readInvitationById, spendDigits } from './invitation.store.ts'
import { invitationToken } from './secrets.ts'

const everywhere = 'all'

/**
 * Wrong guesses count by network, and over all of them together: a guess meets any of the codes that are open
 * somewhere. The more the city hears, the fewer each has; who is refused adds nothing to it.
 */
const countGuess = async ({ limits }: Gate, address: string): Promise<void> => {
  const inCity = await limits.count('digitsByCity', everywhere)
  const each = triesEach(inCity.tries)
  const here = each === null ? null : await limits.count('digitsByAddress', address)
  if (each !== null && here !== null && here.tries <= each) return
  await limits.giveBack('digitsByCity', everywhere)
  throw new Refusal(each === null ? 'scan_instead' : 'too_many_requests')
}

/**
 * Eight digits for a token, once; right ones count for nothing.
 * Refuses `invitation_over`, `too_many_requests`, `scan_instead`.
 */
export const openCode = async (gate: Gate, visitor: Visitor, digits: string): Promise<string> => {
  const { db, limits, sealer } = gate
  await countGuess(gate, visitor.address)
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
  await limits.giveBack('digitsByAddress', visitor.address)
  const opened = present(await readInvitationById(db, invitationId), 'an invitation stays')
  return invitationToken(sealer, opened.nonce)
}
