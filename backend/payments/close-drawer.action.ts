import { appendAudit } from '../kernel/audit.store.ts'
import type { Tx } from '../kernel/database.ts'
import type { Actor } from '../vocabulary/actor.ts'
import type { CashCounts } from '../vocabulary/cash.ts'
import type { Fen } from '../vocabulary/money.ts'
import { Refusal } from '../vocabulary/refusal.ts'
import { differenceFound } from './cash-posting.rules.ts'
import { countDrawer, differenceOf } from './drawer.rules.ts'
import { post } from './ledger.store.ts'
import { closeShift, lockDrawer, lockOpenShift } from './shift.store.ts'

export interface CloseDrawer {
  readonly canteenId: number
  readonly shiftId: number
  readonly counts: CashCounts
  readonly explanation: string
  readonly seenExpectedFen: Fen | null
}

export interface ClosedDrawer {
  readonly shiftId: number
  readonly countedFen: Fen
  readonly expectedFen: Fen
  readonly differenceFen: Fen
}

/**
 * Counts the drawer and closes its shift; of two who close at once, one does. First the shift, which waits for cash
 * on its way, then the account: what should be there is read when nothing can move any more.
 * Refuses `drawer_closed`, `count_wrong`, `drawer_moved`, `reason_required`.
 */
export const closeDrawer = async (
  tx: Tx,
  actor: Actor,
  asked: CloseDrawer,
): Promise<ClosedDrawer> => {
  const { canteenId, shiftId, counts, explanation } = asked
  const countedFen = countDrawer(counts)
  if (!(await lockOpenShift(tx, canteenId, shiftId))) throw new Refusal('drawer_closed')
  const { balanceFen: expectedFen, lastTransactionId } = await lockDrawer(tx, canteenId)
  const differenceFen = differenceOf({ ...asked, countedFen, expectedFen })
  const found = await post(tx, differenceFound(canteenId, differenceFen), {
    canteenId,
    bookingId: null,
    actor,
    note: explanation,
  })
  const throughTransactionId = found ?? lastTransactionId
  const count = { countedFen, expectedFen, differenceFen, explanation }
  await closeShift(tx, { shiftId, actor, throughTransactionId, counts, ...count })
  await appendAudit(tx, {
    chain: canteenId,
    actor,
    action: 'drawer.closed',
    subject: `drawer_shift:${shiftId}`,
    detail: { countedFen, expectedFen, differenceFen },
  })
  return { shiftId, countedFen, expectedFen, differenceFen }
}
