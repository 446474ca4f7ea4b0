import { sql } from 'kysely'
import type { RawBuilder } from 'kysely'
import type { Bilingual, Plate } from '../contract/shapes.ts'
import type { Ticket } from '../contract/tickets.ts'
import type { Reader } from '../kernel/database.ts'
import { refusalBody } from '../kernel/refusal-body.ts'
import { serviceDayAt, timeOfDayAt } from '../vocabulary/calendar.ts'
import type { ServiceDay, TimeOfDay } from '../vocabulary/calendar.ts'
import type { Variant } from '../vocabulary/diet.ts'
import { present } from '../vocabulary/invariant.ts'
import type { BookingState, Meal, PaymentWay, ServingState, Way } from '../vocabulary/meal.ts'
import { fen, subtractFen } from '../vocabulary/money.ts'
import type { Fen } from '../vocabulary/money.ts'
import { collectorToHer, collectorWords } from '../vocabulary/collector-words.ts'
import type { Collector } from '../vocabulary/recognition.ts'
import { Refusal } from '../vocabulary/refusal.ts'
import type { Allowed, RefusalCode, RefusalParams } from '../vocabulary/refusal.ts'
import type { Language } from '../vocabulary/role.ts'
import { carriedOf } from './carried-for-her.store.ts'
import type { CarriedForHer } from './carried-for-her.store.ts'
import { collectorOf } from './recognition.store.ts'

interface TicketRow {
  readonly now: Date
  readonly bookingId: number
  readonly dinerId: number
  readonly number: number | null
  readonly state: BookingState
  readonly heldUntil: Date | null
  readonly servingId: number
  readonly canteenId: number
  readonly day: ServiceDay
  readonly meal: Meal
  readonly from: TimeOfDay
  readonly to: TimeOfDay
  readonly arriveFrom: TimeOfDay | null
  readonly servedUntil: TimeOfDay
  readonly servingState: ServingState
  readonly cutoffAt: Date
  readonly way: Way
  readonly payment: PaymentWay
  readonly priceFen: Fen
  readonly ownFen: Fen
  readonly placedByName: string
  readonly sentence: Bilingual
  readonly carried: CarriedForHer
  readonly collectedAt: TimeOfDay | null
  readonly collector: Collector | null
  readonly lines: readonly {
    readonly plate: Plate
    readonly quantity: number
    readonly variant: Variant
  }[]
}

/** Bookings with their current lines and the sentence they were sold with: one statement for any list of them. */
const ticketRows = (
  reader: Reader,
  which: RawBuilder<unknown>,
  order: RawBuilder<unknown>,
): Promise<{ rows: TicketRow[] }> =>
  sql<TicketRow>`
    select app_now() as now, b.id as "bookingId", b.diner_id as "dinerId", b.ticket_no as number, b.state, b.held_until as "heldUntil", b.serving_id as "servingId", b.canteen_id as "canteenId",
      s.day, s.meal, to_char(coalesce(b.arrive_from, s.window_from), 'HH24:MI') as "from", to_char(coalesce(b.arrive_to, s.window_to), 'HH24:MI') as "to",
      to_char(b.arrive_from, 'HH24:MI') as "arriveFrom", to_char(s.window_to, 'HH24:MI') as "servedUntil", s.state as "servingState",
      s.cutoff_at as "cutoffAt", b.way, b.payment, b.price_fen as "priceFen", b.own_fen as "ownFen", b.placed_by_name as "placedByName",
      (select q.quote->'sentence' from booking_quotes q where q.booking_id = b.id and q.revision = b.revision) as sentence,
      (select to_char(coalesce(m.handed_at, m.at) at time zone 'Asia/Shanghai', 'HH24:MI') from booking_moves m
       where m.booking_id = b.id and m.state in ('collected', 'delivered') order by m.seq desc limit 1) as "collectedAt",
      ${collectorOf} as collector, ${carriedOf} as carried,
      (select jsonb_agg(jsonb_build_object(
          'plate', jsonb_build_object('offeringId', o.id, 'name', jsonb_build_object('zh', coalesce(st.name, di.name), 'en', coalesce(st.name_en, di.name_en)),
            'sides', jsonb_build_object('zh', coalesce(st.sides, ''), 'en', coalesce(st.sides_en, '')),
            'picture', coalesce(st.picture, di.picture), 'size', o.size),
          'quantity', l.quantity,
          'variant', jsonb_build_object('texture', l.texture, 'tweaks', l.tweaks, 'omits', l.omits)) order by l.line_no)
       from booking_lines l join offerings o on o.id = l.offering_id left join sets st on st.id = o.set_id left join dishes di on di.id = o.dish_id
       where l.booking_id = b.id and l.revision = b.revision) as lines
    from bookings b join servings s on s.id = b.serving_id
    where ${which} order by ${order}`.execute(reader)

