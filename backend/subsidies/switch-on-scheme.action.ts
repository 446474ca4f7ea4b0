import { appendAudit } from '../kernel/audit.store.ts'
import type { Tx } from '../kernel/database.ts'
import type { Actor } from '../vocabulary/actor.ts'
import { Refusal } from '../vocabulary/refusal.ts'
import { assertCodeOf, assertPlaceOf } from './scheme-place.rules.ts'
import { assertNoFault, readableScheme } from './scheme-remarks.rules.ts'
import { activate, lockVersion, readPlaceAround, readToday } from './scheme-version.store.ts'
import { fundersOf } from './terms.rules.ts'

/**
 * From its first day on a draft is what people pay by. It is never edited again: it is ended, and another follows.
 * Refuses `scheme_unknown`, `scheme_not_draft`, `scheme_faulty`, `scheme_place_wrong`, `scheme_begins_too_early`,
 * `schemes_overlap`.
 */
export const switchOnScheme = async (
  tx: Tx,
  actor: Actor,
  canteenId: number,
  schemeVersionId: number,
): Promise<void> => {
  const version = await lockVersion(tx, schemeVersionId)
  if (version.state !== 'draft') throw new Refusal('scheme_not_draft')
  const { entry, remarks } = readableScheme(version.entry)
  assertPlaceOf(actor, await readPlaceAround(tx, version.entry.place, canteenId))
  assertCodeOf(actor, version.places)
  assertNoFault(remarks)
  if (entry.firstDay <= (await readToday(tx))) throw new Refusal('scheme_begins_too_early')
  await activate(tx, schemeVersionId, fundersOf(entry.terms))
  await appendAudit(tx, {
    chain: canteenId,
    actor,
    action: 'scheme.switched_on',
    subject: `scheme_version:${schemeVersionId}`,
    detail: { code: entry.code, firstDay: entry.firstDay },
  })
}
