import { sql } from 'kysely'
import type { Reader, Tx } from '../kernel/database.ts'
import { Refusal } from '../vocabulary/refusal.ts'

/** Portions of one dish beyond the booked ones. */
export interface PortionsOf {
  readonly servingId: number
  readonly offeringId: number
  readonly portions: number
}

/**
 * Takes portions out of what the cook made beyond the booked ones. The condition is part of the UPDATE: it is judged
 * again after waiting for the row. A dish nobody decided on has no row, and nothing to sell. Refuses `remainder_gone`.
 */
export const takeFromRemainder = async (
  tx: Tx,
  { servingId, offeringId, portions, name }: PortionsOf & { readonly name: string },
): Promise<void> => {
  const taken = await sql`
    update remainders set sold = sold + ${portions}::int
    where offering_id = ${offeringId} and serving_id = ${servingId} and sold + ${portions}::int <= portion_limit`.execute(
    tx,
  )
  if (taken.numAffectedRows !== 1n) throw new Refusal('remainder_gone', { name })
}

/** What was sold by mistake can be sold again. */
export const giveBackToRemainder = async (
  tx: Tx,
  { servingId, offeringId, portions }: PortionsOf,
): Promise<void> => {
  await sql`
    update remainders set sold = sold - ${portions}::int
    where offering_id = ${offeringId} and serving_id = ${servingId}`.execute(tx)
}

/**
 * Writes down how many portions of a dish may be sold without a booking, inserting the row where there is none. Until
 * the transaction ends nobody else decides on this dish. Refuses `below_sold`.
 */
export const limitRemainder = async (
  tx: Tx,
  { servingId, offeringId, portions }: PortionsOf,
): Promise<void> => {
  const limited = await sql`
    insert into remainders as r (offering_id, serving_id, portion_limit) values (${offeringId}, ${servingId}, ${portions})
    on conflict (offering_id) do update set portion_limit = excluded.portion_limit where r.sold <= excluded.portion_limit`.execute(
    tx,
  )
  if (limited.numAffectedRows === 1n) return
  const sold = (await readRemainders(tx, servingId)).find((row) => row.offeringId === offeringId)
  throw new Refusal('below_sold', { sold: sold?.sold ?? 0 })
}

export interface Remainder {
  readonly offeringId: number
  readonly limit: number
  readonly sold: number
}

export const readRemainders = async (reader: Reader, servingId: number): Promise<Remainder[]> => {
  const rows = await reader
    .selectFrom('remainders')
    .select(['offering_id as offeringId', 'portion_limit as limit', 'sold'])
    .where('serving_id', '=', servingId)
    .execute()
  return rows
}
