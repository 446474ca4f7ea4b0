import { appendAudit } from '../kernel/audit.store.ts'
import type { Tx } from '../kernel/database.ts'
import { post } from '../payments/ledger.store.ts'
import { paidAhead } from '../payments/posting.rules.ts'
import { portionsUsage, takeUsage } from '../subsidies/usage.store.ts'
import type { Channel } from '../vocabulary/meal.ts'
import { readBookingContext } from './booking-context.store.ts'
import { actingAs, channelOf, decideBooking } from './booking.rules.ts'
import type { AskedMeal } from './booking.rules.ts'
import { insertBooking, insertRevision } from './booking.store.ts'
import { countNewBooking, moveOfferings, moveWay } from './counters.store.ts'

export interface PlaceBooking extends AskedMeal {
  readonly servingId: number
  readonly channel: Channel
}

/**
 * Books one diner's meal at one serving, at the price she was shown. Locks in the order every booking action keeps:
 * booking, usage, wallet, offerings, way, serving; the busiest rows last.
 * Refuses whatever `placeBooking` of the contract names; nothing is written then.
 */
export const placeBooking = async (
  tx: Tx,
  asked: PlaceBooking,
): Promise<{ bookingId: number; canteenId: number }> => {
  const context = await readBookingContext(tx, asked.servingId, asked.dinerId)
  const { serving, diner } = context
  const { lines, portions, inputs, quote } = decideBooking(context, asked)
  const { canteenId } = serving
  const channel = channelOf(actingAs(asked.actor, asked.dinerId, canteenId), asked.channel)
  const bookingId = await insertBooking(tx, {
    servingId: serving.servingId,
    canteenId,
    dinerId: diner.dinerId,
    way: asked.way,
    payment: asked.pay,
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
  await insertRevision(
    tx,
    { bookingId, revision: 1, lines, inputs, quote, usages },
    { move: 'place', actor: asked.actor, reason: '' },
  )
  if (asked.pay === 'wallet')
    await post(tx, paidAhead(canteenId, diner.dinerId, quote.payFen), {
      canteenId,
      bookingId,
      actor: asked.actor,
    })
  await moveOfferings(
    tx,
    serving.servingId,
    bookingId,
    lines.map((line) => ({
      offeringId: line.offering.offeringId,
      name: line.offering.name,
      portions: line.quantity,
    })),
  )
  await moveWay(tx, serving.servingId, asked.way, portions)
  await countNewBooking(tx, serving.servingId, bookingId, portions)
  await appendAudit(tx, {
    chain: canteenId,
    actor: asked.actor,
    action: 'booking.placed',
    subject: `booking:${bookingId}`,
    detail: {
      servingId: serving.servingId,
      dinerId: diner.dinerId,
      portions,
      ownFen: quote.payFen,
      channel,
    },
  })
  return { bookingId, canteenId }
}
