import { appendAudit } from '../kernel/audit.store.ts'
import type { Tx } from '../kernel/database.ts'
import { post } from '../payments/ledger.store.ts'
import { paidAhead } from '../payments/posting.rules.ts'
import { assertBudgeted, spendBudgets } from '../subsidies/budget.store.ts'
import { portionsUsage, takeUsage } from '../subsidies/usage.store.ts'
import { takeVouchers } from '../subsidies/voucher.store.ts'
import type { Channel } from '../vocabulary/meal.ts'
import type { Fen } from '../vocabulary/money.ts'
import { Refusal } from '../vocabulary/refusal.ts'
import { readBookingContext } from './booking-context.store.ts'
import { actingAs, asNextInLine, channelOf, decideBooking } from './booking.rules.ts'
import type { AskedMeal, BookedLine } from './booking.rules.ts'
import { insertBooking, insertRevision } from './booking.store.ts'
import { countNewBooking, moveOfferings, moveWay, recount } from './counters.store.ts'
import type { OfferingMove } from './counters.store.ts'

export interface PlaceBooking extends AskedMeal {
  readonly servingId: number
  /** The smallest sum that can be paid online; left out where nothing can. */
  readonly leastOnlineFen?: Fen | undefined
  readonly channel: Channel
  /** It is her turn in the queue. */
  readonly turn?: Turn | undefined
}

/** Whose turn it is takes what is kept for the queue, and waits no longer. */
export interface Turn {
  /** Every offering she waits for. */
  readonly offeringIds: readonly number[]
  /** Minutes the portion is kept for her answer; null books it at once. */
  readonly offerMinutes: number | null
}

/** Long enough to find the phone's payment app, short enough that nobody else goes hungry for it. */
const heldMinutes = 20

/** Nothing to pay needs no payment page; less than the provider takes is paid another way. */
const isHeld = ({ pay, leastOnlineFen, turn }: PlaceBooking, payFen: Fen): boolean => {
  if (turn) return turn.offerMinutes !== null
  if (pay !== 'online' || payFen === 0) return false
  if (leastOnlineFen === undefined) throw new Refusal('online_payment_off')
  if (payFen < leastOnlineFen) throw new Refusal('amount_below_least', { leastFen: leastOnlineFen })
  return true
}

/** Who waited for several dishes takes one and none of the others. */
const takenBy = (lines: readonly BookedLine[], turn: Turn | undefined): OfferingMove[] => {
  const taken = lines.map(({ offering: { offeringId, name }, quantity: portions }) => ({
    offeringId,
    name,
    portions,
  }))
  const others = (turn?.offeringIds ?? []).filter((id) =>
    taken.every(({ offeringId }) => offeringId !== id),
  )
  return [...taken, ...others.map((offeringId) => ({ offeringId, name: '', portions: 0 }))]
}

/**
 * Books one diner's meal at one serving, at the price she was shown. Locks in the order every booking action keeps:
 * booking, usage, vouchers, wallet, offerings, way, serving, budget slice; the busiest rows last.
 * Refuses whatever `placeBooking` of the contract names; nothing is written then.
 */
export const placeBooking = async (
  tx: Tx,
  asked: PlaceBooking,
): Promise<{ bookingId: number; canteenId: number }> => {
  const { turn } = asked
  const seen = await readBookingContext(tx, asked.servingId, asked.dinerId, asked.vouchers)
  const context = turn ? asNextInLine(seen) : seen
  const { serving, diner } = context
  const { lines, portions, inputs, quote, vouchers } = decideBooking(context, asked)
  const { canteenId } = serving
  const held = isHeld(asked, quote.payFen)
  const payment = asked.pay === 'counter' ? 'counter' : 'wallet'
  const taker = turn ? 'queue' : 'anybody'
  const acting = actingAs(asked.actor, asked.dinerId, canteenId)
  const channel = turn ? asked.channel : channelOf(acting, asked.channel)
  const bookingId = await insertBooking(tx, {
    servingId: serving.servingId,
    canteenId,
    dinerId: diner.dinerId,
    way: asked.way,
    payment,
    heldMinutes: held ? (turn?.offerMinutes ?? heldMinutes) : null,
    channel,
    actor: asked.actor,
    portions,
    quote,
  })
  const usages = [
    ...quote.usages,
    portionsUsage(serving.day, portions, serving.canteen.dailyPortionLimit),
  ]
  await takeUsage(tx, diner.dinerId, usages)
  await takeVouchers(tx, { bookingId, dinerId: diner.dinerId }, vouchers)
  await insertRevision(
    tx,
    { bookingId, revision: 1, lines, inputs, quote, usages },
    { move: held ? 'hold' : 'place', actor: asked.actor, reason: '' },
  )
  await assertBudgeted(tx, inputs, quote)
  if (payment === 'wallet' && !held)
    await post(tx, paidAhead(canteenId, diner.dinerId, quote.payFen), {
      canteenId,
      bookingId,
      actor: asked.actor,
    })
  const place = { servingId: serving.servingId, bookingId, way: asked.way }
  await moveOfferings(tx, place, takenBy(lines, turn), taker)
  await moveWay(tx, place, portions, taker)
  // The number to collect it by comes when it is paid.
  if (held) await recount(tx, serving.servingId, portions)
  else await countNewBooking(tx, serving.servingId, bookingId, portions)
  await appendAudit(tx, {
    chain: canteenId,
    actor: asked.actor,
    action: held ? 'booking.held' : 'booking.placed',
    subject: `booking:${bookingId}`,
    detail: {
      servingId: serving.servingId,
      dinerId: diner.dinerId,
      portions,
      ownFen: quote.payFen,
      channel,
    },
  })
  await spendBudgets(tx, canteenId, quote.budgets)
  return { bookingId, canteenId }
}
