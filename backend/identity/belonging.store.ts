import { sql } from 'kysely'
import type { RawBuilder } from 'kysely'
import type { Reader } from '../kernel/database.ts'
import type { AccountSide, Belonging } from '../vocabulary/belonging.ts'
import type { ObjectKind } from './policy.ts'

interface Row {
  diner_id: number | null
  home_canteen_id: number
  diner_canteens: number[]
  diner_places: number[]
  canteen_id: number | null
  canteen_places: number[]
  overlapping: number[]
}

const dinerColumns = sql`
  d.id as diner_id, d.home_canteen_id,
  d.home_canteen_id || array(select cc.canteen_id from canteen_communities cc
    where cc.community_id = d.community_id) as diner_canteens,
  dc.ancestor_ids || coalesce(db.ancestor_ids, '{}') as diner_places`
const dinerPlaces = sql`
  join places dc on dc.id = d.community_id
  left join places db on db.id = d.building_id`

const canteenColumns = (placeIds: readonly number[]): RawBuilder<unknown> => sql`
  c.id as canteen_id, cp.ancestor_ids as canteen_places,
  array(select p.id from places p where p.id = any(${placeIds}::bigint[]) and exists (
    select from canteen_communities cc join places served on served.id = cc.community_id
    where cc.canteen_id = c.id
      and (served.id = any(p.ancestor_ids) or p.id = any(served.ancestor_ids)))) as overlapping`
const canteenPlaces = sql`join places cp on cp.id = c.community_id`

type Query = (id: number, placeIds: readonly number[]) => RawBuilder<Row>

const queries: Readonly<Record<Exclude<ObjectKind, 'account'>, Query>> = {
  diner: (id) => sql<Row>`
    select ${dinerColumns}, null::bigint as canteen_id from diners d ${dinerPlaces} where d.id = ${id}`,
  canteen: (id, placeIds) => sql<Row>`
    select ${canteenColumns(placeIds)}, null::bigint as diner_id
    from canteens c ${canteenPlaces} where c.id = ${id}`,
  serving: (id, placeIds) => sql<Row>`
    select ${canteenColumns(placeIds)}, null::bigint as diner_id
    from servings s join canteens c on c.id = s.canteen_id ${canteenPlaces} where s.id = ${id}`,
  offering: (id, placeIds) => sql<Row>`
    select ${canteenColumns(placeIds)}, null::bigint as diner_id
    from offerings o join servings s on s.id = o.serving_id
    join canteens c on c.id = s.canteen_id ${canteenPlaces} where o.id = ${id}`,
  booking: (id, placeIds) => sql<Row>`
    select ${dinerColumns}, ${canteenColumns(placeIds)}
    from bookings b join diners d on d.id = b.diner_id ${dinerPlaces}
    join canteens c on c.id = b.canteen_id ${canteenPlaces} where b.id = ${id}`,
}

/** Everything she answers for as staff: a place has its ancestors, a canteen those of its community. */
const accountBelongingOf = async (db: Reader, accountId: number): Promise<Belonging | null> => {
  const found = await sql<AccountSide>`
    with held as (
      select coalesce(p.ancestor_ids, cp.ancestor_ids) as places from role_grants g
      left join places p on p.id = g.place_id
      left join canteens c on c.id = g.canteen_id left join places cp on cp.id = c.community_id
      where g.account_id = ${accountId} and g.ended_at is null and g.diner_id is null)
    select ${accountId}::bigint as "accountId", array(
      select place from held, unnest(held.places) as place
      group by place having count(*) = (select count(*) from held)) as "placeIds"
    where exists (select from held)`.execute(db)
  const account = found.rows[0]
  return account ? { diner: null, canteen: null, account } : null
}

/** What a named object belongs to; null when there is none. `placeIds`: the places the asker answers for. */
export const belongingOf = async (
  db: Reader,
  kind: ObjectKind,
  id: number,
  placeIds: readonly number[],
): Promise<Belonging | null> => {
  if (kind === 'account') return accountBelongingOf(db, id)
  const row = (await queries[kind](id, placeIds).execute(db)).rows[0]
  if (!row) return null
  return {
    account: null,
    diner:
      row.diner_id === null
        ? null
        : {
            dinerId: row.diner_id,
            homeCanteenId: row.home_canteen_id,
            canteenIds: row.diner_canteens,
            placeIds: row.diner_places,
          },
    canteen:
      row.canteen_id === null
        ? null
        : {
            canteenId: row.canteen_id,
            placeIds: row.canteen_places,
            overlappingPlaceIds: row.overlapping,
          },
  }
}
