import { sql } from 'kysely'
import type { Tx } from '../kernel/database.ts'
import type { Role } from '../vocabulary/role.ts'

/** Of these places, how many lie in a community the canteen serves. */
export const countPlacesServed = async (
  tx: Tx,
  canteenId: number,
  placeIds: readonly number[],
): Promise<number> => {
  const found = await sql<{ places: number }>`
    select count(*)::int as places from places p
    where p.id = any(${placeIds}::bigint[]) and exists (
      select from canteen_communities cc
      where cc.canteen_id = ${canteenId} and cc.community_id = any(p.ancestor_ids))`.execute(tx)
  return found.rows[0]?.places ?? 0
}

/** Null when the user name is taken, also by somebody who has left. */
export const insertStaffAccount = async (
  tx: Tx,
  account: { readonly name: string; readonly userName: string; readonly passwordHash: string },
): Promise<number | null> => {
  const made = await sql<{ id: number }>`
    insert into accounts (display_name, user_name, password_hash)
    values (${account.name}, ${account.userName}, ${account.passwordHash})
    on conflict (lower(user_name)) where user_name is not null do nothing
    returning id`.execute(tx)
  return made.rows[0]?.id ?? null
}

export interface StaffGrant {
  readonly accountId: number
  readonly role: Role
  readonly canteenId: number | null
  readonly placeId: number | null
}

export const insertStaffGrants = async (
  tx: Tx,
  grants: readonly StaffGrant[],
  grantedBy: string,
): Promise<void> => {
  await tx
    .insertInto('role_grants')
    .values(
      grants.map((grant) => ({
        account_id: grant.accountId,
        role: grant.role,
        canteen_id: grant.canteenId,
        place_id: grant.placeId,
        granted_by: grantedBy,
      })),
    )
    .execute()
}

/** The roles a person held here: at the canteen, and as a volunteer in the communities it serves. */
export const endGrantsHere = async (
  tx: Tx,
  canteenId: number,
  accountId: number,
): Promise<Role[]> => {
  const ended = await sql<{ role: Role }>`
    update role_grants g set ended_at = app_now()
    where g.account_id = ${accountId} and g.ended_at is null
      and g.role in ('volunteer', 'counter', 'kitchen', 'manager')
      and (g.canteen_id = ${canteenId} or g.role = 'volunteer' and exists (
        select from places p join canteen_communities cc on cc.community_id = any(p.ancestor_ids)
        where p.id = g.place_id and cc.canteen_id = ${canteenId}))
    returning g.role`.execute(tx)
  return [...new Set(ended.rows.map(({ role }) => role))]
}
