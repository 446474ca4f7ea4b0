import { appendAudit, cityChain } from '../kernel/audit.store.ts'
import { Refusal } from '../vocabulary/refusal.ts'
import { placesToAppointFor } from './official.rules.ts'
import { insertAppointment, readPlacesAround } from './official.store.ts'
import { hashPassPhrase } from './pass-phrase.ts'
import { onceQuietly } from './secret-write.ts'
import { insertStaffAccount } from './staff.store.ts'
import type { Gate, Visitor } from './visitor.ts'

export interface NewOfficial {
  readonly name: string
  readonly userName: string
  readonly passPhrase: string
  readonly role: 'officer' | 'auditor' | 'admin'
  readonly placeId: number
}

/**
 * Appoints somebody over a place around this canteen. Always a new account, as for staff: who works at the canteen
 * and answers for its street signs in to each by itself, and no claim can be asked for and granted by one account.
 * Refuses `not_yours` for a place the administrator does not answer for, `weak_pass_phrase`, `user_name_taken`.
 */
export const addOfficial = async (
  gate: Pick<Gate, 'db' | 'sealer'>,
  visitor: Visitor,
  canteenId: number,
  person: NewOfficial,
): Promise<{ officialId: number; accountId: number }> => {
  const { name, userName, role, placeId } = person
  // Slow on purpose, so before the transaction and not inside it.
  const passwordHash = await hashPassPhrase(person.passPhrase)
  return onceQuietly(gate, visitor.write, async (tx) => {
    const places = placesToAppointFor(visitor.actor, await readPlacesAround(tx, canteenId))
    if (!places.some((place) => place.placeId === placeId)) throw new Refusal('not_yours')
    const accountId = await insertStaffAccount(tx, { name, userName, passwordHash })
    if (accountId === null) throw new Refusal('user_name_taken')
    const appointment = { accountId, role, placeId }
    const officialId = await insertAppointment(tx, appointment, visitor.actor.key)
    await appendAudit(tx, {
      chain: cityChain,
      actor: visitor.actor,
      action: 'add_staff',
      subject: `account:${accountId}`,
      detail: { role, places: [placeId] },
    })
    return { officialId, accountId }
  })
}
