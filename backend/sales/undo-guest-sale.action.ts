import { appendAudit } from '../kernel/audit.store.ts'
import type { Tx } from '../kernel/database.ts'
import { readServing } from '../menus/menu.store.ts'
import { checkDrawerCovers } from '../payments/drawer.rules.ts'
import { post } from '../payments/ledger.store.ts'
import { needOpenDrawer } from '../payments/need-open-drawer.action.ts'
import { guestSaleUndone } from '../payments/posting.rules.ts'
import { readDrawerBalance } from '../payments/shift.store.ts'
import type { Actor } from '../vocabulary/actor.ts'
import { present } from '../vocabulary/invariant.ts'
import type { Fen } from '../vocabulary/money.ts'
import { Refusal } from '../vocabulary/refusal.ts'
import { giveBackToRemainder } from './remainder.store.ts'
import { assertNotSettled, assertUndoable } from './sale.rules.ts'
import { endGuestSale, holdServingState, lockGuestSale } from './sale.store.ts'

export interface UndoGuestSale {
  readonly actor: Actor
  readonly servingId: number
  readonly saleId: number
}

/**
 * Takes a sale to a guest back within the canteen's minutes: the cash goes back over the counter, the portions can be
 * sold again, and sale and reversal stay in the books side by side. Refuses `sale_unknown`, `undo_too_late`,
 * `drawer_not_open`, `drawer_short`, `already_reversed`.
 */
export const undoGuestSale = async (
  tx: Tx,
  { actor, servingId, saleId }: UndoGuestSale,
): Promise<{ canteenId: number; backFen: Fen }> => {
  const sale = await lockGuestSale(tx, servingId, saleId)
  if (sale.undone) throw new Refusal('already_reversed')
  const { canteen } = present(await readServing(tx, servingId), 'a sale has a serving')
  assertUndoable(sale.minutesAgo, canteen.undoMinutes)
  const { canteenId, priceFen: backFen, transactionId, offeringId, portions } = sale
  await needOpenDrawer(tx, canteenId)
  await post(tx, guestSaleUndone(canteenId, backFen), {
    canteenId,
    bookingId: null,
    actor,
    ...(transactionId === null ? {} : { reversesId: transactionId }),
  })
  checkDrawerCovers(await readDrawerBalance(tx, canteenId))
  await endGuestSale(tx, saleId, actor)
  await giveBackToRemainder(tx, { servingId, offeringId, portions })
  assertNotSettled(await holdServingState(tx, servingId), canteen.undoMinutes)
  await appendAudit(tx, {
    chain: canteenId,
    actor,
    action: 'guest_sale.undone',
    subject: `guest_sale:${saleId}`,
    detail: { portions, backFen },
  })
  return { canteenId, backFen }
}
