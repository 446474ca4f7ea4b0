import type { Tx } from '../kernel/database.ts'
import type { Actor } from '../vocabulary/actor.ts'
import { present } from '../vocabulary/invariant.ts'
import type { FamilyTopic } from '../vocabulary/notices.ts'
import { topicsOf } from './choices.rules.ts'
import { writeChoices } from './notice-choices.store.ts'

/** A member of the family says what to hear about her; topics she does not allow stay as they were. */
export const setNoticeChoices = async (
  tx: Tx,
  actor: Actor,
  dinerId: number,
  wanted: readonly FamilyTopic[],
): Promise<void> => {
  const accountId = present(actor.accountId, 'family signs in')
  const choices = topicsOf(actor, dinerId).map((topic) => ({
    topic,
    wanted: wanted.includes(topic),
  }))
  await writeChoices(tx, accountId, dinerId, choices)
}
