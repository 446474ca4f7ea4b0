import { sql } from 'kysely'
import type { Reader, Tx } from '../kernel/database.ts'
import type { Actor } from '../vocabulary/actor.ts'
import { present } from '../vocabulary/invariant.ts'
import type { ServingState, Way } from '../vocabulary/meal.ts'
import type { Fen } from '../vocabulary/money.ts'
import { Refusal } from '../vocabulary/refusal.ts'

/**
 * The last guard and the next number: a sale counts only while its meal is being served. Finishing the meal updates
 * the same row, so sales and its end are strictly ordered. Refuses `sale_over`.
 */
export const countSale = async (tx: Tx, servingId: number): Promise<number> => {
  const counted = await sql<{ ticket: number }>`
    update servings set last_ticket = last_ticket + 1 where id = ${servingId} and state = 'closed'
    returning last_ticket as ticket`.execute(tx)
  const [row] = counted.rows
  if (!row) throw new Refusal('sale_over')
  return row.ticket
}

export const giveTicket = async (tx: Tx, bookingId: number, ticket: number): Promise<void> => {
  await tx.updateTable('bookings').set({ ticket_no: ticket }).where('id', '=', bookingId).execute()
}

/** Where a serving stands, and it stays there until the transaction ends. */
export const holdServingState = async (tx: Tx, servingId: number): Promise<ServingState> => {
  const found = await sql<{ state: ServingState }>`
    select state from servings where id = ${servingId} for share`.execute(tx)
  return present(found.rows[0], 'a sale has a serving').state
}

export interface NewGuestSale {
  readonly servingId: number
  readonly canteenId: number
  readonly offeringId: number
  readonly portions: number
  readonly way: Way
  readonly priceFen: Fen
  readonly ticket: number
  readonly transactionId: number | null
  readonly actor: Actor
}

export const insertGuestSale = async (tx: Tx, sale: NewGuestSale): Promise<number> => {
  const made = await tx
    .insertInto('guest_sales')
    .values({
      serving_id: sale.servingId,
      canteen_id: sale.canteenId,
      offering_id: sale.offeringId,
      portions: sale.portions,
      way: sale.way,
      price_fen: sale.priceFen,
      ticket_no: sale.ticket,
      transaction_id: sale.transactionId,
      sold_by: sale.actor.key,
      sold_by_name: sale.actor.name,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return made.id
}

export interface GuestSale {
  readonly saleId: number
  readonly canteenId: number
  readonly offeringId: number
  readonly portions: number
  readonly priceFen: Fen
  readonly transactionId: number | null
  readonly undone: boolean
  readonly minutesAgo: number
}

/** Locks a sale of this serving. Refuses `sale_unknown`. */
export const lockGuestSale = async (
  tx: Tx,
  servingId: number,
  saleId: number,
): Promise<GuestSale> => {
  const found = await sql<GuestSale>`
    select id as "saleId", canteen_id as "canteenId", offering_id as "offeringId", portions, price_fen as "priceFen",
      transaction_id as "transactionId", undone_at is not null as undone,
      extract(epoch from app_now() - sold_at)::float8 / 60 as "minutesAgo"
    from guest_sales where id = ${saleId} and serving_id = ${servingId} for update`.execute(tx)
  const [row] = found.rows
  if (!row) throw new Refusal('sale_unknown')
  return row
}

export const endGuestSale = async (tx: Tx, saleId: number, actor: Actor): Promise<void> => {
  await sql`update guest_sales set undone_by = ${actor.key}, undone_by_name = ${actor.name}, undone_at = app_now()
    where id = ${saleId}`.execute(tx)
}

/** How a meal was handed over last, as far as it was. */
export interface HandOver {
  /** 'HH:MM', as her family was told it. */
  readonly time: string
  /** Since it was written down: what a tablet tells late can be put right after that. */
  readonly minutesAgo: number
  /** Its posting, that was not undone; null where a meal cost nobody anything. */
  readonly transactionId: number | null
}

export const readHandOver = async (reader: Reader, bookingId: number): Promise<HandOver> => {
  const found = await sql<HandOver>`
    select to_char(coalesce(m.handed_at, m.at) at time zone 'Asia/Shanghai', 'HH24:MI') as time,
      extract(epoch from app_now() - m.at)::float8 / 60 as "minutesAgo",
      (select max(t.id) from ledger_transactions t where t.booking_id = m.booking_id and t.kind = 'meal_collected'
        and not exists (select from ledger_transactions r where r.reverses_id = t.id)) as "transactionId"
    from booking_moves m where m.booking_id = ${bookingId} and m.move in ('collect', 'correct') order by m.seq desc limit 1`.execute(
    reader,
  )
  return present(found.rows[0], 'a collected meal was handed over')
}
