import { sql } from 'kysely'
import type { Tx } from '../kernel/database.ts'
import { violatedConstraint } from '../kernel/transaction.ts'
import type { Usage } from '../subsidies/limit.rules.ts'
import type { BudgetSpend, Quote, QuoteInputs } from '../subsidies/quote.rules.ts'
import type { TakenVoucher } from '../subsidies/voucher.rules.ts'
import type { Actor } from '../vocabulary/actor.ts'
import type { ServiceDay } from '../vocabulary/calendar.ts'
import { present } from '../vocabulary/invariant.ts'
import type { BookingState, Channel, PaymentWay, Verified, Way } from '../vocabulary/meal.ts'
import type { Fen } from '../vocabulary/money.ts'
import { Refusal } from '../vocabulary/refusal.ts'
import type { BookedLine } from './booking.rules.ts'

export interface NewBooking {
  readonly servingId: number
  readonly canteenId: number
  readonly dinerId: number
  readonly way: Way
  readonly payment: PaymentWay
  /** Minutes that portions are kept while she pays online; null when the booking is made at once. */
  readonly heldMinutes: number | null
  readonly channel: Channel
  readonly actor: Actor
  readonly portions: number
  readonly quote: Quote
}

/** What one revision sold: lines, quote, payers and the entitlement it holds. */
export interface Revision {
  readonly bookingId: number
  readonly revision: number
  readonly lines: readonly BookedLine[]
  readonly inputs: QuoteInputs
  readonly quote: Quote
  readonly usages: readonly Usage[]
}

/** Never beyond cut-off: what is only held then is not cooked. */
const heldUntil = ({ heldMinutes, servingId }: NewBooking) =>
  heldMinutes === null
    ? null
    : sql<Date>`(select least(app_now() + make_interval(mins => ${heldMinutes}), s.cutoff_at) from servings s where s.id = ${servingId})`

