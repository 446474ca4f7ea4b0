import { appendAudit } from '../kernel/audit.store.ts'
import type { Tx } from '../kernel/database.ts'
import type { Actor } from '../vocabulary/actor.ts'
import { Refusal } from '../vocabulary/refusal.ts'
import { withIds } from './rule-ids.rules.ts'
import type { SchemeEntry } from './scheme-file.rules.ts'
import { assertCodeOf, assertPlaceOf } from './scheme-place.rules.ts'
import { readableScheme } from './scheme-remarks.rules.ts'
import type { SchemeRemark } from './scheme-remarks.rules.ts'
import {
  insertDraft,
  lockScheme,
  lockVersion,
  nameScheme,
  overwriteDraft,
  readPlaceAround,
  readTermsOf,
} from './scheme-version.store.ts'

/** Nobody writes versions of another's scheme, nor renames one that people have paid by. */
const takeCode = async (tx: Tx, actor: Actor, { code, name }: SchemeEntry): Promise<void> => {
  const known = await lockScheme(tx, code)
  if (known === null) return
  assertCodeOf(actor, known.places)
  if (known.name.zh === name.zh && known.name.en === name.en) return
  if (known.everActive)
    throw new Refusal('scheme_renamed', { zh: known.name.zh, en: known.name.en })
  await nameScheme(tx, known.schemeId, name)
}

interface AskedDraft {
  readonly canteenId: number
  /** null: a new version. */
  readonly schemeVersionId: number | null
  readonly entry: unknown
}

/**
 * Writes a scheme down without switching it on. Faults in it may stay for now, but it must be a scheme. What counts by
 * itself and has no id is given one.
 * Refuses `scheme_unreadable`, `scheme_place_wrong`, `scheme_code_taken`, `scheme_renamed`, `scheme_unknown`,
 * `scheme_not_draft`.
 */
export const saveSchemeDraft = async (
  tx: Tx,
  actor: Actor,
  asked: AskedDraft,
): Promise<{ schemeVersionId: number; remarks: readonly SchemeRemark[] }> => {
  const { entry: written, remarks } = readableScheme(asked.entry)
  const placeId = assertPlaceOf(actor, await readPlaceAround(tx, written.place, asked.canteenId))
  await takeCode(tx, actor, written)
  const earlier = await readTermsOf(tx, written.code, asked.schemeVersionId)
  const entry = { ...written, terms: withIds(written.terms, earlier) }
  let { schemeVersionId } = asked
  if (schemeVersionId === null) schemeVersionId = await insertDraft(tx, entry, placeId)
  else {
    const before = await lockVersion(tx, schemeVersionId)
    if (before.state !== 'draft') throw new Refusal('scheme_not_draft')
    // A draft stays a version of its own scheme: another code is another draft.
    if (before.entry.code !== entry.code) throw new Refusal('scheme_unknown')
    assertPlaceOf(actor, await readPlaceAround(tx, before.entry.place, asked.canteenId))
    await overwriteDraft(tx, schemeVersionId, entry, placeId)
  }
  await appendAudit(tx, {
    chain: asked.canteenId,
    actor,
    action: 'scheme.drafted',
    subject: `scheme_version:${schemeVersionId}`,
    detail: { code: entry.code, firstDay: entry.firstDay },
  })
  return { schemeVersionId, remarks }
}
