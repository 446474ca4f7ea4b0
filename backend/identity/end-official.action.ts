import { appendAudit, cityChain } from '../kernel/audit.store.ts'
import type { Tx } from '../kernel/database.ts'
import type { Actor } from '../vocabulary/actor.ts'
import { present } from '../vocabulary/invariant.ts'
import { Refusal } from '../vocabulary/refusal.ts'
import { endAccountWithoutGrants } from './account.store.ts'
import { placesToAppointFor } from './official.rules.ts'
import {
  endAppointment,
  findAppointment,
  lockAdministratorsOver,
  readPlacesAround,
} from './official.store.ts'
import { revokeAllSessions } from './session.store.ts'

/**
 * Ends an appointment and signs the person out everywhere. The words of the reason stay out of the record: they may
 * name people, and the record can never be corrected. Refuses `not_found`, `not_oneself`, and `last_administrator`
 * where nobody else would answer for the place.
 */
export const endOfficial = async (
  tx: Tx,
  actor: Actor,
  { canteenId, officialId }: { readonly canteenId: number; readonly officialId: number },
): Promise<void> => {
  const places = placesToAppointFor(actor, await readPlacesAround(tx, canteenId))
  const placeIds = places.map((place) => place.placeId)
  const official = await findAppointment(tx, officialId, placeIds)
  if (official === null) throw new Refusal('not_found')
  const { accountId, role, placeId } = official
  if (accountId === actor.accountId) throw new Refusal('not_oneself')
  if (role === 'admin') {
    const place = present(
      places.find((one) => one.placeId === placeId),
      'found at one of these places',
    )
    const administrators = await lockAdministratorsOver(tx, place.ancestorIds)
    if (administrators.every((one) => one === accountId)) throw new Refusal('last_administrator')
  }
  if (!(await endAppointment(tx, officialId))) throw new Refusal('not_found')
  await endAccountWithoutGrants(tx, accountId)
  await revokeAllSessions(tx, accountId)
  await appendAudit(tx, {
    chain: cityChain,
    actor,
    action: 'end_staff',
    subject: `account:${accountId}`,
    detail: { roles: [role], places: [placeId] },
  })
}
