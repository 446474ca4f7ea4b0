import { sql } from 'kysely'
import { readCanteenCard } from '../bookings/canteen-card.store.ts'
import { readServingHeads } from '../bookings/serving-list.view.ts'
import type { ReplyOf } from '../contract/endpoint.ts'
import type { roundEndpoints } from '../contract/rounds.ts'
import { scopeOf } from '../diners/search-query.rules.ts'
import type { SearchScope } from '../diners/search-query.rules.ts'
import type { Reader } from '../kernel/database.ts'
import type { Actor } from '../vocabulary/actor.ts'
import { readRoundCash } from './carried-cash.view.ts'

type Rounds = ReplyOf<typeof roundEndpoints.listRounds>

/** A diner `d` at home in the canteen is somebody the asker may find. */
export const isInReach = (canteenId: number, scope: SearchScope) => sql`
  (${scope.canteen} <> 'none' and d.home_canteen_id = ${canteenId}
    or exists (select from places p where p.id in (d.building_id, d.community_id)
      and p.ancestor_ids && ${[...scope.placeIds]}::bigint[]))`

/** Buildings in which somebody lives whom the asker may find, in the order of their numbers. Refuses `not_found`. */
export const readRounds = async (
  reader: Reader,
  canteenId: number,
  asker: Actor,
): Promise<Rounds> => {
  const { day, time } = await readCanteenCard(reader, canteenId)
  const heads = await readServingHeads(reader, canteenId)
  const next = heads.find((head) => head.bookable && head.meal === 'lunch')
  const found = await sql<Rounds['buildings'][number]>`
    select b.id as "buildingId", b.name, case when up.kind = 'compound' then up.name else '' end as compound,
      count(*)::int as residents, count(k.diner_id)::int as booked
    from diners d join places b on b.id = d.building_id join places up on up.id = b.parent_id
    left join bookings k on k.diner_id = d.id and k.serving_id = ${next?.servingId ?? 0} and k.state <> 'cancelled'
    where d.home_canteen_id = ${canteenId} and d.died_on is null
      and (d.left_on is null or d.left_on > service_day_of(app_now())) and ${isInReach(canteenId, scopeOf(asker, canteenId))}
    group by b.id, b.name, up.id, up.kind, up.name
    order by up.id, coalesce(nullif(regexp_replace(b.name, '\\D', '', 'g'), '')::numeric, 0), b.name`.execute(
    reader,
  )
  const cash = await readRoundCash(reader, canteenId, asker.key)
  return { now: { day, time }, day: next?.day ?? null, buildings: found.rows, cash }
}
