import { readDinerForBooking } from '../diners/diner.store.ts'
import { appendAudit } from '../kernel/audit.store.ts'
import { readClock } from '../kernel/clock.ts'
import type { Tx } from '../kernel/database.ts'
import type { Actor } from '../vocabulary/actor.ts'
import { present } from '../vocabulary/invariant.ts'
import type { Fen } from '../vocabulary/money.ts'
import { Refusal } from '../vocabulary/refusal.ts'
import { givenFromFund } from './cash-posting.rules.ts'
import { checkCashAmount } from './drawer.rules.ts'
import { readFund } from './fund.store.ts'
import { post, readBalance } from './ledger.store.ts'

export interface GiveFromFund {
  readonly canteenId: number
  readonly dinerId: number
  readonly amountFen: Fen
  readonly note: string
}

/** 1,000 yuan: two months of lunches. More at once for one person is a typing error. */
const largestGift = 100_000 as Fen

/** From the donation fund into somebody's wallet. Refuses `amount_wrong`, `diner_unknown`, `diner_gone`, `fund_short`. */
export const giveFromFund = async (
  tx: Tx,
  actor: Actor,
  { canteenId, dinerId, amountFen, note }: GiveFromFund,
): Promise<{ id: number; fundFen: Fen; balanceFen: Fen }> => {
  checkCashAmount(amountFen, largestGift)
  const diner = await readDinerForBooking(tx, dinerId, (await readClock(tx)).today)
  if (!diner) throw new Refusal('diner_unknown')
  if (diner.diedOn !== null || diner.leftOn !== null) throw new Refusal('diner_gone')
  const context = { canteenId, bookingId: null, actor, note }
  const posted = await post(tx, givenFromFund(canteenId, dinerId, amountFen), context)
  const id = present(posted, 'a gift has entries')
  await appendAudit(tx, {
    chain: canteenId,
    actor,
    action: 'fund.given',
    subject: `diner:${dinerId}`,
    detail: { amountFen, transactionId: id },
  })
  return { id, fundFen: await readFund(tx, canteenId), balanceFen: await readBalance(tx, dinerId) }
}
