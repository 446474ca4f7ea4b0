import { appendAudit } from '../kernel/audit.store.ts'
import type { Tx } from '../kernel/database.ts'
import type { Actor } from '../vocabulary/actor.ts'
import type { Month } from '../vocabulary/calendar.ts'
import type { Fen } from '../vocabulary/money.ts'
import { assertClosable, assertSeenFigures } from './close-month.rules.ts'
import { insertClose, lockMonth, readMonthFacts } from './month-close.store.ts'

/** Closes a month for good. Refuses `month_closed`, `month_not_ready`, `figures_changed`. */
export const closeMonth = async (
  tx: Tx,
  actor: Actor,
  canteenId: number,
  asked: { readonly month: Month; readonly seenListFen: Fen },
): Promise<void> => {
  const { month, seenListFen } = asked
  await lockMonth(tx, canteenId, month)
  assertClosable(await readMonthFacts(tx, canteenId, month))
  const { listFen, through } = await insertClose(tx, canteenId, month, actor)
  assertSeenFigures(listFen, seenListFen)
  await appendAudit(tx, {
    chain: canteenId,
    actor,
    action: 'month.closed',
    subject: `canteen:${canteenId}`,
    detail: { month, listFen, through },
  })
}
