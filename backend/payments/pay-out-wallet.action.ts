import { readDinerForBooking } from '../diners/diner.store.ts'
import { appendAudit } from '../kernel/audit.store.ts'
import { readClock } from '../kernel/clock.ts'
import type { Tx } from '../kernel/database.ts'
import type { Actor } from '../vocabulary/actor.ts'
import { present } from '../vocabulary/invariant.ts'
import type { Fen } from '../vocabulary/money.ts'
import { Refusal } from '../vocabulary/refusal.ts'
import { walletPaidOut } from './cash-posting.rules.ts'
import { checkCashAmount, checkDrawerCovers, checkReceiver } from './drawer.rules.ts'
import { post, readBalance } from './ledger.store.ts'
import { needOpenDrawer } from './need-open-drawer.action.ts'
import { readDrawerBalance } from './shift.store.ts'

export interface PayOutWallet {
  readonly canteenId: number
  readonly dinerId: number
  readonly amountFen: Fen
  readonly note: string
  /** Who took the cash: she herself, or somebody of her family. */
  readonly paidTo: string
}

/**
 * Gives prepaid money back in cash, also of people who moved away or died. Never more than is hers: an overdraft
 * is for meals. Refuses `amount_wrong`, `diner_unknown`, `heir_required`, `drawer_not_open`, `wallet_spent`, `drawer_short`.
 */
export const payOutWallet = async (
  tx: Tx,
  actor: Actor,
  asked: PayOutWallet,
): Promise<{ id: number; balanceFen: Fen }> => {
  const { canteenId, dinerId, amountFen, note, paidTo } = asked
  checkCashAmount(amountFen)
  const diner = await readDinerForBooking(tx, dinerId, (await readClock(tx)).today)
  if (!diner) throw new Refusal('diner_unknown')
  checkReceiver({ name: diner.name, isDead: diner.diedOn !== null }, paidTo)
  await needOpenDrawer(tx, canteenId)
  const id = present(
    await post(tx, walletPaidOut(canteenId, dinerId, amountFen), {
      canteenId,
      bookingId: null,
      actor,
      note: `${paidTo}：${note}`,
      whenShort: 'wallet_spent',
    }),
    'a payout has entries',
  )
  const balanceFen = await readBalance(tx, dinerId)
  if (balanceFen < 0) throw new Refusal('wallet_spent')
  checkDrawerCovers(await readDrawerBalance(tx, canteenId))
  await appendAudit(tx, {
    chain: canteenId,
    actor,
    action: 'wallet.paid_out',
    subject: `diner:${dinerId}`,
    detail: { amountFen, transactionId: id },
  })
  return { id, balanceFen }
}
