import { appendAudit } from '../kernel/audit.store.ts'
import type { Tx } from '../kernel/database.ts'
import type { Actor } from '../vocabulary/actor.ts'
import type { ServiceDay } from '../vocabulary/calendar.ts'
import { lockDiner } from './person.store.ts'
import { checkEndOfSpan } from './record.rules.ts'
import { endNeedOn, readNeed } from './record.store.ts'

/** The need holds no longer from a day on. What it was is still true of the meals before. */
export const endNeed = async (
  tx: Tx,
  actor: Actor,
  dinerId: number,
  needId: number,
  on: ServiceDay,
): Promise<void> => {
  const diner = await lockDiner(tx, dinerId)
  const need = await readNeed(tx, dinerId, needId)
  checkEndOfSpan(need, on)
  await endNeedOn(tx, needId, on)
  await appendAudit(tx, {
    chain: diner.homeCanteenId,
    actor,
    action: 'need.ended',
    subject: `diner:${dinerId}`,
    detail: { needId, on },
  })
}
