import { appendAudit } from '../kernel/audit.store.ts'
import type { Tx } from '../kernel/database.ts'
import type { Actor } from '../vocabulary/actor.ts'
import { present } from '../vocabulary/invariant.ts'
import type { Fen } from '../vocabulary/money.ts'
import { donatedInCash } from './cash-posting.rules.ts'
import { checkCashAmount } from './drawer.rules.ts'
import { readFund } from './fund.store.ts'
import { post } from './ledger.store.ts'
import { needOpenDrawer } from './need-open-drawer.action.ts'

/** Takes cash for the canteen's fund. `note` says from whom, as the giver wishes. Refuses `amount_wrong`, `drawer_not_open`. */
export const donateInCash = async (
  tx: Tx,
  actor: Actor,
  canteenId: number,
  { amountFen, note }: { amountFen: Fen; note: string },
): Promise<{ id: number; fundFen: Fen }> => {
  checkCashAmount(amountFen)
  await needOpenDrawer(tx, canteenId)
  const context = { canteenId, bookingId: null, actor, note }
  const posted = await post(tx, donatedInCash(canteenId, amountFen), context)
  const id = present(posted, 'a donation has entries')
  await appendAudit(tx, {
    chain: canteenId,
    actor,
    action: 'fund.donated',
    subject: `ledger:${id}`,
    detail: { amountFen },
  })
  return { id, fundFen: await readFund(tx, canteenId) }
}
