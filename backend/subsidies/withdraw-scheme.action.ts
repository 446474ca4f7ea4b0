import { appendAudit } from '../kernel/audit.store.ts'
import type { Tx } from '../kernel/database.ts'
import type { Actor } from '../vocabulary/actor.ts'
import { Refusal } from '../vocabulary/refusal.ts'
import { assertCodeOf, assertPlaceOf } from './scheme-place.rules.ts'
import { lockVersion, readPlaceAround, readToday, withdraw } from './scheme-version.store.ts'

/**
 * Takes a version back before its first day: it never holds, and its days are free for another. Meals sold by it
 * beforehand keep their price, so it is never a draft again.
 * Refuses `scheme_unknown`, `scheme_not_in_force`, `scheme_begun`, `scheme_place_wrong`, `scheme_code_taken`.
 */
export const withdrawScheme = async (
  tx: Tx,
  actor: Actor,
  canteenId: number,
  schemeVersionId: number,
): Promise<void> => {
  const { state, entry, places } = await lockVersion(tx, schemeVersionId)
  assertPlaceOf(actor, await readPlaceAround(tx, entry.place, canteenId))
  assertCodeOf(actor, places)
  if (state !== 'active') throw new Refusal('scheme_not_in_force')
  if (entry.firstDay <= (await readToday(tx))) throw new Refusal('scheme_begun')
  await withdraw(tx, schemeVersionId)
  await appendAudit(tx, {
    chain: canteenId,
    actor,
    action: 'scheme.withdrawn',
    subject: `scheme_version:${schemeVersionId}`,
    detail: { code: entry.code, firstDay: entry.firstDay },
  })
}
