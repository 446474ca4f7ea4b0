import { sql } from 'kysely'
import type { Tx } from '../kernel/database.ts'
import { violatedConstraint } from '../kernel/transaction.ts'
import type { Usage } from '../subsidies/limit.rules.ts'
import type { BudgetSpend, Quote } from '../subsidies/quote.rules.ts'
import type { TakenVoucher } from '../subsidies/voucher.rules.ts'
import type { Actor } from '../vocabulary/actor.ts'
import type { ServiceDay } from '../vocabulary/calendar.ts'
import { present } from '../vocabulary/invariant.ts'
import type { BookingState, Channel, PaymentWay, ReadBack, Way } from '../vocabulary/meal.ts'
import type { Fen } from '../vocabulary/money.ts'
import type { Collector, Verified } from '../vocabulary/recognition.ts'
import { Refusal } from '../vocabulary/refusal.ts'
import type { TimeWindow } from '../vocabulary/window.ts'

export interface Move {
  readonly move:
    | 'place'
    | 'hold'
    | 'confirm'
    | 'release'
    | 'amend'
    | 'cancel'
    | 'collect'
    | 'miss'
    | 'correct'
    | 'undo'
  readonly actor: Actor
  readonly reason: string
  /** How whoever came was known; only where a meal was handed over. */
  readonly verified?: Verified
  /** Who fetched it for her; only where somebody did. */
  readonly collector?: Collector | null
  /** When, by the clock of a counter that was without the network. */
  readonly handedAt?: Date | undefined
  /** Left out where nobody had her on the telephone. */
  readonly readBack?: ReadBack
}

export interface LockedBooking {
  readonly bookingId: number
  readonly servingId: number
  readonly canteenId: number
  readonly dinerId: number
  readonly state: BookingState
  readonly way: Way
  /** The turn she comes in; null where everybody has the same time. */
  readonly arrival: TimeWindow | null
  readonly payment: PaymentWay
  readonly channel: Channel
  readonly revision: number
  readonly portions: number
  readonly priceFen: Fen
  readonly ownFen: Fen
  readonly monthClosed: boolean
  readonly lines: readonly {
    readonly offeringId: number
    readonly quantity: number
    readonly texture: string
    readonly tweaks: string[]
    readonly omits: string[]
    readonly unitPriceFen: Fen
  }[]
  readonly shares: readonly {
    readonly funderId: number | null
    readonly funderIsCanteen: boolean
    readonly amountFen: Fen
  }[]
  readonly usages: readonly (Usage & { readonly periodStart: ServiceDay })[]
  readonly budgets: readonly BudgetSpend[]
  readonly vouchers: readonly TakenVoucher[]
}

/**
 * Locks a booking, then reads what its current revision holds: in two statements, because one that waits for the lock
 * would see the new revision's number and none of its lines. Refuses `booking_unknown`.
 */
export const lockBooking = async (tx: Tx, bookingId: number): Promise<LockedBooking> => {
  await sql`select from bookings where id = ${bookingId} for update`.execute(tx)
  const found = await sql<LockedBooking>`
    select b.id as "bookingId", b.serving_id as "servingId", b.canteen_id as "canteenId", b.diner_id as "dinerId", b.state, b.way,
      case when b.arrive_from is not null then jsonb_build_object('from', to_char(b.arrive_from, 'HH24:MI'), 'to', to_char(b.arrive_to, 'HH24:MI')) end as arrival,
      b.payment, b.channel, b.revision, b.portions, b.price_fen as "priceFen", b.own_fen as "ownFen",
      exists (select from servings s join month_closes m on m.canteen_id = s.canteen_id
        and m.month = date_trunc('month', s.day::timestamp)::date where s.id = b.serving_id) as "monthClosed",
      (select jsonb_agg(jsonb_build_object('offeringId', l.offering_id, 'quantity', l.quantity, 'texture', l.texture, 'tweaks', l.tweaks,
         'omits', l.omits, 'unitPriceFen', l.unit_price_fen) order by l.line_no)
       from booking_lines l where l.booking_id = b.id and l.revision = b.revision) as lines,
      (select jsonb_agg(jsonb_build_object('funderId', p.funder_id, 'funderIsCanteen', coalesce(f.is_canteen, false), 'amountFen', p.amount_fen)
         order by p.line_no)
       from booking_payers p left join funders f on f.id = p.funder_id where p.booking_id = b.id and p.revision = b.revision) as shares,
      coalesce((select jsonb_agg(jsonb_build_object('limitKey', u.limit_key, 'periodStart', u.period_start, 'amount', u.amount, 'cap', 0))
       from booking_usages u where u.booking_id = b.id), '[]'::jsonb) as usages,
      coalesce((select jsonb_agg(jsonb_build_object('voucherId', v.id, 'serial', v.serial, 'backWhenMissed', x.back_when_missed))
       from booking_vouchers x join vouchers v on v.id = x.voucher_id where x.booking_id = b.id), '[]'::jsonb) as vouchers,
      coalesce((select jsonb_agg(jsonb_build_object('budgetId', x.budget_id, 'amountFen', x.amount_fen))
       from booking_budgets x where x.booking_id = b.id), '[]'::jsonb) as budgets
    from bookings b where b.id = ${bookingId}`.execute(tx)
  const row = found.rows[0]
  if (!row) throw new Refusal('booking_unknown')
  return row
}

