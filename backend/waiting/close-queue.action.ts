import { appendAudit } from '../kernel/audit.store.ts'
import type { Tx } from '../kernel/database.ts'
import { readServing } from '../menus/menu.store.ts'
import { queueNotice } from '../notices/queue-notice.action.ts'
import type { Actor } from '../vocabulary/actor.ts'
import { present } from '../vocabulary/invariant.ts'
import { clearQueue } from './queue.store.ts'

/** The time is over: everybody still waiting is told, and nothing is kept any more. */
export const closeQueue = async (
  tx: Tx,
  actor: Actor,
  servingId: number,
): Promise<{ canteenId: number }> => {
  const ended = await clearQueue(tx, servingId, 'cut_off')
  const { canteenId, day, meal } = present(
    await readServing(tx, servingId),
    'a queue has a serving',
  )
  for (const { dinerId } of ended)
    await queueNotice(tx, {
      canteenId,
      dinerId,
      kind: 'waiting_ended',
      params: { day, meal, because: 'cut_off' },
    })
  await appendAudit(tx, {
    chain: canteenId,
    actor,
    action: 'waiting.over',
    subject: `serving:${servingId}`,
    detail: { waits: ended.map(({ waitId }) => waitId) },
  })
  return { canteenId }
}
