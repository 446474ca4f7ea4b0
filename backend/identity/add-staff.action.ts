import { appendAudit } from '../kernel/audit.store.ts'
import { Refusal } from '../vocabulary/refusal.ts'
import { hashPassPhrase } from './pass-phrase.ts'
import { onceQuietly } from './secret-write.ts'
import { countPlacesServed, insertStaffAccount, insertStaffGrants } from './staff.store.ts'
import type { Gate, Visitor } from './visitor.ts'

export interface NewStaff {
  readonly name: string
  readonly userName: string
  readonly passPhrase: string
  readonly role: 'volunteer' | 'counter' | 'kitchen' | 'manager'
  readonly placeIds: readonly number[]
}

/** A volunteer answers for the places named, or for the whole canteen; everybody else for the canteen. */
export const addStaff = async (
  gate: Pick<Gate, 'db' | 'sealer'>,
  visitor: Visitor,
  canteenId: number,
  person: NewStaff,
): Promise<{ accountId: number }> => {
  const placeIds = [...new Set(person.placeIds)]
  if (person.role !== 'volunteer' && placeIds.length > 0) {
    throw new Refusal('malformed', { where: 'body.placeIds' })
  }
  // Slow on purpose, so before the transaction and not inside it.
  const passwordHash = await hashPassPhrase(person.passPhrase)
  return onceQuietly(gate, visitor.write, async (tx) => {
    const served = await countPlacesServed(tx, canteenId, placeIds)
    if (served < placeIds.length) throw new Refusal('not_yours')
    const { name, userName, role } = person
    const accountId = await insertStaffAccount(tx, { name, userName, passwordHash })
    if (accountId === null) throw new Refusal('user_name_taken')
    const places = placeIds.map((placeId) => ({ accountId, role, canteenId: null, placeId }))
    const everywhere = [{ accountId, role, canteenId, placeId: null }]
    const grants = places.length > 0 ? places : everywhere
    await insertStaffGrants(tx, grants, visitor.actor.key)
    await appendAudit(tx, {
      chain: canteenId,
      actor: visitor.actor,
      action: 'add_staff',
      subject: `account:${accountId}`,
      detail: { role, places: placeIds },
    })
    return { accountId }
  })
}
