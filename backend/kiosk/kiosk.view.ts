import { sql } from 'kysely'
import { readBookingContext } from '../bookings/booking-context.store.ts'
import { readCanteenCard } from '../bookings/canteen-card.store.ts'
import { isFull } from '../bookings/offers.rules.ts'
import { readPastChoices } from '../bookings/serving-list.view.ts'
import { readComingTickets, readTicket } from '../bookings/ticket.view.ts'
import { momentOf, readNext, waitingOf } from '../bookings/today.view.ts'
import type { KioskNext, Slip, VisitView } from '../contract/kiosk.ts'
import type { Ticket, Today } from '../contract/tickets.ts'
import { readDinerForBooking } from '../diners/diner.store.ts'
import type { Reader } from '../kernel/database.ts'
import { refusalBody } from '../kernel/refusal-body.ts'
import { present } from '../vocabulary/invariant.ts'
import { maskedName } from '../vocabulary/masked-name.ts'
import type { Language } from '../vocabulary/role.ts'
import type { KioskVisit } from './kiosk-visit.store.ts'
import {
  contextAt,
  mayCancel,
  offerShown,
  oneEach,
  readyMeal,
  sayNoAt,
  slipOf,
} from './kiosk.rules.ts'

interface Looking {
  readonly reader: Reader
  readonly visit: Pick<KioskVisit, 'dinerId' | 'name' | 'shown'>
  readonly language: Language
}

/** Of these bookings, those that a kiosk placed. */
const placedAtKiosk = async (reader: Reader, ids: readonly number[]): Promise<Set<number>> => {
  const found = await sql<{ id: number }>`
    select id from bookings where id = any(${ids}::bigint[]) and channel = 'kiosk'`.execute(reader)
  return new Set(found.rows.map(({ id }) => id))
}

const slipsOf = async (
  { reader, visit, language }: Looking,
  tickets: readonly Ticket[],
): Promise<Map<number, Slip>> => {
  const here = await placedAtKiosk(
    reader,
    tickets.map(({ bookingId }) => bookingId),
  )
  return new Map(
    tickets.map((ticket) => {
      const may = mayCancel(visit.shown, here.has(ticket.bookingId) ? 'at a kiosk' : 'elsewhere')
      const cancel =
        ticket.can.cancel.allowed && !may
          ? { allowed: false as const, because: refusalBody('card_needed', {}, language) }
          : ticket.can.cancel
      return [ticket.bookingId, slipOf(ticket, visit.shown, cancel)]
    }),
  )
}

const mealToBook = async (
  { reader, visit, language }: Looking,
  { when }: Extract<Today['next'], { state: 'open' | 'soldOut' }>,
): Promise<KioskNext> => {
  const whole = await readBookingContext(reader, when.servingId, visit.dinerId)
  const context = contextAt(whole, visit.shown)
  const past = await readPastChoices(reader, visit.dinerId)
  const no = sayNoAt(visit.shown, (code, params) => refusalBody(code, params, language))
  const { suggestion, offers } = readyMeal(context, past, no)
  if (suggestion === null || isFull(context)) return { state: 'soldOut', when }
  return {
    state: 'open',
    when,
    cutoff: momentOf(context.serving.cutoffAt),
    balanceFen: visit.shown === 'card' ? context.pricing.balanceFen : null,
    usual: { offeringId: suggestion.plate.offeringId, basis: suggestion.basis },
    offers: offers.map((offer) => offerShown(offer, visit.shown)),
  }
}

/** What she meets at this canteen's kiosk: today's meal if it waits, and the next one to book. */
export const visitView = async (looking: Looking, canteenId: number): Promise<VisitView> => {
  const { reader, visit, language } = looking
  const { now, day, time } = await readCanteenCard(reader, canteenId)
  const found = await readDinerForBooking(reader, visit.dinerId, day)
  // Wherever she usually eats: today she stands here.
  const diner = { ...present(found, 'a visit has its diner'), homeCanteenId: canteenId }
  const coming = await readComingTickets(reader, visit.dinerId, language)
  const tickets = coming.filter((ticket) => ticket.when.canteenId === canteenId)
  const past = oneEach(await readPastChoices(reader, visit.dinerId))
  const next = await readNext({ reader, diner, tickets, past, language })
  const slips = await slipsOf(looking, tickets)
  const waiting = waitingOf(tickets, now)
  return {
    maskedName: maskedName(visit.name),
    shown: visit.shown,
    now: { day, time },
    waiting: waiting && present(slips.get(waiting.bookingId), 'a slip for each ticket'),
    next:
      next.state === 'booked'
        ? {
            state: 'booked',
            slip: present(slips.get(next.ticket.bookingId), 'a slip for each ticket'),
          }
        : next.state === 'open' || next.state === 'soldOut'
          ? await mealToBook(looking, next)
          : next.state === 'queued'
            ? { state: 'soldOut', when: next.place.when }
            : next,
  }
}

/** One booking of hers as a slip, with the canteen's clock. */
export const slipView = async (
  looking: Looking,
  bookingId: number,
): Promise<{ slip: Slip; now: VisitView['now'] }> => {
  const ticket = await readTicket(looking.reader, bookingId, looking.language)
  const slips = await slipsOf(looking, [ticket])
  const { day, time } = await readCanteenCard(looking.reader, ticket.when.canteenId)
  return { slip: present(slips.get(bookingId), 'a slip for each ticket'), now: { day, time } }
}
