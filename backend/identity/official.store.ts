import { sql } from 'kysely'
import type { Reader, Tx } from '../kernel/database.ts'
import type { Role } from '../vocabulary/role.ts'

export interface OfficialPlace {
  readonly placeId: number
  readonly name: string
  readonly kind: 'city' | 'district' | 'street' | 'community'
  /** With itself. */
  readonly ancestorIds: number[]
}

/** From the city down to the canteen's own community. */
export const readPlacesAround = async (
  reader: Reader,
  canteenId: number,
): Promise<OfficialPlace[]> => {
  const found = await sql<OfficialPlace>`
    select p.id as "placeId", p.name, p.kind, p.ancestor_ids as "ancestorIds"
    from canteens c join places own on own.id = c.community_id
    join places p on p.id = any(own.ancestor_ids)
    where c.id = ${canteenId} order by array_length(p.ancestor_ids, 1)`.execute(reader)
  return found.rows
}

export interface Appointment {
  readonly accountId: number
  readonly role: Role
  readonly placeId: number
}

export const insertAppointment = async (
  tx: Tx,
  appointment: Appointment,
  grantedBy: string,
): Promise<number> => {
  const made = await tx
    .insertInto('role_grants')
    .values({
      account_id: appointment.accountId,
      role: appointment.role,
      place_id: appointment.placeId,
      granted_by: grantedBy,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return made.id
}

/** An appointment at one of these places that has not ended. */
export const findAppointment = async (
  tx: Tx,
  officialId: number,
  placeIds: readonly number[],
): Promise<Appointment | null> => {
  const found = await sql<Appointment>`
    select account_id as "accountId", role, place_id as "placeId" from role_grants
    where id = ${officialId} and ended_at is null and role in ('officer', 'auditor', 'admin')
      and place_id = any(${placeIds}::bigint[])`.execute(tx)
  return found.rows[0] ?? null
}

/**
 * Whoever answers as administrator for a place, at it or around it. Held until the end of the transaction: two
 * administrators who end each other at once wait here, and the second finds herself ended.
 */
export const lockAdministratorsOver = async (
  tx: Tx,
  ancestorIds: readonly number[],
): Promise<number[]> => {
  const found = await sql<{ account_id: number }>`
    select account_id from role_grants
    where role = 'admin' and ended_at is null and place_id = any(${ancestorIds}::bigint[])
    order by id for no key update`.execute(tx)
  return [...new Set(found.rows.map((row) => row.account_id))]
}

/** False when somebody else ended it meanwhile. */
export const endAppointment = async (tx: Tx, officialId: number): Promise<boolean> => {
  const ended = await sql`
    update role_grants set ended_at = app_now()
    where id = ${officialId} and ended_at is null returning id`.execute(tx)
  return ended.rows.length > 0
}
