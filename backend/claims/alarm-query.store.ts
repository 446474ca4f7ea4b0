import { sql } from 'kysely'
import type { RawBuilder } from 'kysely'
import type { Tx } from '../kernel/database.ts'
import type { ServiceDay } from '../vocabulary/calendar.ts'

/** Which claim is looked through. */
export interface ClaimScope {
  readonly claimId: number
  readonly canteenId: number
  readonly funderId: number
  readonly firstDay: ServiceDay
  readonly dayAfter: ServiceDay
}

export type Evidence = Readonly<Record<string, string | number>>

export interface Found {
  /** The same trouble has the same key when the claim is looked through again. */
  readonly key: string
  readonly evidence: Evidence
  readonly bookingIds: number[]
}

export type AlarmQuery = (scope: ClaimScope) => RawBuilder<Found>

/**
 * Lays out each meal of the claim once, however many rows it has, for all alarms to look at: `claim_meals` is there
 * until the transaction ends or the next claim is laid out.
 */
export const layOutMeals = async (tx: Tx, claimId: number): Promise<void> => {
  await sql`drop table if exists claim_meals`.execute(tx)
  await sql`
    create temp table claim_meals on commit drop as
    select distinct on (r.booking_id) r.claim_id, r.booking_id, r.serving_id, r.diner_id, r.day, r.meal, r.placed_by, r.placed_at,
      r.handed_at, r.handed_by, r.handed_by_name, r.verified, r.list_fen
    from claim_rows r where r.claim_id = ${sql.lit(claimId)} and r.kind <> 'correction' order by r.booking_id, r.row_no`.execute(
    tx,
  )
  await sql`analyze claim_meals`.execute(tx)
}

/** On the canteen's clock. */
export const local = (column: RawBuilder<unknown>) => sql`(${column} at time zone 'Asia/Shanghai')`
