import { lockDinerForBinding } from '../identity/account.store.ts'
import {
  endFamilyGrant,
  insertFamilyAccount,
  insertFamilyGrant,
} from '../identity/family-grant.store.ts'
import { isPhoneFree } from '../identity/own-phone.store.ts'
import { openSession } from '../identity/open-session.action.ts'
import { isStaffGrant } from '../identity/presence.rules.ts'
import { onceSealed } from '../identity/secret-write.ts'
import type { Gate, SignedIn, Visitor } from '../identity/visitor.ts'
import { appendAudit } from '../kernel/audit.store.ts'
import type { Tx } from '../kernel/database.ts'
import { nobody } from '../vocabulary/actor.ts'
import type { Actor } from '../vocabulary/actor.ts'
import { Refusal } from '../vocabulary/refusal.ts'
import { readInvitationByToken, spendInvitation } from './invitation.store.ts'
import type { OpenInvitation } from './invitation.store.ts'

export interface JoinFamily {
  readonly token: string
  readonly name: string
  readonly relation: string
  /** Believed once she has shown that it is hers; empty when she would rather not say. */
  readonly phone: string
}

/** The account that is here and may look after somebody: a diner's or a family member's own, never a workplace's. */
const accountHere = (actor: Actor): number | null =>
  actor.grants.some(isStaffGrant) || actor.heldBack.length > 0 ? null : actor.accountId

const newAccount = async (tx: Tx, { name, phone }: JoinFamily): Promise<number> => {
  // She hears now rather than when she proves it that somebody else signs in with it, or could.
  if (phone !== '' && !(await isPhoneFree(tx, phone, null))) throw new Refusal('phone_in_use')
  return insertFamilyAccount(tx, { name, unprovenPhone: phone === '' ? null : phone })
}

const link = async (
  tx: Tx,
  invitation: OpenInvitation,
  accountId: number,
  relation: string,
): Promise<void> => {
  const { dinerId, invitationId, permissions } = invitation
  const diner = await lockDinerForBinding(tx, dinerId)
  if (diner.gone) throw new Refusal('invitation_over')
  if (!(await spendInvitation(tx, invitationId, accountId))) throw new Refusal('invitation_over')
  const before = await endFamilyGrant(tx, dinerId, accountId, `account:${accountId}`)
  await insertFamilyGrant(tx, {
    accountId,
    dinerId,
    relation,
    permissions,
    grantedBy: `invitation:${invitationId}`,
  })
  await appendAudit(tx, {
    chain: diner.homeCanteenId,
    actor: { ...nobody, key: `account:${accountId}` },
    action: 'family.joined',
    subject: `diner:${dinerId}`,
    detail: { accountId, invitationId, permissions, again: before !== null },
  })
}

/**
 * Links whoever holds an invitation, once: the account that is here, or a new one with a session of its own. Somebody
 * already linked has the new permissions from now on, no more and no fewer.
 * Refuses `invitation_over`, `invitation_own`, `phone_in_use`, `too_many_requests`.
 */
export const joinFamily = async (
  gate: Gate,
  visitor: Visitor,
  asked: JoinFamily,
): Promise<SignedIn & { readonly dinerId: number }> => {
  await gate.limits.take('joinByAddress', visitor.address)
  return onceSealed(gate, visitor.write, async (tx) => {
    const invitation = await readInvitationByToken(tx, asked.token)
    if (invitation === null) throw new Refusal('invitation_over')
    const { dinerId } = invitation
    const { actor } = visitor
    if (actor.grants.some((one) => one.role === 'diner' && one.dinerId === dinerId))
      throw new Refusal('invitation_own')
    const here = accountHere(actor)
    const accountId = here ?? (await newAccount(tx, asked))
    await link(tx, invitation, accountId, asked.relation)
    if (here !== null) return { accountId, dinerId, secret: '' }
    return { ...(await openSession(tx, visitor, accountId, { by: 'family' })), dinerId }
  })
}
