import { sql } from 'kysely'
import type { Reader, Tx } from '../kernel/database.ts'
import type { ServiceDay } from '../vocabulary/calendar.ts'
import { present } from '../vocabulary/invariant.ts'
import type { Meal } from '../vocabulary/meal.ts'
import type { Fen } from '../vocabulary/money.ts'

const atOnce = 100

/** Payments for meals that have come to an end nobody has drawn the conclusion from. */
export const readAnswersDue = async (reader: Reader): Promise<number[]> => {
  const found = await sql<{ id: number }>`
    select id from online_payments
    where purpose = 'booking' and answered_at is null and state in ('paid', 'failed', 'expired')
    order by id limit ${atOnce}`.execute(reader)
  return found.rows.map(({ id }) => id)
}

export interface AnsweredPayment {
  readonly bookingId: number
  readonly dinerId: number
  readonly canteenId: number
  readonly amountFen: Fen
  readonly paid: boolean
  readonly day: ServiceDay
  readonly meal: Meal
}

/** Claims the answer to one payment, in the transaction that draws the conclusion; null when somebody else has. */
export const claimAnswer = async (tx: Tx, paymentId: number): Promise<AnsweredPayment | null> => {
  const claimed = await sql<AnsweredPayment>`
    update online_payments p set answered_at = app_now()
    from bookings b join servings s on s.id = b.serving_id
    where p.id = ${paymentId} and p.answered_at is null and p.state in ('paid', 'failed', 'expired') and b.id = p.booking_id
    returning b.id as "bookingId", b.diner_id as "dinerId", b.canteen_id as "canteenId", p.amount_fen as "amountFen",
      p.state = 'paid' as paid, s.day, s.meal`.execute(tx)
  return claimed.rows[0] ?? null
}

/** Meals whose time to be paid is over. One whose money has come waits for its answer first. */
export const readHoldsOver = async (reader: Reader): Promise<number[]> => {
  const found = await sql<{ id: number }>`
    select b.id from bookings b
    where b.state = 'held' and b.held_until <= app_now()
      and not exists (select 1 from online_payments p where p.booking_id = b.id and p.state = 'paid' and p.answered_at is null)
    order by b.held_until, b.id limit ${atOnce}`.execute(reader)
  return found.rows.map(({ id }) => id)
}

/** Until when a held booking's portions are kept. */
export const readHeldUntil = async (reader: Reader, bookingId: number): Promise<Date> => {
  const found = await sql<{ until: Date }>`
    select held_until as until from bookings where id = ${bookingId} and state = 'held'`.execute(
    reader,
  )
  return present(found.rows[0], 'the booking is held').until
}

/** Whether anything of a serving is still held: it cannot be closed before. */
export const readHasHeld = async (reader: Reader, servingId: number): Promise<boolean> => {
  const found = await sql<{ held: boolean }>`
    select exists (select 1 from bookings where serving_id = ${servingId} and state = 'held') as held`.execute(
    reader,
  )
  return found.rows[0]?.held ?? false
}
