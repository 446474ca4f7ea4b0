import { appendAudit } from '../kernel/audit.store.ts'
import type { Tx } from '../kernel/database.ts'
import type { Actor } from '../vocabulary/actor.ts'
import { present } from '../vocabulary/invariant.ts'
import { Refusal } from '../vocabulary/refusal.ts'
import { mirrored } from './cash-posting.rules.ts'
import { checkDrawerCovers, checkReversal } from './drawer.rules.ts'
import { post } from './ledger.store.ts'
import { lockMovement } from './movement.store.ts'
import { needOpenDrawer } from './need-open-drawer.action.ts'
import { readDrawerBalance } from './shift.store.ts'

export interface ReverseCash {
  readonly canteenId: number
  readonly transactionId: number
  readonly reason: string
}

/**
 * Undoes a mistaken movement by its mirror, once; both stay in the books, side by side.
 * Refuses `movement_unknown`, `not_reversible`, `already_reversed`, `drawer_not_open`, `drawer_short`, `fund_short`,
 * and `wallet_spent` when what was put into a wallet is not in it any more.
 */
export const reverseCash = async (
  tx: Tx,
  actor: Actor,
  { canteenId, transactionId, reason }: ReverseCash,
): Promise<{ id: number }> => {
  const movement = await lockMovement(tx, canteenId, transactionId)
  if (!movement) throw new Refusal('movement_unknown')
  checkReversal(movement)
  const throughDrawer = movement.entries.some(({ kind }) => kind === 'drawer')
  if (throughDrawer) await needOpenDrawer(tx, canteenId)
  const id = present(
    await post(tx, mirrored(movement.entries), {
      canteenId,
      bookingId: null,
      actor,
      note: reason,
      reversesId: transactionId,
      whenShort: 'wallet_spent',
    }),
    'a movement has entries',
  )
  if (throughDrawer) checkDrawerCovers(await readDrawerBalance(tx, canteenId))
  await appendAudit(tx, {
    chain: canteenId,
    actor,
    action: 'cash.reversed',
    subject: `ledger:${transactionId}`,
    detail: { kind: movement.kind, reversalId: id },
  })
  return { id }
}
