import { appendAudit } from '../kernel/audit.store.ts'
import { readClock } from '../kernel/clock.ts'
import type { Tx } from '../kernel/database.ts'
import type { Actor } from '../vocabulary/actor.ts'
import { Refusal } from '../vocabulary/refusal.ts'
import { readHand } from './doer.store.ts'
import { isSound, mayWork } from './morning-check.rules.ts'
import { insertMorningCheck } from './records.store.ts'
import type { Looked } from './records.store.ts'

/**
 * Keeps how somebody of the kitchen is today; the latest look counts. Refuses `hand_unknown`, `unfit_for_kitchen` when
 * she would work with what forbids it, `malformed`.
 */
export const checkMorning = async (
  tx: Tx,
  actor: Actor,
  looked: Omit<Looked, 'day'>,
): Promise<void> => {
  const { canteenId, accountId, outcome, codes } = looked
  await readHand(tx, canteenId, accountId)
  if (!isSound(outcome, codes)) throw new Refusal('malformed')
  if (outcome === 'works' && !mayWork(codes)) throw new Refusal('unfit_for_kitchen')
  const { today } = await readClock(tx)
  await insertMorningCheck(tx, { key: actor.key, name: actor.name }, { ...looked, day: today })
  // What she has is health: the chain, which officials read, hears only whether she works.
  await appendAudit(tx, {
    chain: canteenId,
    actor,
    action: 'food.morning_checked',
    subject: `account:${accountId}`,
    detail: { outcome },
  })
}
