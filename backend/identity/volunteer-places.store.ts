import { sql } from 'kysely'
import type { Tx } from '../kernel/database.ts'

/** Locks her account, so that two people saying where she helps come one after the other. True for a volunteer here. */
export const lockVolunteer = async (
  tx: Tx,
  canteenId: number,
  accountId: number,
): Promise<boolean> => {
  const found = await sql`
    select a.id from accounts a where a.id = ${accountId} and a.ended_at is null and exists (
      select from role_grants g left join places p on p.id = g.place_id
      where g.account_id = a.id and g.role = 'volunteer' and g.ended_at is null
        and (g.canteen_id = ${canteenId} or exists (select from canteen_communities cc
          where cc.canteen_id = ${canteenId} and cc.community_id = any(p.ancestor_ids))))
    for update of a`.execute(tx)
  return found.rows.length === 1
}

/** Ends what she looked after here and no longer does. `placeIds`: null for the whole canteen. */
export const endOtherPlaces = async (
  tx: Tx,
  canteenId: number,
  accountId: number,
  placeIds: readonly number[] | null,
): Promise<void> => {
  await sql`
    update role_grants g set ended_at = app_now()
    where g.account_id = ${accountId} and g.role = 'volunteer' and g.ended_at is null
      and (g.canteen_id = ${canteenId} and ${placeIds !== null}
        or g.place_id <> all(${placeIds ?? []}::bigint[]) and exists (
          select from places p join canteen_communities cc on cc.community_id = any(p.ancestor_ids)
          where p.id = g.place_id and cc.canteen_id = ${canteenId}))`.execute(tx)
}

/** What she looks after already stays as it was given. */
export const insertMissingPlaces = async (
  tx: Tx,
  canteenId: number,
  accountId: number,
  placeIds: readonly number[] | null,
  grantedBy: string,
): Promise<void> => {
  await sql`
    insert into role_grants (account_id, role, canteen_id, place_id, granted_by)
    select ${accountId}, 'volunteer', wanted.canteen_id, wanted.place_id, ${grantedBy}
    from (select ${canteenId}::bigint as canteen_id, null::bigint as place_id where ${placeIds === null}
      union all select null, unnest(${placeIds ?? []}::bigint[])) wanted
    where not exists (select from role_grants g where g.account_id = ${accountId} and g.role = 'volunteer' and g.ended_at is null
      and g.canteen_id is not distinct from wanted.canteen_id and g.place_id is not distinct from wanted.place_id)`.execute(
    tx,
  )
}
