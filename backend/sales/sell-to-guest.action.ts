import { assertWayOffered } from '../bookings/booking.rules.ts'
import { appendAudit } from '../kernel/audit.store.ts'
import type { Tx } from '../kernel/database.ts'
import { readServing } from '../menus/menu.store.ts'
import { post } from '../payments/ledger.store.ts'
import { needOpenDrawer } from '../payments/need-open-drawer.action.ts'
import { guestSold } from '../payments/posting.rules.ts'
import type { Actor } from '../vocabulary/actor.ts'
import type { Way } from '../vocabulary/meal.ts'
import { fen } from '../vocabulary/money.ts'
import type { Fen } from '../vocabulary/money.ts'
import { Refusal } from '../vocabulary/refusal.ts'
import { takeFromRemainder } from './remainder.store.ts'
import { assertSelling, changeOf, offeringOf } from './sale.rules.ts'
import { countSale, insertGuestSale } from './sale.store.ts'

export interface SellToGuest {
  readonly actor: Actor
  readonly servingId: number
  readonly offeringId: number
  readonly portions: number
  readonly way: Way
  readonly cashFen: Fen
  readonly seenPayFen: Fen
}

export interface SoldToGuest {
  readonly saleId: number
  readonly canteenId: number
  readonly number: number
  readonly priceFen: Fen
  readonly changeFen: Fen
}

/**
 * Sells portions of one dish to somebody nobody knows: list price, cash, no help and no wallet. Refuses whatever
 * `sellToGuest` of the contract names.
 */
export const sellToGuest = async (tx: Tx, asked: SellToGuest): Promise<SoldToGuest> => {
  const { actor, servingId, portions, way } = asked
  const serving = await readServing(tx, servingId)
  if (!serving) throw new Refusal('serving_unknown')
  assertSelling(serving)
  const offering = offeringOf(serving, asked.offeringId)
  assertWayOffered(serving, way)
  const priceFen = fen(offering.priceFen * portions)
  if (priceFen !== asked.seenPayFen)
    throw new Refusal('price_changed', { ownFen: priceFen, listFen: priceFen })
  const changeFen = changeOf(asked.cashFen, priceFen)
  const { canteenId } = serving
  const { offeringId, name } = offering
  await needOpenDrawer(tx, canteenId)
  const transactionId = await post(tx, guestSold(canteenId, priceFen), {
    canteenId,
    bookingId: null,
    actor,
  })
  await takeFromRemainder(tx, { servingId, offeringId, portions, name })
  const ticket = await countSale(tx, servingId)
  const sale = { servingId, canteenId, offeringId, portions, way, priceFen, ticket, transactionId }
  const saleId = await insertGuestSale(tx, { ...sale, actor })
  await appendAudit(tx, {
    chain: canteenId,
    actor,
    action: 'guest_sale.made',
    subject: `guest_sale:${saleId}`,
    detail: { servingId, offeringId, portions, priceFen },
  })
  return { saleId, canteenId, number: ticket, priceFen, changeFen }
}
