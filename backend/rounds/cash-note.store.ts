import { sql } from 'kysely'
import type { Reader, Tx } from '../kernel/database.ts'
import type { Fen } from '../vocabulary/money.ts'

export interface CashNote {
  readonly noteKey: string
  readonly carriedId: number
  readonly carrier: string
  readonly canteenId: number
  readonly dinerId: number
  readonly amountFen: Fen
  readonly state: 'noted' | 'taken_back' | 'handed_over'
}

/** The note a phone once sent under this key; null when none arrived, or it was refused. */
export const readCashNote = async (reader: Reader, noteKey: string): Promise<CashNote | null> => {
  const found = await sql<CashNote>`
    select n.note_key as "noteKey", n.carried_id as "carriedId", c.carrier, c.canteen_id as "canteenId",
      n.diner_id as "dinerId", n.amount_fen as "amountFen",
      case when n.taken_back_at is not null then 'taken_back' when c.received_at is not null then 'handed_over'
        else 'noted' end as state
    from cash_notes n join carried_cash c on c.id = n.carried_id where n.note_key = ${noteKey}`.execute(
    reader,
  )
  return found.rows[0] ?? null
}

export const insertCashNote = async (
  tx: Tx,
  note: {
    readonly noteKey: string
    readonly carriedId: number
    readonly dinerId: number
    readonly amountFen: Fen
    readonly forOrder: string | null
    readonly notedAt: Date
  },
): Promise<void> => {
  // A phone's clock that runs ahead does not put the note into the time to come.
  await sql`
    insert into cash_notes (note_key, carried_id, diner_id, amount_fen, for_order, noted_at)
    values (${note.noteKey}, ${note.carriedId}, ${note.dinerId}, ${note.amountFen}, ${note.forOrder},
      least(${note.notedAt}::timestamptz, app_now()))`.execute(tx)
}

export const endCashNote = async (tx: Tx, noteKey: string, reason: string): Promise<void> => {
  await sql`update cash_notes set taken_back_at = app_now(), taken_back_why = ${reason}
    where note_key = ${noteKey}`.execute(tx)
}

export interface LiveNote {
  readonly noteKey: string
  readonly dinerId: number
  readonly amountFen: Fen
  /** The meal it was given for; null: none, or its order was refused. */
  readonly bookingId: number | null
}

/** What makes up a carried sum, in the order it was noted. */
export const readLiveNotes = async (reader: Reader, carriedId: number): Promise<LiveNote[]> => {
  const found = await sql<LiveNote>`
    select n.note_key as "noteKey", n.diner_id as "dinerId", n.amount_fen as "amountFen", b.id as "bookingId"
    from cash_notes n left join round_orders o on o.order_key = n.for_order
    left join bookings b on b.id = o.booking_id and b.diner_id = n.diner_id
    where n.carried_id = ${carriedId} and n.taken_back_at is null order by n.noted_at, n.arrived_at, n.note_key`.execute(
    reader,
  )
  return found.rows
}

export const noteCredited = async (
  tx: Tx,
  noteKey: string,
  transactionId: number,
): Promise<void> => {
  await sql`update cash_notes set transaction_id = ${transactionId} where note_key = ${noteKey}`.execute(
    tx,
  )
}

export const differencePosted = async (
  tx: Tx,
  carriedId: number,
  transactionId: number,
): Promise<void> => {
  await sql`update carried_cash set difference_tx = ${transactionId} where id = ${carriedId}`.execute(
    tx,
  )
}
