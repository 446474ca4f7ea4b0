import { appendAudit } from '../kernel/audit.store.ts'
import { readClock } from '../kernel/clock.ts'
import type { Tx } from '../kernel/database.ts'
import { readDinerForBooking } from '../diners/diner.store.ts'
import type { Actor } from '../vocabulary/actor.ts'
import type { Fen } from '../vocabulary/money.ts'
import { present } from '../vocabulary/invariant.ts'
import { Refusal } from '../vocabulary/refusal.ts'
import { post, readBalance } from './ledger.store.ts'
import { needOpenDrawer } from './need-open-drawer.action.ts'
import { toppedUpInCash } from './posting.rules.ts'

/** 2,000 yuan: more in one go is a typing error, and prepaid money should stay small. */
const largestTopUpFen = 200_000

/** Takes cash at the counter into a wallet. Refuses `amount_wrong`, `diner_unknown`, `diner_gone`, `drawer_not_open`. */
export const topUpInCash = async (
  tx: Tx,
  actor: Actor,
  canteenId: number,
  dinerId: number,
  amountFen: Fen,
): Promise<{ id: number; balanceFen: Fen }> => {
  if (amountFen < 1 || amountFen > largestTopUpFen) throw new Refusal('amount_wrong')
  const diner = await readDinerForBooking(tx, dinerId, (await readClock(tx)).today)
  if (!diner) throw new Refusal('diner_unknown')
  if (diner.diedOn !== null || diner.leftOn !== null) throw new Refusal('diner_gone')
  await needOpenDrawer(tx, canteenId)
  const id = present(
    await post(tx, toppedUpInCash(canteenId, dinerId, amountFen), {
      canteenId,
      bookingId: null,
      actor,
    }),
    'a top-up has entries',
  )
  await appendAudit(tx, {
    chain: canteenId,
    actor,
    action: 'wallet.topped_up',
    subject: `diner:${dinerId}`,
    detail: { amountFen, transactionId: id },
  })
  return { id, balanceFen: await readBalance(tx, dinerId) }
}
