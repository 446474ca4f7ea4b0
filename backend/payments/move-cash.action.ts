import { appendAudit } from '../kernel/audit.store.ts'
import type { Tx } from '../kernel/database.ts'
import type { Actor } from '../vocabulary/actor.ts'
import { present } from '../vocabulary/invariant.ts'
import type { Fen } from '../vocabulary/money.ts'
import { cashPutIn, cashTakenOut } from './cash-posting.rules.ts'
import { checkCashAmount, checkDrawerCovers } from './drawer.rules.ts'
import { post } from './ledger.store.ts'
import { needOpenDrawer } from './need-open-drawer.action.ts'
import { readDrawerBalance } from './shift.store.ts'

export interface MoveCash {
  readonly canteenId: number
  readonly direction: 'in' | 'out'
  readonly amountFen: Fen
  readonly note: string
}

/** Change into the drawer, or notes out of it into the safe. Refuses `drawer_not_open`, `drawer_short`, `amount_wrong`. */
export const moveCash = async (
  tx: Tx,
  actor: Actor,
  { canteenId, direction, amountFen, note }: MoveCash,
): Promise<{ id: number; balanceFen: Fen }> => {
  checkCashAmount(amountFen)
  await needOpenDrawer(tx, canteenId)
  const moved = direction === 'in' ? cashPutIn : cashTakenOut
  const posted = await post(tx, moved(canteenId, amountFen), {
    canteenId,
    bookingId: null,
    actor,
    note,
  })
  const id = present(posted, 'a movement has entries')
  const balanceFen = await readDrawerBalance(tx, canteenId)
  // Asked after posting, while the account is locked: what it holds now is what would be left.
  if (direction === 'out') checkDrawerCovers(balanceFen)
  await appendAudit(tx, {
    chain: canteenId,
    actor,
    action: direction === 'in' ? 'drawer.put_in' : 'drawer.taken_out',
    subject: `ledger:${id}`,
    detail: { amountFen },
  })
  return { id, balanceFen }
}
