import { sql } from 'kysely'
import type { RawBuilder } from 'kysely'
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

/** Each meal of the claim once, however many rows it has. For a `with` clause. */
export const mealsOf = ({ claimId }: ClaimScope) => sql`meals as materialized (
  select distinct on (r.booking_id) r.* from claim_rows r
  where r.claim_id = ${claimId} and r.kind <> 'correction' order by r.booking_id, r.row_no)`

/** On the canteen's clock. */
export const local = (column: RawBuilder<unknown>) => sql`(${column} at time zone 'Asia/Shanghai')`
