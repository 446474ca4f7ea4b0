import { sql } from 'kysely'
import type { dinerEndpoints } from '../contract/diners.ts'
import type { ReplyOf } from '../contract/endpoint.ts'
import type { Reader } from '../kernel/database.ts'

type Twins = ReplyOf<typeof dinerEndpoints.listLikelyTwins>

const longestList = 50

/** Living records of this canteen with one name and birth date, and one door or one telephone. */
export const likelyTwinsView = async (reader: Reader, canteenId: number): Promise<Twins> => {
  const found = await sql<Twins['people'][number]>`
    with residents as (
      select d.id, d.name, d.birth_date, d.building_id, d.door, d.phone, coalesce(d.phone_tail, '') as phone_tail,
        concat_ws(' ', b.name, nullif(d.door, '')) as whole_door
      from diners d left join places b on b.id = d.building_id
      where (d.home_canteen_id = ${canteenId}
          or d.community_id in (select community_id from canteen_communities where canteen_id = ${canteenId}))
        and d.died_on is null and (d.left_on is null or d.left_on > service_day_of(app_now())))
    select one.name, one.birth_date as "birthDate",
      jsonb_agg(jsonb_build_object('dinerId', one.id, 'door', one.whole_door, 'phoneTail', one.phone_tail)
        order by one.id) as records
    from residents one
    where exists (
      select from residents other
      where other.name = one.name and other.birth_date = one.birth_date and other.id <> one.id
        and ((one.door <> '' and one.door = other.door and one.building_id is not distinct from other.building_id)
          or one.phone = other.phone))
    group by one.name, one.birth_date order by min(one.id) limit ${longestList}`.execute(reader)
  return { people: found.rows }
}
