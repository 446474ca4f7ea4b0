import { readBookingContext } from '../bookings/booking-context.store.ts'
import { actingAs, assertMayOrder, channelOf } from '../bookings/acting.rules.ts'
import {
  assertAffordable,
  assertDinerThere,
  assertServingOpen,
  assertWayOffered,
} from '../bookings/booking.rules.ts'
import { appendAudit } from '../kernel/audit.store.ts'
import type { Tx } from '../kernel/database.ts'
import type { Actor } from '../vocabulary/actor.ts'
import type { Channel, PaymentWay, Way } from '../vocabulary/meal.ts'
import type { Fen } from '../vocabulary/money.ts'
import { Refusal } from '../vocabulary/refusal.ts'
import type { WaitWish } from '../vocabulary/waiting.ts'
import { countWaiting, enterQueue, holdOpen, readWaitingPolicy } from './queue.store.ts'
import { insertWait } from './wait.store.ts'
import { classOf, mostOf, wantedOf } from './waiting.rules.ts'

export interface JoinQueue {
  readonly actor: Actor
  readonly dinerId: number
  readonly servingId: number
  /** One dish; null for whatever suits her and frees first. */
  readonly offeringId: number | null
  readonly way: Way
  readonly wish: WaitWish
  readonly pay: PaymentWay
  /** The most it may cost her, in fen, as the screen showed it. */
  readonly seenPayFen: Fen
  readonly channel: Channel
}

/**
 * A place in the queue for one portion of what is sold out. Refuses whatever `joinQueue` of the contract names; among
 * it `still_free`, judged with the counters in hand: nobody waits for what she could book.
 */
export const joinQueue = async (
  tx: Tx,
  asked: JoinQueue,
): Promise<{ waitId: number; canteenId: number }> => {
  const { actor, dinerId, servingId, way } = asked
  const context = await readBookingContext(tx, servingId, dinerId)
  const { serving, diner, pricing } = context
  const { canteenId } = serving
  assertServingOpen(serving)
  assertDinerThere(diner, serving)
  const acting = actingAs(actor, dinerId, canteenId)
  assertMayOrder(acting, serving)
  if (pricing.alreadyBooked) throw new Refusal('already_booked')
  assertWayOffered(serving, way)
  const wanted = wantedOf(context, asked.offeringId)
  const mostFen = mostOf(context, wanted, way)
  if (mostFen !== asked.seenPayFen) throw new Refusal('price_changed', { ownFen: mostFen })
  if (asked.pay === 'wallet') assertAffordable(mostFen, pricing)
  await enterQueue(tx, servingId)
  const offeringIds = wanted.map(({ offeringId }) => offeringId)
  const queueClass = classOf(diner.facts, await readWaitingPolicy(tx, canteenId))
  const waitId = await insertWait(tx, {
    servingId,
    canteenId,
    dinerId,
    way,
    wish: asked.wish,
    payment: asked.pay,
    seenPayFen: mostFen,
    class: queueClass,
    channel: channelOf(acting, asked.channel),
    actor,
    offeringIds,
  })
  await countWaiting(tx, { servingId, way }, offeringIds)
  await holdOpen(tx, servingId)
  await appendAudit(tx, {
    chain: canteenId,
    actor,
    action: 'waiting.joined',
    subject: `wait:${waitId}`,
    // Why somebody comes first is told nowhere.
    detail: { servingId, dinerId, wish: asked.wish },
  })
  return { waitId, canteenId }
}