const no = (code: RefusalCode, language: Language, params: RefusalParams = {}): Allowed => ({
  allowed: false,
  because: refusalBody(code, params, language),
})

const canOf = (row: TicketRow, language: Language): Ticket['can'] => {
  const until = { day: serviceDayAt(row.cutoffAt), time: timeOfDayAt(row.cutoffAt) }
  const open = row.servingState === 'open' && row.now < row.cutoffAt
  const late = no('past_cutoff', language)
  const change: Allowed =
    row.state !== 'placed' ? no('booking_over', language) : open ? { allowed: true } : late
  // What is only held may always be let go.
  const cancel: Allowed = row.state === 'held' ? { allowed: true } : change
  const again: Allowed =
    row.state !== 'cancelled' ? no('already_booked', language) : open ? { allowed: true } : late
  return { cancel, amend: change, placeAgain: again, until }
}

const ticketOf = (row: TicketRow, language: Language): Ticket => {
  const first = present(row.lines[0], 'a booking has a line')
  return {
    bookingId: row.bookingId,
    number: row.number,
    state: row.state,
    when: {
      servingId: row.servingId,
      canteenId: row.canteenId,
      day: row.day,
      meal: row.meal,
      from: row.from,
      to: row.to,
    },
    arriveFrom: row.arriveFrom,
    servedUntil: row.servedUntil,
    plate: first.plate,
    lines: row.lines.slice(1) as Ticket['lines'],
    quantity: first.quantity,
    variant: first.variant as Ticket['variant'],
    way: row.way,
    price: {
      listFen: row.priceFen,
      subsidyFen: subtractFen(row.priceFen, row.ownFen),
      payFen: row.ownFen,
      sentence: row.sentence,
    },
    payment: {
      by: row.payment,
      dueFen: row.payment === 'counter' && row.state === 'placed' ? row.ownFen : fen(0),
      carried: row.carried,
    },
    placedByName: row.placedByName,
    collectedAt: row.collectedAt,
    fetchedBy: row.collector && {
      who: collectorWords(row.collector),
      toHer: collectorToHer(row.collector),
    },
    heldUntil:
      row.state === 'held' && row.heldUntil !== null
        ? { day: serviceDayAt(row.heldUntil), time: timeOfDayAt(row.heldUntil) }
        : null,
    can: canOf(row, language),
  }
}

/** One booking and whose it is. Refuses `booking_unknown`. */
export const readBooking = async (
  reader: Reader,
  bookingId: number,
  language: Language,
): Promise<{ readonly dinerId: number; readonly ticket: Ticket }> => {
  const { rows } = await ticketRows(reader, sql`b.id = ${bookingId}`, sql`b.id`)
  if (!rows[0]) throw new Refusal('booking_unknown')
  return { dinerId: rows[0].dinerId, ticket: ticketOf(rows[0], language) }
}

/** Refuses `booking_unknown`. */
export const readTicket = async (
  reader: Reader,
  bookingId: number,
  language: Language,
): Promise<Ticket> => (await readBooking(reader, bookingId, language)).ticket

/** Meals still to come (today's included until it is settled), soonest first. */
export const readComingTickets = async (
  reader: Reader,
  dinerId: number,
  language: Language,
): Promise<Ticket[]> => {
  const { rows } = await ticketRows(
    reader,
    sql`b.diner_id = ${dinerId} and b.state in ('placed', 'held') and s.day >= service_day_of(app_now())`,
    sql`s.day, s.meal`,
  )
  return rows.map((row) => ticketOf(row, language))
}

/** The last meals that are over, newest first. */
export const readPastTickets = async (
  reader: Reader,
  dinerId: number,
  count: number,
  language: Language,
): Promise<Ticket[]> => {
  const { rows } = await ticketRows(
    reader,
    sql`b.diner_id = ${dinerId} and (b.state in ('collected', 'delivered', 'missed', 'cancelled') or s.day < service_day_of(app_now()))`,
    sql`s.day desc, s.meal desc, b.id desc limit ${count}`,
  )
  return rows.map((row) => ticketOf(row, language))
}
