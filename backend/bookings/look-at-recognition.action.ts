import type { Recognition } from '../contract/recognition.ts'
import { appendAudit } from '../kernel/audit.store.ts'
import type { Tx } from '../kernel/database.ts'
import { readServing } from '../menus/menu.store.ts'
import type { Actor } from '../vocabulary/actor.ts'
import { Refusal } from '../vocabulary/refusal.ts'
import type { Language } from '../vocabulary/role.ts'
import { questionFor } from './recognition.rules.ts'
import { readCollectors, readRecognisable } from './recognition.store.ts'
import { canCollect } from './recognition.view.ts'

export interface LookAtRecognition {
  readonly actor: Actor
  readonly language: Language
  readonly dinerId: number
  readonly servingId: number
  readonly card: 'shown' | 'forgotten'
  readonly by: 'self' | 'other'
}

/**
 * What a counter needs to know before it hands a meal to whoever comes without her card, or for her: no more than the
 * canteen's rule asks for. Whoever is shown what she is asked is in the audit. Refuses `serving_unknown`.
 */
export const lookAtRecognition = async (
  tx: Tx,
  { actor, language, dinerId, servingId, card, by }: LookAtRecognition,
): Promise<Recognition> => {
  const serving = await readServing(tx, servingId)
  if (!serving) throw new Refusal('serving_unknown')
  const { canteen, canteenId } = serving
  const can = canCollect(canteen, actor, language)
  const question =
    card === 'forgotten' && can.byName.allowed
      ? questionFor(canteen.withoutCard, await readRecognisable(tx, dinerId))
      : null
  if (question !== null)
    await appendAudit(tx, {
      chain: canteenId,
      actor,
      action: 'diner.asked_who_she_is',
      subject: `diner:${dinerId}`,
      detail: { asked: question.what },
    })
  const collectors = by === 'other' && can.byOther.allowed ? await readCollectors(tx, dinerId) : []
  return { can, question, collectors }
}
