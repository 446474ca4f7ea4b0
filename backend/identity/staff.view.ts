import { sql } from 'kysely'
import type { Reader } from '../kernel/database.ts'
import type { Role } from '../vocabulary/role.ts'

export interface StaffMember {
  readonly accountId: number
  readonly name: string
  readonly userName: string
  readonly roles: Role[]
  readonly places: { readonly placeId: number; readonly name: string }[]
  readonly hasSecondFactor: boolean
}

/** Who works here: with a role at the canteen, or as a volunteer in the communities it serves. */
export const staffView = async (db: Reader, canteenId: number): Promise<StaffMember[]> => {
  const found = await sql<StaffMember>`
    with here as (
      select g.account_id, g.role, p.id as place_id, p.name as place_name
      from role_grants g left join places p on p.id = g.place_id
      where g.ended_at is null and g.role in ('volunteer', 'counter', 'kitchen', 'manager')
        and (g.canteen_id = ${canteenId} or g.role = 'volunteer' and exists (
          select from canteen_communities cc
          where cc.canteen_id = ${canteenId} and cc.community_id = any(p.ancestor_ids))))
    select a.id as "accountId", a.display_name as name, a.user_name as "userName",
      json_agg(distinct here.role) as roles,
      coalesce(json_agg(distinct jsonb_build_object('placeId', here.place_id, 'name', here.place_name))
        filter (where here.place_id is not null), '[]') as places,
      exists (select from totp_secrets t
        where t.account_id = a.id and t.confirmed_at is not null) as "hasSecondFactor"
    from here join accounts a on a.id = here.account_id
    where a.ended_at is null and a.user_name is not null
    group by a.id order by a.display_name, a.id`.execute(db)
  return found.rows
}
