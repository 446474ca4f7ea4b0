import { sql } from 'kysely'
import type { Reader, Tx } from '../kernel/database.ts'
import { violatedConstraint } from '../kernel/transaction.ts'
import type { Actor } from '../vocabulary/actor.ts'
import { Refusal } from '../vocabulary/refusal.ts'

/** What she was given instead, and when: nothing was taken back yet. */
export interface Exchange {
  readonly exchangeId: number
  readonly orderedOfferingId: number
  readonly givenOfferingId: number
  readonly minutesAgo: number
}

export const readExchange = async (
  reader: Reader,
  bookingId: number,
): Promise<Exchange | undefined> => {
  const found = await sql<Exchange>`
    select id as "exchangeId", ordered_offering_id as "orderedOfferingId", given_offering_id as "givenOfferingId",
      extract(epoch from app_now() - given_at)::float8 / 60 as "minutesAgo"
    from exchanges where booking_id = ${bookingId} and undone_at is null`.execute(reader)
  return found.rows[0]
}

/** Refuses `exchanged_already`: one meal, one other dish. */
export const insertExchange = async (
  tx: Tx,
  bookingId: number,
  ordered: number,
  given: number,
  actor: Actor,
): Promise<void> => {
  try {
    await tx
      .insertInto('exchanges')
      .values({
        booking_id: bookingId,
        ordered_offering_id: ordered,
        given_offering_id: given,
        given_by: actor.key,
        given_by_name: actor.name,
      })
      .execute()
  } catch (error) {
    throw violatedConstraint(error) === 'exchanges_one_per_booking'
      ? new Refusal('exchanged_already')
      : error
  }
}

export const endExchange = async (tx: Tx, exchangeId: number, actor: Actor): Promise<void> => {
  await sql`update exchanges set undone_by = ${actor.key}, undone_by_name = ${actor.name}, undone_at = app_now()
    where id = ${exchangeId}`.execute(tx)
}