const closedMonthRefused = <T>(work: Promise<T>): Promise<T> =>
  work.catch((error: unknown) => {
    throw violatedConstraint(error) === 'month_closed' ? new Refusal('month_closed') : error
  })

/** Moves a booking into its final state and says who, when, why. Refuses `month_closed`: the database has the last word. */
export const endBooking = async (
  tx: Tx,
  bookingId: number,
  state: 'cancelled' | 'collected' | 'missed',
  move: Move,
): Promise<void> => {
  const ended = await closedMonthRefused(
    sql`
    with ended as (
      update bookings set state = ${state}, ended_at = app_now(), held_until = null
      where id = ${bookingId} and (state = 'placed' or state = 'held' and ${state} = 'cancelled'
        or state = 'missed' and ${move.move} = 'correct') returning id)
    insert into booking_moves (booking_id, seq, state, move, actor, actor_name, reason, verified, handed_at, read_back_at, collector)
    select id, (select max(m.seq) + 1 from booking_moves m where m.booking_id = ended.id), ${state}, ${move.move}, ${move.actor.key},
      ${move.actor.name}, ${move.reason}, ${move.verified ?? ''}, ${move.handedAt ?? null}::timestamptz,
      case when ${move.readBack ?? 'no'} = 'yes' then app_now() end,
      ${move.collector ? JSON.stringify(move.collector) : null}::jsonb from ended`.execute(tx),
  )
  present(ended.numAffectedRows === 1n ? true : null, 'the locked booking could end so')
}

/** What was handed over is not, after all: it waits for her again, or nothing was sold. Refuses `month_closed`. */
export const reopenBooking = async (
  tx: Tx,
  bookingId: number,
  state: 'placed' | 'cancelled',
  move: Move,
): Promise<void> => {
  const reopened = await closedMonthRefused(
    sql`
    with reopened as (
      update bookings set state = ${state}, ended_at = case when ${state} = 'placed' then null else app_now() end
      where id = ${bookingId} and state = 'collected' returning id)
    insert into booking_moves (booking_id, seq, state, move, actor, actor_name, reason)
    select id, (select max(m.seq) + 1 from booking_moves m where m.booking_id = reopened.id), ${state}, ${move.move}, ${move.actor.key},
      ${move.actor.name}, ${move.reason} from reopened`.execute(tx),
  )
  present(reopened.numAffectedRows === 1n ? true : null, 'the locked booking was collected')
}

/** Paid, or to be paid in cash: from held to placed, with the next ticket of its serving. */
export const confirmBooking = async (
  tx: Tx,
  bookingId: number,
  payment: PaymentWay,
  move: Move,
): Promise<void> => {
  const confirmed = await sql`
    with ticket as (
      update servings s set last_ticket = s.last_ticket + 1 from bookings b
      where b.id = ${bookingId} and b.state = 'held' and s.id = b.serving_id returning s.last_ticket
    ), confirmed as (
      update bookings set state = 'placed', held_until = null, ticket_no = ticket.last_ticket, payment = ${payment}
      from ticket where id = ${bookingId} returning id
    )
    insert into booking_moves (booking_id, seq, state, move, actor, actor_name, reason)
    select id, (select max(m.seq) + 1 from booking_moves m where m.booking_id = confirmed.id), 'placed', ${move.move}, ${move.actor.key},
      ${move.actor.name}, ${move.reason} from confirmed`.execute(tx)
  present(confirmed.numAffectedRows === 1n ? true : null, 'the locked booking was held')
}

/** A cancelled booking holds no entitlement any more. */
export const clearUsages = async (tx: Tx, bookingId: number): Promise<void> => {
  await tx.deleteFrom('booking_usages').where('booking_id', '=', bookingId).execute()
}

/** What is cancelled or missed costs nobody's budget anything; what is changed holds another sum. */
export const clearBudgets = async (tx: Tx, bookingId: number): Promise<void> => {
  await tx.deleteFrom('booking_budgets').where('booking_id', '=', bookingId).execute()
}

/** The booking's head follows its newest revision. */
export const reviseBooking = async (
  tx: Tx,
  bookingId: number,
  head: Pick<LockedBooking, 'revision' | 'way' | 'arrival' | 'payment' | 'portions'> & {
    readonly quote: Quote
  },
): Promise<void> => {
  await tx
    .updateTable('bookings')
    .set({
      revision: head.revision,
      way: head.way,
      arrive_from: head.arrival?.from ?? null,
      arrive_to: head.arrival?.to ?? null,
      payment: head.payment,
      portions: head.portions,
      price_fen: head.quote.listFen,
      own_fen: head.quote.payFen,
    })
    .where('id', '=', bookingId)
    .execute()
}

/** What was to be paid at the counter has been taken from the wallet. */
export const payFromWallet = async (tx: Tx, bookingId: number): Promise<void> => {
  await sql`update bookings set payment = 'wallet' where id = ${bookingId}`.execute(tx)
}

/** Locks bookings in their order, before anything that comes after them. */
export const lockBookings = async (tx: Tx, bookingIds: readonly number[]): Promise<void> => {
  await sql`select from bookings where id = any (${[...bookingIds]}::bigint[]) order by id for update`.execute(
    tx,
  )
}
