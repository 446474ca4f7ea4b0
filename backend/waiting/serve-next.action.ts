import { readBookingContext } from '../bookings/booking-context.store.ts'
import { asNextInLine } from '../bookings/booking.rules.ts'
import { readHeldUntil } from '../bookings/held-bookings.store.ts'
import { placeBooking } from '../bookings/place-booking.action.ts'
import { variantFor } from '../bookings/variant.rules.ts'
import { appendAudit } from '../kernel/audit.store.ts'
import type { Tx } from '../kernel/database.ts'
import { setMark, undoToMark } from '../kernel/transaction.ts'
import { queueNotice } from '../notices/queue-notice.action.ts'
import { jobActor } from '../vocabulary/actor.ts'
import type { Actor } from '../vocabulary/actor.ts'
import { serviceDayAt, timeOfDayAt } from '../vocabulary/calendar.ts'
import { Refusal } from '../vocabulary/refusal.ts'
import { endWait } from './end-wait.action.ts'
import { readMinutesToAnswer, takeQueue } from './queue.store.ts'
import { lockNextInLine, serveWait } from './wait.store.ts'
import type { NextInLine } from './wait.store.ts'
import { decideTurn, passesByItself } from './waiting.rules.ts'
import type { TurnDecision } from './waiting.rules.ts'

type Take = Extract<TurnDecision, { kind: 'take' }>

/** The job books what she asked for: its own key on the record, her helper's name on the ticket. */
const actorFor = (wait: NextInLine): Actor => ({
  ...jobActor('waiting-list'),
  name: wait.askedByName,
})

/** Books or holds the portion. Null when it could not be, by a refusal that no waiting will change. */
const take = async (
  tx: Tx,
  wait: NextInLine,
  decision: Take,
  context: Awaited<ReturnType<typeof readBookingContext>>,
): Promise<number | null> => {
  const { offering, payFen, payment, ask } = decision
  const offerMinutes = ask === 'first' ? await readMinutesToAnswer(tx, wait.canteenId) : null
  await setMark(tx)
  try {
    const { bookingId } = await placeBooking(tx, {
      actor: actorFor(wait),
      dinerId: wait.dinerId,
      servingId: wait.servingId,
      lines: [
        {
          offeringId: offering.offeringId,
          quantity: 1,
          variant: variantFor(offering, context.diner.needs),
        },
      ],
      way: wait.way,
      pay: payment,
      seenPayFen: payFen,
      channel: wait.channel,
      turn: { offeringIds: wait.offeringIds, offerMinutes },
    })
    return bookingId
  } catch (error) {
    if (!(error instanceof Refusal) || passesByItself(error)) throw error
    await undoToMark(tx)
    return null
  }
}

const tell = async (
  tx: Tx,
  { canteenId, dinerId }: NextInLine,
  { offering, payFen, ask }: Take,
  {
    day,
    meal,
    bookingId,
  }: Awaited<ReturnType<typeof readBookingContext>>['serving'] & {
    bookingId: number
  },
): Promise<void> => {
  const dish = { zh: offering.name, en: offering.nameEn }
  const about = { day, meal, dish, payFen }
  if (ask === 'not')
    return queueNotice(tx, { canteenId, dinerId, kind: 'waiting_booked', params: about })
  const until = await readHeldUntil(tx, bookingId)
  return queueNotice(tx, {
    canteenId,
    dinerId,
    kind: 'waiting_offer',
    params: { ...about, untilDay: serviceDayAt(until), until: timeOfDayAt(until) },
  })
}

/**
 * Gives what is there to the first in line, or ends her waiting and leaves it to the next. Null when nobody can be
 * served. Refuses only what passes by itself: looked at again in a moment.
 */
export const serveNext = async (
  tx: Tx,
  servingId: number,
): Promise<{ waitId: number; canteenId: number } | null> => {
  await takeQueue(tx, servingId)
  const wait = await lockNextInLine(tx, servingId)
  if (wait === null) return null
  const { waitId, canteenId, dinerId } = wait
  const context = asNextInLine(await readBookingContext(tx, servingId, dinerId))
  const actor = actorFor(wait)
  const decision = decideTurn(context, wait)
  const bookingId = decision.kind === 'take' ? await take(tx, wait, decision, context) : null
  if (decision.kind === 'end' || bookingId === null) {
    await endWait(tx, actor, wait, decision.kind === 'end' ? decision.because : 'not_possible')
    return { waitId, canteenId }
  }
  await serveWait(tx, waitId, {
    state: decision.ask === 'first' ? 'offered' : 'booked',
    bookingId,
  })
  await tell(tx, wait, decision, { ...context.serving, bookingId })
  await appendAudit(tx, {
    chain: canteenId,
    actor,
    action: 'waiting.served',
    subject: `wait:${waitId}`,
    detail: { bookingId, asked: decision.ask },
  })
  return { waitId, canteenId }
}
