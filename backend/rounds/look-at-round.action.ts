import type { Round } from '../contract/rounds.ts'
import { appendAudit } from '../kernel/audit.store.ts'
import type { Tx } from '../kernel/database.ts'
import type { Actor } from '../vocabulary/actor.ts'
import type { Language } from '../vocabulary/role.ts'
import { lookedAtRoundLately } from './round-order.store.ts'
import { readRound } from './round.view.ts'

/** Names, doors and allergies of a building: every look is on the record. Refuses `not_found`. */
export const lookAtRound = async (
  tx: Tx,
  actor: Actor,
  where: { readonly canteenId: number; readonly buildingId: number },
  language: Language,
): Promise<Round> => {
  const { canteenId, buildingId } = where
  const round = await readRound(tx, where, actor, language)
  if (!(await lookedAtRoundLately(tx, actor.key, where)))
    await appendAudit(tx, {
      chain: canteenId,
      actor,
      action: 'round.looked_at',
      subject: `place:${buildingId}`,
      detail: { residents: round.residents.length },
    })
  return round
}
