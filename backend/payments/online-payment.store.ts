import { sql } from 'kysely'
import type { Db, Reader, Tx } from '../kernel/database.ts'
import type { Actor } from '../vocabulary/actor.ts'
import { present } from '../vocabulary/invariant.ts'
import type { Fen } from '../vocabulary/money.ts'
import { Refusal } from '../vocabulary/refusal.ts'
import type { OnlineState } from './online-payment.rules.ts'

export interface NewOnlinePayment {
  readonly canteenId: number
  readonly dinerId: number
  readonly bookingId: number | null
  readonly linkId: number | null
  readonly amountFen: Fen
  readonly provider: string
  readonly live: boolean
  readonly actor: Actor
}

/** A session lives half an hour, which is the least the provider allows; our clock and its may differ a little. */
const sessionMinutes = 35

export const insertOnlinePayment = async (tx: Tx, asked: NewOnlinePayment): Promise<number> => {
  const made = await sql<{ id: number }>`
    insert into online_payments (canteen_id, diner_id, purpose, booking_id, link_id, amount_fen, provider, live, asked_by, expires_at)
    values (${asked.canteenId}, ${asked.dinerId}, ${asked.bookingId === null ? 'top_up' : 'booking'}, ${asked.bookingId},
      ${asked.linkId}, ${asked.amountFen}, ${asked.provider}, ${asked.live}, ${asked.actor.key},
      app_now() + make_interval(mins => ${sessionMinutes}))
    returning id`.execute(tx)
  return present(made.rows[0], 'insert returns its row').id
}

export interface OnlinePayment {
  readonly paymentId: number
  readonly canteenId: number
  readonly dinerId: number
  readonly bookingId: number | null
  readonly state: OnlineState
  readonly amountFen: Fen
  readonly live: boolean
  readonly sessionRef: string | null
  readonly sessionUrl: string | null
  readonly paymentRef: string | null
  readonly refundedFen: Fen
  readonly ageDays: number
  readonly expiresAt: Date
}

const columns = sql`p.id as "paymentId", p.canteen_id as "canteenId", p.diner_id as "dinerId", p.booking_id as "bookingId",
  p.state, p.amount_fen as "amountFen", p.live, p.session_ref as "sessionRef", p.session_url as "sessionUrl",
  p.payment_ref as "paymentRef", p.refunded_fen as "refundedFen", p.expires_at as "expiresAt",
  floor(extract(epoch from app_now() - coalesce(p.ended_at, p.asked_at)) / 86400)::int as "ageDays"`

/** Refuses `payment_unknown`. */
export const lockOnlinePayment = async (tx: Tx, paymentId: number): Promise<OnlinePayment> => {
  const found = await sql<OnlinePayment>`
    select ${columns} from online_payments p where p.id = ${paymentId} for update`.execute(tx)
  const payment = found.rows[0]
  if (!payment) throw new Refusal('payment_unknown')
  return payment
}

/** Refuses `payment_unknown`. */
export const readOnlinePayment = async (
  reader: Reader,
  paymentId: number,
): Promise<OnlinePayment> => {
  const found = await sql<OnlinePayment>`
    select ${columns} from online_payments p where p.id = ${paymentId}`.execute(reader)
  const payment = found.rows[0]
  if (!payment) throw new Refusal('payment_unknown')
  return payment
}

/** By what the provider calls it; null for money that is not ours. */
export const readPaymentIdOf = async (
  reader: Reader,
  paymentRef: string,
): Promise<number | null> => {
  const found = await sql<{ id: number }>`
    select id from online_payments where payment_ref = ${paymentRef}`.execute(reader)
  return found.rows[0]?.id ?? null
}

/** The session people pay in. Whoever opened it twice got the same one. */
export const setSession = async (
  tx: Tx,
  paymentId: number,
  session: { readonly sessionRef: string; readonly url: string },
): Promise<void> => {
  await sql`
    update online_payments set session_ref = ${session.sessionRef}, session_url = ${session.url},
      state = case when state = 'asked' then 'open' else state end
    where id = ${paymentId}`.execute(tx)
}

