import { sql } from 'kysely'
import type { canteenEndpoints } from '../contract/canteens.ts'
import type { ReplyOf } from '../contract/endpoint.ts'
import { readAnyAccount } from '../identity/first-account.store.ts'
import type { Reader } from '../kernel/database.ts'
import type { Actor } from '../vocabulary/actor.ts'

type Canteens = ReplyOf<typeof canteenEndpoints.listCanteens>
type MyCanteens = ReplyOf<typeof canteenEndpoints.listMyCanteens>
type Buildings = ReplyOf<typeof canteenEndpoints.listBuildings>
type ClosedDays = ReplyOf<typeof canteenEndpoints.listClosedDays>

/** Nobody can sign in yet. */
export const setUpNeededView = async (reader: Reader): Promise<boolean> =>
  !(await readAnyAccount(reader))

export const canteensView = async (reader: Reader): Promise<Canteens> => {
  const found = await sql<Canteens['canteens'][number]>`
    select id as "canteenId", jsonb_build_object('zh', name, 'en', name_en) as name, phone, address
    from canteens order by id`.execute(reader)
  return { canteens: found.rows }
}

/** Where somebody's staff roles reach: the canteen itself, or a place around it. */
export const myCanteensView = async (reader: Reader, actor: Actor): Promise<MyCanteens> => {
  const at = actor.grants.flatMap(({ canteenId }) => canteenId ?? [])
  const over = actor.grants.flatMap(({ placeId }) => placeId ?? [])
  const found = await sql<MyCanteens['canteens'][number]>`
    select c.id as "canteenId", jsonb_build_object('zh', c.name, 'en', c.name_en) as name, c.address
    from canteens c join places p on p.id = c.community_id
    where c.id = any (${at}::bigint[]) or p.ancestor_ids && ${over}::bigint[] order by c.id`.execute(
    reader,
  )
  return { canteens: found.rows }
}

/** Communities a canteen serves, and their buildings in the order of their numbers: 2栋 before 10栋. */
export const buildingsView = async (reader: Reader, canteenId: number): Promise<Buildings> => {
  const communities = await sql<Buildings['communities'][number]>`
    select p.id as "placeId", p.name from canteen_communities c join places p on p.id = c.community_id
    where c.canteen_id = ${canteenId} order by p.id`.execute(reader)
  const buildings = await sql<Buildings['buildings'][number]>`
    select b.id as "placeId", b.name, case when up.kind = 'compound' then up.name else '' end as compound,
      c.community_id as "communityId"
    from canteen_communities c
    join places b on b.kind = 'building' and b.ancestor_ids @> array[c.community_id]
    join places up on up.id = b.parent_id
    where c.canteen_id = ${canteenId}
    order by c.community_id, up.id, coalesce(nullif(regexp_replace(b.name, '\\D', '', 'g'), '')::numeric, 0), b.name`.execute(
    reader,
  )
  return { communities: communities.rows, buildings: buildings.rows }
}

/** Days without service, from a month back on. */
export const closedDaysView = async (reader: Reader, canteenId: number): Promise<ClosedDays> => {
  const found = await sql<ClosedDays['days'][number]>`
    select day, jsonb_build_object('zh', reason, 'en', reason_en) as reason from closed_days
    where canteen_id = ${canteenId} and day >= service_day_of(app_now()) - 31 order by day`.execute(
    reader,
  )
  return { days: found.rows }
}
