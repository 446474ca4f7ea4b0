import { sql } from 'kysely'
import type { Reader, Tx } from '../kernel/database.ts'
import { violatedConstraint } from '../kernel/transaction.ts'
import type { Actor } from '../vocabulary/actor.ts'
import type { HandOverOutcome } from '../vocabulary/hand-overs.ts'
import type { Collector, Verified } from '../vocabulary/recognition.ts'
import type { Fen } from '../vocabulary/money.ts'
import { Refusal } from '../vocabulary/refusal.ts'
import type { CardSecret } from './list-proof.ts'

export interface Told {
  readonly outcome: HandOverOutcome
  readonly earlierAt: Date | null
  readonly earlierBy: string
  readonly backFen: Fen
}

/** What was said the first time; asked under the booking's lock, so that nobody says something else meanwhile. */
export const readTold = async (
  tx: Tx,
  handOverId: string,
  bookingId: number,
): Promise<Told | undefined> => {
  const found = await sql<Told>`
    select outcome, earlier_at as "earlierAt", earlier_by as "earlierBy", back_fen as "backFen" from hand_overs
    where id = ${handOverId} and booking_id = ${bookingId}`.execute(tx)
  return found.rows[0]
}

/**
 * Whether an attempt with the network, whose answer never came, did collect this meal: then it is the same hand-over.
 * One that somebody has undone since says nothing any more.
 */
export const readWasTaken = async (
  tx: Tx,
  bookingId: number,
  actor: Actor,
  tried: string | undefined,
): Promise<boolean> => {
  if (tried === undefined) return false
  const found = await sql`
    select from idempotency_keys where actor_key = ${actor.key} and key = ${tried} and endpoint = 'collectBooking'
      and (reply->'ticket'->>'bookingId')::bigint = ${bookingId}
      and not exists (select from booking_moves m where m.booking_id = ${bookingId} and m.move = 'undo')`.execute(
    tx,
  )
  return found.rows.length > 0
}

/** Who handed it out before, and when; null where nobody did. */
export const readEarlier = async (
  tx: Tx,
  bookingId: number,
): Promise<{ readonly at: Date; readonly by: string } | null> => {
  const found = await sql<{ at: Date; by: string }>`
    select coalesce(handed_at, at) as at, actor_name as by from booking_moves
    where booking_id = ${bookingId} and state in ('collected', 'delivered') order by seq desc limit 1`.execute(
    tx,
  )
  return found.rows[0] ?? null
}

/** Her cards as they were when the list was made. */
export const readCardsAt = async (
  tx: Tx,
  dinerId: number,
  canteenId: number,
  at: Date,
): Promise<CardSecret[]> => {
  const found = await sql<CardSecret>`
    select 'token' as kind, encode(token_hash, 'hex') as secret from cards
    where diner_id = ${dinerId} and (ended_at is null or ended_at > ${at}::timestamptz)
    union all
    select 'digits', digits from cards
    where diner_id = ${dinerId} and canteen_id = ${canteenId} and (ended_at is null or ended_at > ${at}::timestamptz)`.execute(
    tx,
  )
  return found.rows
}

/** Refuses `key_reused` where another meal was told of under this id. */
export const insertHandOver = async (
  tx: Tx,
  row: Told & {
    readonly handOverId: string
    readonly bookingId: number
    readonly canteenId: number
    readonly deviceAt: Date
    readonly listAt: Date
    readonly collector: Collector | null
    readonly verified: Verified
    readonly cashFen: Fen
    readonly actor: Actor
  },
): Promise<void> => {
  const undone = sql<number>`(select count(*) from booking_moves where booking_id = ${row.bookingId} and move = 'undo')`
  await tx
    .insertInto('hand_overs')
    .values({
      id: row.handOverId,
      booking_id: row.bookingId,
      canteen_id: row.canteenId,
      device_at: row.deviceAt,
      list_at: row.listAt,
      collected_by: row.collector === null ? 'self' : 'other',
      collector: row.collector === null ? null : JSON.stringify(row.collector),
      verified: row.verified,
      cash_fen: row.cashFen,
      back_fen: row.backFen,
      outcome: row.outcome,
      earlier_at: row.earlierAt,
      earlier_by: row.earlierBy,
      handed_by: row.actor.key,
      handed_by_name: row.actor.name,
      undone_before: undone,
    })
    .execute()
    .catch((error: unknown) => {
      throw violatedConstraint(error) === 'hand_overs_pkey' ? new Refusal('key_reused') : error
    })
}

/** It collected nothing, or too much cash was taken. */
export const needsPerson = sql<boolean>`(h.outcome not in ('collected', 'corrected') or h.back_fen > 0)`

export interface OpenOne {
  readonly bookingId: number
  readonly collector: Collector | null
  readonly verified: Verified
}

interface Named {
  readonly canteenId: number
  readonly handOverId: string
}

/** One of a canteen's that needs a person and has no answer yet; null where there is none. */
export const readOpenOne = async (
  tx: Tx,
  { canteenId, handOverId }: Named,
): Promise<OpenOne | null> => {
  const found = await sql<OpenOne>`
    select h.booking_id as "bookingId", h.collector, h.verified from hand_overs h
    where h.id = ${handOverId} and h.canteen_id = ${canteenId} and ${needsPerson}
      and not exists (select from hand_over_answers a where a.hand_over_id = h.id)`.execute(tx)
  return found.rows[0] ?? null
}

/** False where somebody else answered meanwhile. */
export const insertAnswer = async (
  tx: Tx,
  { handOverId, answer, actor }: Named & { readonly answer: string; readonly actor: Actor },
): Promise<boolean> => {
  const written = await tx
    .insertInto('hand_over_answers')
    .values({
      hand_over_id: handOverId,
      answer,
      answered_by: actor.key,
      answered_by_name: actor.name,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return written.numInsertedOrUpdatedRows === 1n
}

export interface OpenHandOver extends Told {
  readonly handOverId: string
  readonly bookingId: number
  readonly number: number | null
  readonly name: string
  readonly at: Date
  readonly by: string
  readonly cashFen: Fen
}

/** Those a person still has to look at, oldest first. */
export const readOpenHandOvers = async (
  reader: Reader,
  canteenId: number,
): Promise<OpenHandOver[]> => {
  const found = await sql<OpenHandOver>`
    select h.id as "handOverId", h.booking_id as "bookingId", b.ticket_no as number, d.name, h.device_at as at, h.handed_by_name as by,
      h.cash_fen as "cashFen", h.outcome, h.earlier_at as "earlierAt", h.earlier_by as "earlierBy", h.back_fen as "backFen"
    from hand_overs h join bookings b on b.id = h.booking_id join diners d on d.id = b.diner_id
    where h.canteen_id = ${canteenId} and ${needsPerson}
      and not exists (select from hand_over_answers a where a.hand_over_id = h.id)
    order by h.told_at, h.id limit 200`.execute(reader)
  return found.rows
}