/** Inserts the booking itself. Refuses `already_booked`: the database allows one per diner and serving. */
export const insertBooking = async (tx: Tx, booking: NewBooking): Promise<number> => {
  try {
    const row = await tx
      .insertInto('bookings')
      .values({
        serving_id: booking.servingId,
        canteen_id: booking.canteenId,
        diner_id: booking.dinerId,
        state: booking.heldMinutes === null ? 'placed' : 'held',
        held_until: heldUntil(booking),
        way: booking.way,
        payment: booking.payment,
        channel: booking.channel,
        placed_by: booking.actor.key,
        placed_by_name: booking.actor.name,
        portions: booking.portions,
        price_fen: booking.quote.listFen,
        own_fen: booking.quote.payFen,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    return row.id
  } catch (error) {
    if (violatedConstraint(error) === 'bookings_one_per_diner') throw new Refusal('already_booked')
    throw error
  }
}

const lineRows = (lines: readonly BookedLine[]): string =>
  JSON.stringify(
    lines.map((line, index) => ({
      line_no: index + 1,
      offering_id: line.offering.offeringId,
      quantity: line.quantity,
      texture: line.variant.texture,
      tweaks: line.variant.tweaks,
      omits: line.variant.omits,
      unit_price_fen: line.offering.priceFen,
    })),
  )

const payerRows = (quote: Quote): string =>
  JSON.stringify(
    quote.payers.map((payer, index) => ({
      line_no: index + 1,
      funder_id: payer.funderId,
      scheme_version_id: payer.schemeVersionId,
      amount_fen: payer.amountFen,
    })),
  )

const operatorRows = (quote: Quote): string =>
  JSON.stringify(
    quote.operatorPayments.map((paid, index) => ({
      line_no: index + 1,
      kind: paid.kind,
      funder_id: paid.funderId,
      scheme_version_id: paid.schemeVersionId,
      amount_fen: paid.amountFen,
    })),
  )

const usageRows = (usages: readonly Usage[]): string =>
  JSON.stringify(
    usages.map(({ limitKey, periodStart, amount }) => ({
      limit_key: limitKey,
      period_start: periodStart,
      amount,
    })),
  )

const budgetRows = ({ budgets }: Quote): string => {
  const byBudget = new Map<number, number>()
  for (const { budgetId, amountFen } of budgets)
    byBudget.set(budgetId, (byBudget.get(budgetId) ?? 0) + amountFen)
  return JSON.stringify(
    [...byBudget].map(([budgetId, amountFen]) => ({ budget_id: budgetId, amount_fen: amountFen })),
  )
}

/** Everything a revision consists of, and the move that made it, in one statement. */
export const insertRevision = async (tx: Tx, revision: Revision, move: Move): Promise<void> => {
  const { bookingId } = revision
  await sql`
    with lines as (
      insert into booking_lines (booking_id, revision, line_no, offering_id, quantity, texture, tweaks, omits, unit_price_fen)
      select ${bookingId}, ${revision.revision}, l.* from jsonb_to_recordset(${lineRows(revision.lines)}::jsonb)
        as l(line_no smallint, offering_id bigint, quantity smallint, texture text, tweaks text[], omits text[], unit_price_fen int)
    ), payers as (
      insert into booking_payers (booking_id, revision, line_no, funder_id, scheme_version_id, amount_fen)
      select ${bookingId}, ${revision.revision}, p.* from jsonb_to_recordset(${payerRows(revision.quote)}::jsonb)
        as p(line_no smallint, funder_id bigint, scheme_version_id bigint, amount_fen int)
    ), operator as (
      insert into booking_operator_payments (booking_id, revision, line_no, kind, funder_id, scheme_version_id, amount_fen)
      select ${bookingId}, ${revision.revision}, p.* from jsonb_to_recordset(${operatorRows(revision.quote)}::jsonb)
        as p(line_no smallint, kind text, funder_id bigint, scheme_version_id bigint, amount_fen int)
    ), usages as (
      insert into booking_usages (booking_id, limit_key, period_start, amount)
      select ${bookingId}, u.* from jsonb_to_recordset(${usageRows(revision.usages)}::jsonb) as u(limit_key text, period_start date, amount int)
    ), budgets as (
      insert into booking_budgets (booking_id, budget_id, amount_fen)
      select ${bookingId}, b.* from jsonb_to_recordset(${budgetRows(revision.quote)}::jsonb) as b(budget_id bigint, amount_fen int)
    ), quotes as (
      insert into booking_quotes (booking_id, revision, inputs, quote)
      values (${bookingId}, ${revision.revision}, ${JSON.stringify(revision.inputs)}::jsonb, ${JSON.stringify(revision.quote)}::jsonb)
    )
    insert into booking_moves (booking_id, seq, state, move, actor, actor_name, reason)
    select ${bookingId}, coalesce((select max(seq) from booking_moves where booking_id = ${bookingId}), 0) + 1,
      ${move.move === 'hold' ? 'held' : 'placed'}, ${move.move}, ${move.actor.key}, ${move.actor.name}, ${move.reason}`.execute(
    tx,
  )
}

export interface Move {
  readonly move: 'place' | 'hold' | 'confirm' | 'release' | 'amend' | 'cancel' | 'collect' | 'miss'
  readonly actor: Actor
  readonly reason: string
  /** How whoever came was known; only where a meal was handed over. */
  readonly verified?: Verified
}

export interface LockedBooking {
  readonly bookingId: number
  readonly servingId: number
  readonly canteenId: number
  readonly dinerId: number
  readonly state: BookingState
  readonly way: Way
  readonly payment: PaymentWay
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
      b.payment, b.revision, b.portions, b.price_fen as "priceFen", b.own_fen as "ownFen",
      exists (select from servings s join month_closes m on m.canteen_id = s.canteen_id
        and m.month = date_trunc('month', s.day::timestamp)::date where s.id = b.serving_id) as "monthClosed",
      (select jsonb_agg(jsonb_build_object('offeringId', l.offering_id, 'quantity', l.quantity, 'texture', l.texture, 'tweaks', l.tweaks,
         'omits', l.omits) order by l.line_no)
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
      where id = ${bookingId} and (state = 'placed' or state = 'held' and ${state} = 'cancelled') returning id)
    insert into booking_moves (booking_id, seq, state, move, actor, actor_name, reason, verified)
    select id, (select max(m.seq) + 1 from booking_moves m where m.booking_id = ended.id), ${state}, ${move.move}, ${move.actor.key},
      ${move.actor.name}, ${move.reason}, ${move.verified ?? ''} from ended`.execute(tx),
  )
  present(ended.numAffectedRows === 1n ? true : null, 'the locked booking was placed')
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
  head: { revision: number; way: Way; portions: number; quote: Quote },
): Promise<void> => {
  await tx
    .updateTable('bookings')
    .set({
      revision: head.revision,
      way: head.way,
      portions: head.portions,
      price_fen: head.quote.listFen,
      own_fen: head.quote.payFen,
    })
    .where('id', '=', bookingId)
    .execute()
}