/** Moves a locked payment on that brought no money (yet). */
export const moveOnlinePayment = async (
  tx: Tx,
  paymentId: number,
  state: 'open' | 'processing' | 'failed' | 'expired',
): Promise<void> => {
  const ended = state === 'failed' || state === 'expired'
  await sql`
    update online_payments set state = ${state}, ended_at = case when ${ended} then app_now() end
    where id = ${paymentId}`.execute(tx)
}

/** The money came: once, whatever the provider says how often. False when it was there already. */
export const markCredited = async (
  tx: Tx,
  paymentId: number,
  paid: {
    readonly transactionId: number
    readonly sessionRef: string
    readonly paymentRef: string | null
    readonly method: string | null
  },
): Promise<void> => {
  const marked = await sql`
    update online_payments set state = 'paid', credited_tx = ${paid.transactionId}, ended_at = app_now(),
      session_ref = ${paid.sessionRef}, payment_ref = ${paid.paymentRef}, method = coalesce(${paid.method}, method), answered_at = null
    where id = ${paymentId} and credited_tx is null`.execute(tx)
  present(marked.numAffectedRows === 1n ? true : null, 'the locked payment was not credited yet')
}

/** Takes (or gives back, when negative) what may still be refunded. False when more was asked than is left. */
export const moveRefunded = async (
  tx: Tx,
  paymentId: number,
  amountFen: number,
): Promise<boolean> => {
  const moved = await sql`
    update online_payments set refunded_fen = refunded_fen + ${amountFen}
    where id = ${paymentId} and refunded_fen + ${amountFen} between 0 and amount_fen`.execute(tx)
  return moved.numAffectedRows === 1n
}

/** Payments nobody has said the end of, those waiting longest first. */
export const readUnderWay = async (
  reader: Reader,
  olderThanSeconds: number,
  most: number,
): Promise<number[]> => {
  const found = await sql<{ id: number }>`
    select id from online_payments
    where state in ('asked', 'open', 'processing') and asked_at <= app_now() - make_interval(secs => ${olderThanSeconds})
    order by asked_at, id limit ${most}`.execute(reader)
  return found.rows.map(({ id }) => id)
}

export const readIsCredited = async (reader: Reader, paymentId: number): Promise<boolean> => {
  const found = await sql<{ credited: boolean }>`
    select credited_tx is not null as credited from online_payments where id = ${paymentId}`.execute(
    reader,
  )
  return found.rows[0]?.credited ?? false
}

/** A webhook tells of money and not of the way it was paid. */
export const noteMethod = async (db: Db, paymentId: number, method: string): Promise<void> => {
  await sql`
    update online_payments set method = ${method} where id = ${paymentId} and method is null`.execute(
    db,
  )
}

/** Asked for, and an hour later without a page to pay on. */
export const giveUpUnopened = async (db: Db): Promise<void> => {
  await sql`
    update online_payments set state = 'failed', ended_at = app_now()
    where state = 'asked' and session_ref is null and asked_at < app_now() - interval '1 hour'`.execute(
    db,
  )
}

/** The payment of a booking that can still be paid; null when it needs a new one. */
export const readPaymentUnderWayOf = async (
  reader: Reader,
  bookingId: number,
): Promise<number | null> => {
  const found = await sql<{ id: number }>`
    select id from online_payments where booking_id = ${bookingId} and state in ('asked', 'open', 'processing')`.execute(
    reader,
  )
  return found.rows[0]?.id ?? null
}

/** Whether money of the other world was ever asked for here: real and test money never share a ledger. */
export const readHasOtherWorld = async (reader: Reader, live: boolean): Promise<boolean> => {
  const found = await sql<{ other: boolean }>`
    select exists (select 1 from online_payments where live <> ${live}) as other`.execute(reader)
  return found.rows[0]?.other ?? false
}
