import { sql } from 'kysely'
import type { RawBuilder } from 'kysely'
import type { Reader } from '../kernel/database.ts'
import { present } from '../vocabulary/invariant.ts'
import type { Collector } from '../vocabulary/recognition.ts'
import type { CollectionRules, Recognisable } from './recognition.rules.ts'

/** What can be asked about her. */
export const readRecognisable = async (reader: Reader, dinerId: number): Promise<Recognisable> => {
  const found = await sql<Recognisable>`
    select birth_date as "birthDate", coalesce(phone, '') as phone from diners where id = ${dinerId}`.execute(
    reader,
  )
  return present(found.rows[0], 'she is on record')
}

/** People who fetch meals for her are few; more than these nobody looks through at a counter. */
const mostShown = 6

/**
 * Her family by name and relation, as the record and her own phone know them, and whoever of the others fetched a meal
 * for her in the last quarter of a year: one press instead of writing the same name again.
 */
export const collectorsOf = (dinerId: RawBuilder<unknown>): RawBuilder<Collector[]> => sql`
  coalesce((select jsonb_agg(jsonb_build_object('kind', k.kind, 'name', k.name, 'relation', k.relation) order by k.rank, k.name)
    from (select * from (
      select distinct on (left(c.name, 20), left(c.relation, 20)) 'family' as kind, left(c.name, 20) as name, left(c.relation, 20) as relation, c.position::int as rank
      from (select name, relation, position from diner_contacts where diner_id = ${dinerId}
        union all
        select a.display_name, g.relation, 10 from role_grants g join accounts a on a.id = g.account_id
        where g.diner_id = ${dinerId} and g.role = 'family' and g.ended_at is null) c
      where c.name <> '' order by left(c.name, 20), left(c.relation, 20), c.position) family
    union all
    select distinct m.collector->>'kind', m.collector->>'name', '', 20 from bookings b join booking_moves m on m.booking_id = b.id
    where b.diner_id = ${dinerId} and m.collector->>'kind' <> 'family' and m.at > app_now() - interval '90 days'
    order by rank, name limit ${mostShown}) k), '[]'::jsonb)`

/** Who fetched a booking `b` for her, if somebody did the last time it was handed over and nobody took that back. */
export const collectorOf = sql<Collector | null>`
  (select m.collector from booking_moves m where m.booking_id = b.id and b.state = 'collected' and m.state = 'collected'
   order by m.seq desc limit 1)`

export const readCollectionRules = async (
  reader: Reader,
  canteenId: number,
): Promise<CollectionRules> => {
  const found = await sql<CollectionRules>`
    select without_card as "withoutCard", others_may_collect as "othersMayCollect" from canteens where id = ${canteenId}`.execute(
    reader,
  )
  return present(found.rows[0], 'a canteen has rules')
}

export const readCollectors = async (reader: Reader, dinerId: number): Promise<Collector[]> => {
  const found = await sql<{ collectors: Collector[] }>`
    select ${collectorsOf(sql`${dinerId}::bigint`)} as collectors`.execute(reader)
  return present(found.rows[0], 'an answer').collectors
}

/** The record's own word on who is family: whoever is not on it is somebody she knows. */
export const collectorAsKnown = async (
  reader: Reader,
  dinerId: number,
  said: Collector | undefined,
): Promise<Collector | null> => {
  if (said === undefined) return null
  const { kind, name } = said
  if (kind !== 'family') return { kind, name, relation: '' }
  const family = (await readCollectors(reader, dinerId)).filter((one) => one.kind === 'family')
  return (
    family.find((one) => one.name === name && one.relation === said.relation) ?? {
      kind: 'other',
      name,
      relation: '',
    }
  )
}
