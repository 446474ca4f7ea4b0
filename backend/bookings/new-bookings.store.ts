import { sql } from 'kysely'
import type { Tx } from '../kernel/database.ts'
import { violatedConstraint } from '../kernel/transaction.ts'
import type { Usage } from '../subsidies/limit.rules.ts'
import type { Quote, QuoteInputs } from '../subsidies/quote.rules.ts'
import type { Actor } from '../vocabulary/actor.ts'
import type { Channel, PaymentWay, Way } from '../vocabulary/meal.ts'
import { Refusal } from '../vocabulary/refusal.ts'
import type { TimeWindow } from '../vocabulary/window.ts'
import type { BookedLine } from './booking.rules.ts'
import type { Move } from './booking.store.ts'

export interface NewBooking {
  readonly servingId: number
  readonly canteenId: number
  readonly dinerId: number
  readonly way: Way
  /** The turn she comes in; null where everybody has the same time. */
  readonly arrival: TimeWindow | null
  readonly payment: PaymentWay
  /** Minutes that portions are kept while she pays online; null when the booking is made at once. */
  readonly heldMinutes: number | null
  readonly channel: Channel
  readonly actor: Actor
  /** When it was taken down where the server could not be asked. */
  readonly takenAt?: Date | undefined
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

/**
 * Inserts the bookings themselves, in the order given, and returns their ids in that order. What is only held is so
 * never beyond cut-off: then it is not cooked. Refuses `already_booked`: the database allows one per diner and serving.
 */
export const insertBookings = async (
  tx: Tx,
  bookings: readonly NewBooking[],
): Promise<number[]> => {
  const rows = bookings.map((booking) => ({
    serving_id: booking.servingId,
    canteen_id: booking.canteenId,
    diner_id: booking.dinerId,
    held_minutes: booking.heldMinutes,
    way: booking.way,
    arrive_from: booking.arrival?.from ?? null,
    arrive_to: booking.arrival?.to ?? null,
    payment: booking.payment,
    channel: booking.channel,
    placed_by: booking.actor.key,
    placed_by_name: booking.actor.name,
    taken_at: booking.takenAt?.toISOString() ?? null,
    portions: booking.portions,
    price_fen: booking.quote.listFen,
    own_fen: booking.quote.payFen,
  }))
  try {
    const made = await sql<{ id: number; dinerId: number }>`
      insert into bookings (serving_id, canteen_id, diner_id, state, held_until, way, arrive_from, arrive_to, payment, channel, placed_by, placed_by_name,
        taken_at, portions, price_fen, own_fen)
      select b.serving_id, b.canteen_id, b.diner_id, (case when b.held_minutes is null then 'placed' else 'held' end)::booking_state,
        case when b.held_minutes is not null then least(app_now() + make_interval(mins => b.held_minutes),
          (select s.cutoff_at from servings s where s.id = b.serving_id)) end,
        b.way, b.arrive_from, b.arrive_to, b.payment, b.channel, b.placed_by, b.placed_by_name, b.taken_at, b.portions, b.price_fen, b.own_fen
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as b(serving_id bigint, canteen_id bigint, diner_id bigint, held_minutes int,
        way way, arrive_from time, arrive_to time, payment payment_way, channel booking_channel, placed_by text, placed_by_name text, taken_at timestamptz, portions int, price_fen int, own_fen int)
      returning id, diner_id as "dinerId"`.execute(tx)
    const ids = new Map(made.rows.map(({ id, dinerId }) => [dinerId, id]))
    return bookings.map(({ dinerId }) => ids.get(dinerId) ?? 0)
  } catch (error) {
    if (violatedConstraint(error) === 'bookings_one_per_diner') throw new Refusal('already_booked')
    throw error
  }
}

/** Rows of one table for many revisions, as `jsonb_to_recordset` reads them. */
const rowsOf = (
  revisions: readonly Revision[],
  rows: (revision: Revision) => readonly object[],
): string =>
  JSON.stringify(
    revisions.flatMap((one) =>
      rows(one).map((row) => ({ booking_id: one.bookingId, revision: one.revision, ...row })),
    ),
  )

const lineRows = ({ lines }: Revision): object[] =>
  lines.map((line, index) => ({
    line_no: index + 1,
    offering_id: line.offering.offeringId,
    quantity: line.quantity,
    texture: line.variant.texture,
    tweaks: line.variant.tweaks,
    omits: line.variant.omits,
    unit_price_fen: line.offering.priceFen,
  }))

const payerRows = ({ quote }: Revision): object[] =>
  quote.payers.map((payer, index) => ({
    line_no: index + 1,
    funder_id: payer.funderId,
    scheme_version_id: payer.schemeVersionId,
    amount_fen: payer.amountFen,
  }))

const operatorRows = ({ quote }: Revision): object[] =>
  quote.operatorPayments.map((paid, index) => ({
    line_no: index + 1,
    kind: paid.kind,
    funder_id: paid.funderId,
    scheme_version_id: paid.schemeVersionId,
    amount_fen: paid.amountFen,
  }))

const usageRows = ({ usages }: Revision): object[] =>
  usages.map(({ limitKey, periodStart, amount }) => ({
    limit_key: limitKey,
    period_start: periodStart,
    amount,
  }))

const budgetRows = ({ quote: { budgets } }: Revision): object[] => {
  const byBudget = new Map<number, number>()
  for (const { budgetId, amountFen } of budgets)
    byBudget.set(budgetId, (byBudget.get(budgetId) ?? 0) + amountFen)
  return [...byBudget].map(([budgetId, amountFen]) => ({
    budget_id: budgetId,
    amount_fen: amountFen,
  }))
}

/** Each revision with the move that made it. */
export interface MovedRevision extends Revision {
  readonly move: Pick<Move, 'move' | 'actor' | 'reason' | 'readBack'>
}

const moveRow = ({ move: { move, actor, reason, readBack } }: MovedRevision): object => ({
  state: move === 'hold' ? 'held' : 'placed',
  move,
  actor: actor.key,
  actor_name: actor.name,
  reason,
  read_back: readBack === 'yes',
})

/** Everything revisions consist of, and the moves that made them, in one statement. */
export const insertRevisions = async (
  tx: Tx,
  revisions: readonly MovedRevision[],
): Promise<void> => {
  const quotes = rowsOf(revisions, ({ inputs, quote }) => [{ inputs, quote }])
  const moves = JSON.stringify(
    revisions.map((one) => ({ booking_id: one.bookingId, ...moveRow(one) })),
  )
  await sql`
    with lines as (
      insert into booking_lines (booking_id, revision, line_no, offering_id, quantity, texture, tweaks, omits, unit_price_fen)
      select l.* from jsonb_to_recordset(${rowsOf(revisions, lineRows)}::jsonb) as l(booking_id bigint, revision smallint,
        line_no smallint, offering_id bigint, quantity smallint, texture text, tweaks text[], omits text[], unit_price_fen int)
    ), payers as (
      insert into booking_payers (booking_id, revision, line_no, funder_id, scheme_version_id, amount_fen)
      select p.* from jsonb_to_recordset(${rowsOf(revisions, payerRows)}::jsonb)
        as p(booking_id bigint, revision smallint, line_no smallint, funder_id bigint, scheme_version_id bigint, amount_fen int)
    ), operator as (
      insert into booking_operator_payments (booking_id, revision, line_no, kind, funder_id, scheme_version_id, amount_fen)
      select p.* from jsonb_to_recordset(${rowsOf(revisions, operatorRows)}::jsonb)
        as p(booking_id bigint, revision smallint, line_no smallint, kind text, funder_id bigint, scheme_version_id bigint, amount_fen int)
    ), usages as (
      insert into booking_usages (booking_id, limit_key, period_start, amount)
      select u.* from jsonb_to_recordset(${rowsOf(revisions, usageRows)}::jsonb)
        as u(booking_id bigint, limit_key text, period_start date, amount int)
    ), budgets as (
      insert into booking_budgets (booking_id, budget_id, amount_fen)
      select b.* from jsonb_to_recordset(${rowsOf(revisions, budgetRows)}::jsonb) as b(booking_id bigint, budget_id bigint, amount_fen int)
    ), quotes as (
      insert into booking_quotes (booking_id, revision, inputs, quote)
      select q.* from jsonb_to_recordset(${quotes}::jsonb) as q(booking_id bigint, revision smallint, inputs jsonb, quote jsonb)
    )
    insert into booking_moves (booking_id, seq, state, move, actor, actor_name, reason, read_back_at)
    select m.booking_id, coalesce((select max(seq) from booking_moves x where x.booking_id = m.booking_id), 0) + 1,
      m.state, m.move, m.actor, m.actor_name, m.reason, case when m.read_back then app_now() end
    from jsonb_to_recordset(${moves}::jsonb) as m(booking_id bigint, state booking_state, move text, actor text, actor_name text,
      reason text, read_back boolean)`.execute(tx)
}
