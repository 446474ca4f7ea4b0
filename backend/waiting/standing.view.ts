import { readBookingContext } from '../bookings/booking-context.store.ts'
import type { BookingContext } from '../bookings/booking-context.store.ts'
import { assertDinerThere, assertServingOpen } from '../bookings/booking.rules.ts'
import { freeWays, plateOf } from '../bookings/offers.rules.ts'
import { readQueuePlace } from '../bookings/queue-place.view.ts'
import { momentOf, whenOf } from '../bookings/today.view.ts'
import type { QueuePlace } from '../contract/tickets.ts'
import type { Standing } from '../contract/waits.ts'
import { sql } from 'kysely'
import type { Reader } from '../kernel/database.ts'
import { refusalBody } from '../kernel/refusal-body.ts'
import type { OfferingOnServing } from '../menus/menu.store.ts'
import type { Way } from '../vocabulary/meal.ts'
import { noFen } from '../vocabulary/money.ts'
import type { Fen } from '../vocabulary/money.ts'
import { Refusal } from '../vocabulary/refusal.ts'
import type { Allowed } from '../vocabulary/refusal.ts'
import type { Language } from '../vocabulary/role.ts'
import { readWaitingPolicy } from './queue.store.ts'
import { classOf, isStillFree, mostOf, payingFor, wantedOf } from './waiting.rules.ts'

/** People who would be served before her. */
const readAhead = async (
  reader: Reader,
  servingId: number,
  offeringIds: readonly number[],
  queueClass: 1 | 2,
): Promise<number> => {
  const found = await sql<{ ahead: number }>`
    select count(*)::int as ahead from waits w where w.serving_id = ${servingId} and w.state = 'waiting' and w.class <= ${queueClass}
      and exists (select from wait_lines l where l.wait_id = w.id and l.offering_id = any(${[...offeringIds]}::bigint[]))`.execute(
    reader,
  )
  return found.rows[0]?.ahead ?? 0
}

const mayJoin = (
  context: BookingContext,
  wanted: readonly OfferingOnServing[],
  way: Way,
  language: Language,
): Allowed => {
  try {
    assertServingOpen(context.serving)
    assertDinerThere(context.diner, context.serving)
    if (context.pricing.alreadyBooked) throw new Refusal('already_booked')
    if (isStillFree(context.serving, wanted, way)) throw new Refusal('still_free')
    return { allowed: true }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return { allowed: false, because: refusalBody(error.code, error.params, language) }
  }
}

const mostOrNothing = (
  context: BookingContext,
  wanted: readonly OfferingOnServing[],
  way: Way,
): Fen => {
  try {
    return mostOf(context, wanted, way)
  } catch (error) {
    // A scheme takes no such order: joining says why.
    if (error instanceof Refusal) return noFen
    throw error
  }
}

const wayFor = (context: BookingContext, place: QueuePlace | null): Way =>
  place?.way ?? freeWays(context)[0] ?? 'dine_in'

/**
 * Her place at a serving and what she could ask for there: one dish, or whatever suits her. Refuses
 * `serving_unknown`, `offering_unknown`, `offering_withdrawn`, `dish_clashes`.
 */
export const readStanding = async (
  reader: Reader,
  asked: { readonly dinerId: number; readonly servingId: number; readonly dish: number | null },
  language: Language,
): Promise<Standing> => {
  const { dinerId, servingId, dish } = asked
  const context = await readBookingContext(reader, servingId, dinerId)
  const { serving, diner } = context
  const place = await readQueuePlace(reader, dinerId, servingId)
  const wanted = wantedOf(context, dish)
  const way = wayFor(context, place)
  const mostFen = mostOrNothing(context, wanted, way)
  const policy = await readWaitingPolicy(reader, serving.canteenId)
  const queueClass = classOf(diner.facts, policy)
  const offeringIds = wanted.map(({ offeringId }) => offeringId)
  const only = wanted.length === 1 ? wanted[0] : undefined
  return {
    when: whenOf(serving),
    cutoff: momentOf(serving.cutoffAt),
    now: momentOf(serving.now),
    canteen: {
      canteenId: serving.canteenId,
      name: { zh: serving.canteen.name, en: serving.canteen.nameEn },
      phone: serving.canteen.phone,
    },
    place,
    payment: place?.state === 'offered' ? payingFor(context, place.payFen) : null,
    asking: {
      plate: only ? plateOf(only) : null,
      way,
      mostFen,
      payment: payingFor(context, mostFen),
      ahead: await readAhead(reader, servingId, offeringIds, queueClass),
      offerMinutes: policy.offerMinutes,
      can: { join: mayJoin(context, wanted, way, language) },
    },
  }
}
