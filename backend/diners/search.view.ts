import { sql } from 'kysely'
import type { dinerEndpoints } from '../contract/diners.ts'
import type { ReplyOf } from '../contract/endpoint.ts'
import type { Reader } from '../kernel/database.ts'
import { ageOn, type ServiceDay } from '../vocabulary/calendar.ts'
import type { SearchQuery, SearchScope } from './search-query.rules.ts'
import { isInScopeOf } from './within-scope.store.ts'

type Found = ReplyOf<typeof dinerEndpoints.searchDiners>
type Matched = Found['diners'][number]['matched']

interface Row {
  readonly dinerId: number
  readonly name: string
  readonly door: string
  readonly birthDate: ServiceDay
  readonly today: ServiceDay
  readonly phoneTail: string
  readonly matched: Matched
  readonly total: number
}

const longestList = 20

/** Everybody this actor may find at this canteen, with the keys the box is matched against. */
const residents = (canteenId: number, scope: SearchScope, query: SearchQuery) => sql`
  select d.id, d.name, d.name_pinyin, d.name_initials, d.birth_date, coalesce(d.phone, '') as phone,
    coalesce(d.phone_tail, '') as phone_tail,
    concat_ws(' ', b.name, nullif(d.door, '')) as door,
    concat(compound.name, b.name, d.door) as whole_door,
    case when ${query.door}::text is not null
      then trim(both '-' from regexp_replace(concat_ws('-', b.name, d.door), '[^0-9]+', '-', 'g'))
    end as door_numbers
  from diners d
  left join places b on b.id = d.building_id
  left join places compound on compound.id = b.parent_id and compound.kind = 'compound'
  where (d.home_canteen_id = ${canteenId}
      or d.community_id in (select cc.community_id from canteen_communities cc where cc.canteen_id = ${canteenId}))
    and d.died_on is null and (d.left_on is null or d.left_on > service_day_of(app_now()))
    and ${isInScopeOf(scope, canteenId)}`

/** How well a resident fits: 0 is best, null not at all. */
const ranked = (canteenId: number, query: SearchQuery) => sql`
  select r.*, case
    when ${query.everybody}::boolean then 9
    when c.diner_id is not null then 0
    when r.phone in (${query.phone}::text, ${query.localPhone}::text) then 0
    when r.name = ${query.words}::text then 0
    when r.name_initials = ${query.letters}::text then 1
    when starts_with(r.name_initials, ${query.letters}::text) then 2
    when starts_with(replace(r.name_pinyin, ' ', ''), ${query.letters}::text) then 3
    when r.phone_tail = ${query.phoneTail}::text then 3
    when starts_with(r.name, ${query.words}::text) then 3
    when r.door_numbers ~ (${query.door}::text || '$') then 4
    when r.name_pinyin ~ ${query.syllables}::text then 5
    when position(${query.words}::text in r.name) > 0 then 5
    when r.door_numbers ~ ${query.door}::text then 6
    when ${query.words}::text <> '' and position(${query.words}::text in replace(r.whole_door, ' ', '')) > 0 then 7
  end as rank,
  case
    when c.diner_id is not null then 'card'
    when r.phone in (${query.phone}::text, ${query.localPhone}::text) or r.phone_tail = ${query.phoneTail}::text then 'phone'
    when starts_with(r.name_initials, ${query.letters}::text) then 'initials'
    when r.name_pinyin ~ ${query.syllables}::text then 'pinyin'
    when ${query.everybody}::boolean or position(${query.words}::text in r.name) > 0 then 'name'
    else 'door'
  end as matched
  from residents r
  left join cards c on c.canteen_id = ${canteenId} and c.digits = ${query.card}::text and c.diner_id = r.id
    and c.ended_at is null`

export const searchView = async (
  reader: Reader,
  canteenId: number,
  scope: SearchScope,
  query: SearchQuery,
): Promise<Found> => {
  const found = await sql<Row>`
    with residents as materialized (${residents(canteenId, scope, query)}),
    ranked as (${ranked(canteenId, query)})
    select id as "dinerId", name, door, birth_date as "birthDate", service_day_of(app_now()) as today,
      phone_tail as "phoneTail", matched, count(*) over () as total
    from ranked where rank is not null
    order by rank, name_pinyin, id limit ${longestList}`.execute(reader)
  return {
    total: found.rows[0]?.total ?? 0,
    diners: found.rows.map(({ birthDate, today, total: _total, ...row }) => ({
      ...row,
      age: ageOn(birthDate, today),
    })),
  }
}
