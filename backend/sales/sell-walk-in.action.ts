import { readBookingContext } from '../bookings/booking-context.store.ts'
import type { SoldMeal } from '../bookings/booking.rules.ts'
import { endBooking, lockBooking } from '../bookings/booking.store.ts'
import { recogniseDiner } from '../bookings/recognise-diner.action.ts'
import type { ShownCard } from '../bookings/recognise-diner.action.ts'
import { assertKnown } from '../bookings/recognition.rules.ts'
import { insertBookings } from '../bookings/new-bookings.store.ts'
import { tellThatSheCame } from '../bookings/tell-that-she-came.action.ts'
import { writeRevisions } from '../bookings/write-revisions.action.ts'
import { appendAudits } from '../kernel/audit.store.ts'
import type { Tx } from '../kernel/database.ts'
import type { ServingToBook } from '../menus/menu.store.ts'
import { post, readBalance } from '../payments/ledger.store.ts'
import { needOpenDrawer } from '../payments/need-open-drawer.action.ts'
import { mealCollected, paidAhead } from '../payments/posting.rules.ts'
import { spendBudgets } from '../subsidies/budget.store.ts'
import type { Actor } from '../vocabulary/actor.ts'
import { noFen } from '../vocabulary/money.ts'
import type { Fen } from '../vocabulary/money.ts'
import type { Asked, Verified } from '../vocabulary/recognition.ts'
import { takeFromRemainder } from './remainder.store.ts'
import { changeOf, decideWalkIn } from './sale.rules.ts'
import type { AskedWalkIn } from './sale.rules.ts'
import { countSale, giveTicket } from './sale.store.ts'

export interface SellWalkIn extends AskedWalkIn {
  readonly actor: Actor
  readonly servingId: number
  readonly dinerId: number
  readonly cashFen: Fen
  /** Her card as it was read at the counter; nothing where she was found by name. */
  readonly card?: ShownCard | undefined
  /** What she was asked who was found by name, and answered rightly. */
  readonly asked?: Asked | undefined
}

type Sold = SellWalkIn & SoldMeal & { readonly bookingId: number; readonly verified: Verified }

/** Paid and handed over at once: the same two postings as a meal that was booked. */
const settle = async (tx: Tx, serving: ServingToBook, sold: Sold): Promise<void> => {
  const { bookingId, dinerId, actor, pay, quote } = sold
  const { canteenId } = serving
  if (pay === 'counter' && quote.payFen > 0) await needOpenDrawer(tx, canteenId)
  const { verified } = sold
  await endBooking(tx, bookingId, 'collected', { move: 'collect', actor, reason: '', verified })
  const context = { canteenId, bookingId, actor }
  if (pay === 'wallet') await post(tx, paidAhead(canteenId, dinerId, quote.payFen), context)
  const { payment, priceFen, ownFen, shares } = await lockBooking(tx, bookingId)
  const meal = { canteenId, dinerId, payment, listFen: priceFen, payFen: ownFen, shares }
  await post(tx, mealCollected(meal), context)
  await tellThatSheCame(tx, dinerId, serving, { collector: null, at: serving.now })
}

const audit = async (tx: Tx, serving: ServingToBook, sold: Sold): Promise<void> => {
  const { actor, dinerId, bookingId, verified, pay, quote } = sold
  const { canteenId: chain, servingId } = serving
  const { payFen: ownFen } = quote
  const cashFen = pay === 'counter' ? ownFen : noFen
  const about = { chain, actor, subject: `booking:${bookingId}` }
  await appendAudits(tx, [
    {
      ...about,
      action: 'booking.walked_in',
      detail: { servingId, dinerId, portions: 1, ownFen },
    },
    {
      ...about,
      action: 'booking.collected',
      detail: { collectedBy: 'self', verified, cashFen },
    },
  ])
}

/**
 * Sells one portion to somebody on record who did not book, and hands it over at once: paid, helped and claimed as a
 * booking is, and taken out of what the cook made beyond the booked ones, never out of these. Locks in the order of
 * bookings; the remainder stands where their offerings do. Refuses whatever `sellWalkIn` of the contract names.
 */
export const sellWalkIn = async (
  tx: Tx,
  asked: SellWalkIn,
): Promise<{ bookingId: number; canteenId: number; changeFen: Fen; balanceFen: Fen }> => {
  const { servingId, dinerId, actor, pay } = asked
  const context = await readBookingContext(tx, servingId, dinerId)
  const { serving } = context
  const { canteenId } = serving
  const decided = decideWalkIn(context, asked)
  const { withoutCard: rule } = serving.canteen
  const verified = await recogniseDiner(tx, { dinerId, canteenId, rule }, asked)
  assertKnown(rule, verified, actor)
  const { way, cashFen } = asked
  const { quote } = decided
  const changeFen = pay === 'counter' ? changeOf(cashFen, quote.payFen) : noFen
  const meal = { ...decided, dinerId, actor, heldMinutes: null }
  const [bookingId = 0] = await insertBookings(tx, [
    { servingId, canteenId, way, payment: pay, channel: 'walk_in', ...meal },
  ])
  await writeRevisions(tx, serving, [{ ...meal, bookingId }])
  const sold = { ...asked, ...decided, bookingId, verified }
  await settle(tx, serving, sold)
  await audit(tx, serving, sold)
  for (const { offering, quantity } of decided.lines)
    await takeFromRemainder(tx, { servingId, ...offering, portions: quantity })
  await giveTicket(tx, bookingId, await countSale(tx, servingId))
  await spendBudgets(tx, canteenId, quote.budgets)
  return { bookingId, canteenId, changeFen, balanceFen: await readBalance(tx, dinerId) }
}
