import { appendAudit } from '../kernel/audit.store.ts'
import type { Tx } from '../kernel/database.ts'
import type { Actor } from '../vocabulary/actor.ts'
import { Refusal } from '../vocabulary/refusal.ts'
import { lockCanteen } from './canteen.store.ts'
import { ensurePlace, insertBuildings, servesCommunity } from './place.store.ts'

export interface NewBuildings {
  readonly communityId: number
  /** Empty when they stand in the community itself. */
  readonly compound: string
  readonly buildings: readonly string[]
}

/** Adds what is not there yet: the same list twice adds nothing the second time. Elsewhere is `not_yours`. */
export const addBuildings = async (
  tx: Tx,
  actor: Actor,
  canteenId: number,
  { communityId, compound, buildings }: NewBuildings,
): Promise<{ added: number }> => {
  await lockCanteen(tx, canteenId)
  if (!(await servesCommunity(tx, canteenId, communityId))) throw new Refusal('not_yours')
  const parentId =
    compound === ''
      ? communityId
      : await ensurePlace(tx, { kind: 'compound', name: compound, parentId: communityId })
  const added = await insertBuildings(tx, parentId, buildings)
  if (added > 0) {
    await appendAudit(tx, {
      chain: canteenId,
      actor,
      action: 'canteen.buildings_added',
      subject: `canteen:${canteenId}`,
      detail: { communityId, placeId: parentId, added },
    })
  }
  return { added }
}
