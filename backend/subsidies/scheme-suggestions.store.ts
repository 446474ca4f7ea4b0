import { sql } from 'kysely'
import type { Reader } from '../kernel/database.ts'
import type { Suggestions } from '../vocabulary/form-field.ts'

/** Enough for every street of a city; who lives in another one is written by hand. */
const mostPlaces = 400

/** Names to pick from while a scheme is written: places, payers, canteens, codes and sets known around a canteen. */
export const readSuggestions = async (
  reader: Reader,
  canteenId: number,
): Promise<Readonly<Record<Suggestions, readonly string[]>>> => {
  const found = await sql<Readonly<Record<Suggestions, readonly string[]>>>`
    with here as (select p.* from canteens c join places p on p.id = c.community_id where c.id = ${canteenId}),
      known as (select path, kind, id, ancestor_ids from places where kind in ('city', 'district', 'street', 'community')
        order by array_length(ancestor_ids, 1), id limit ${mostPlaces})
    select
      (select coalesce(jsonb_agg(p.path order by array_length(p.ancestor_ids, 1) desc), '[]'::jsonb)
        from places p, here where p.id = any (here.ancestor_ids)) as around,
      (select coalesce(jsonb_agg(path), '[]'::jsonb) from known) as places,
      (select coalesce(jsonb_agg(name order by id), '[]'::jsonb) from funders) as funders,
      (select coalesce(jsonb_agg(name order by id), '[]'::jsonb) from canteens) as canteens,
      (select coalesce(jsonb_agg(distinct s.code), '[]'::jsonb) from schemes s join scheme_versions v on v.scheme_id = s.id, here
        where v.place_id = any (here.ancestor_ids)) as schemes,
      (select coalesce(jsonb_agg(distinct name), '[]'::jsonb) from sets where canteen_id = ${canteenId}) as sets`.execute(
    reader,
  )
  return found.rows[0] as Readonly<Record<Suggestions, readonly string[]>>
}

/** Statuses that schemes around a canteen have of their own, drafts too: they are recorded before a scheme begins. */
export const readOwnFacts = async (
  reader: Reader,
  canteenId: number,
): Promise<{ fact: string; grades: string[] }[]> => {
  const found = await sql<{ fact: string; grades: string[] }>`
    select o.own->>'fact' as fact, coalesce(jsonb_agg(distinct g.grade) filter (where g.grade is not null), '[]'::jsonb) as grades
    from canteens c join places p on p.id = c.community_id
    join scheme_versions v on v.place_id = any (p.ancestor_ids) and v.state <> 'ended'
    cross join lateral jsonb_array_elements(coalesce(v.terms->'ownFacts', '[]'::jsonb)) as o(own)
    left join lateral jsonb_array_elements_text(coalesce(o.own->'grades', '[]'::jsonb)) as g(grade) on true
    where c.id = ${canteenId} group by 1 order by 1`.execute(reader)
  return found.rows
}
