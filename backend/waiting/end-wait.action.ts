import { leaveQueues } from '../bookings/counters.store.ts'
import { appendAudit } from '../kernel/audit.store.ts'
import type { Tx } from '../kernel/database.ts'
import { readServing } from '../menus/menu.store.ts'
import { queueNotice } from '../notices/queue-notice.action.ts'
import type { Actor } from '../vocabulary/actor.ts'
import { present } from '../vocabulary/invariant.ts'
import type { WaitEnd } from '../vocabulary/waiting.ts'
import { closeWait } from './wait.store.ts'
import type { LockedWait } from './wait.store.ts'
import { isTold } from './waiting.rules.ts'

/** A locked place in the queue ends without a meal from it, and who does not know why is told. */
export const endWait = async (
  tx: Tx,
  actor: Actor,
  wait: LockedWait,
  because: WaitEnd,
): Promise<void> => {
  const { waitId, servingId, canteenId, dinerId } = wait
  await closeWait(tx, waitId, because)
  if (wait.state === 'waiting') await leaveQueues(tx, wait, wait.offeringIds)
  if (isTold(because)) {
    const { day, meal } = present(await readServing(tx, servingId), 'a queue has a serving')
    await queueNotice(tx, {
      canteenId,
      dinerId,
      kind: 'waiting_ended',
      params: { day, meal, because },
    })
  }
  await appendAudit(tx, {
    chain: canteenId,
    actor,
    action: because === 'left' || because === 'declined' ? 'waiting.left' : 'waiting.ended',
    subject: `wait:${waitId}`,
    detail: { servingId, because },
  })
}
