import { sql } from 'kysely'
import type { ReplyOf } from '../contract/endpoint.ts'
import type { volunteerEndpoints } from '../contract/volunteers.ts'
import type { Reader } from '../kernel/database.ts'

type BuildingCare = ReplyOf<typeof volunteerEndpoints.listBuildingCare>

/** The volunteers of a canteen with their places, and its buildings with whoever looks after them. */
export const buildingCareView = async (
  reader: Reader,
  canteenId: number,
): Promise<BuildingCare> => {
  const found = await sql<BuildingCare>`
    with held as (
      select g.account_id, a.display_name as name, g.place_id from role_grants g
      join accounts a on a.id = g.account_id and a.ended_at is null
      left join places p on p.id = g.place_id
      where g.role = 'volunteer' and g.ended_at is null
        and (g.canteen_id = ${canteenId} or exists (select from canteen_communities cc
          where cc.canteen_id = ${canteenId} and cc.community_id = any(p.ancestor_ids)))
    ), volunteers as (
      select account_id, name, case when bool_or(place_id is null) then null else jsonb_agg(place_id order by place_id) end as place_ids
      from held group by account_id, name
    ), buildings as (
      select b.id, b.name, coalesce(c.name, '') as compound, b.ancestor_ids,
        (select count(*)::int from diners d where d.building_id = b.id and d.died_on is null
          and (d.left_on is null or d.left_on > service_day_of(app_now()))) as residents
      from places b left join places c on c.id = b.parent_id and c.kind = 'compound'
      where b.kind = 'building' and exists (select from canteen_communities cc
        where cc.canteen_id = ${canteenId} and cc.community_id = any(b.ancestor_ids))
    )
    select
      (select coalesce(jsonb_agg(jsonb_build_object('accountId', account_id, 'name', name, 'placeIds', place_ids)
         order by name, account_id), '[]') from volunteers) as volunteers,
      (select coalesce(jsonb_agg(jsonb_build_object('placeId', b.id, 'name', b.name, 'compound', b.compound, 'residents', b.residents,
         'volunteers', (select coalesce(jsonb_agg(distinct jsonb_build_object('accountId', h.account_id, 'name', h.name)), '[]')
            from held h where h.place_id = any(b.ancestor_ids)))
         order by b.compound, length(b.name), b.name), '[]') from buildings b) as buildings`.execute(
    reader,
  )
  return found.rows[0] ?? { volunteers: [], buildings: [] }
}
