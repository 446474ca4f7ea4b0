import { appendAudit } from '../kernel/audit.store.ts'
import type { Tx } from '../kernel/database.ts'
import type { Actor } from '../vocabulary/actor.ts'
import type { ServiceDay } from '../vocabulary/calendar.ts'
import { lockDiner } from './person.store.ts'
import { checkEndOfSpan } from './record.rules.ts'
import { endFactOn, readFact } from './record.store.ts'

/** The fact holds no longer from a day on. Meals sold before keep their price. */
export const endFact = async (
  tx: Tx,
  actor: Actor,
  dinerId: number,
  factId: number,
  on: ServiceDay,
): Promise<void> => {
  const diner = await lockDiner(tx, dinerId)
  const fact = await readFact(tx, dinerId, factId)
  checkEndOfSpan(fact, on)
  await endFactOn(tx, factId, on)
  await appendAudit(tx, {
    chain: diner.homeCanteenId,
    actor,
    action: 'fact.ended',
    subject: `diner:${dinerId}`,
    detail: { factId, on },
  })
}
