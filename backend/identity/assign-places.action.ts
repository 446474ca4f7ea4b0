import { appendAudit } from '../kernel/audit.store.ts'
import type { Tx } from '../kernel/database.ts'
import type { Actor } from '../vocabulary/actor.ts'
import { Refusal } from '../vocabulary/refusal.ts'
import { countPlacesServed } from './staff.store.ts'
import { endOtherPlaces, insertMissingPlaces, lockVolunteer } from './volunteer-places.store.ts'

export interface AssignedPlaces {
  readonly canteenId: number
  readonly accountId: number
  /** Null: the whole canteen. */
  readonly placeIds: readonly number[] | null
}

/**
 * Says whom a volunteer looks after from now on. Refuses `not_found` for somebody who is no volunteer here, `not_yours`
 * for places that the canteen does not serve.
 */
export const assignPlaces = async (
  tx: Tx,
  actor: Actor,
  { canteenId, accountId, placeIds }: AssignedPlaces,
): Promise<void> => {
  if (!(await lockVolunteer(tx, canteenId, accountId))) throw new Refusal('not_found')
  const wanted = placeIds === null ? null : [...new Set(placeIds)]
  if (wanted !== null && (await countPlacesServed(tx, canteenId, wanted)) < wanted.length)
    throw new Refusal('not_yours')
  await endOtherPlaces(tx, canteenId, accountId, wanted)
  await insertMissingPlaces(tx, canteenId, accountId, wanted, actor.key)
  await appendAudit(tx, {
    chain: canteenId,
    actor,
    action: 'assign_places',
    subject: `account:${accountId}`,
    detail: { places: wanted },
  })
}
