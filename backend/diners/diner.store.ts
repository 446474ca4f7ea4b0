import { sql } from 'kysely'
import type { Reader } from '../kernel/database.ts'
import type { ServiceDay } from '../vocabulary/calendar.ts'
import type { DietNeed } from '../vocabulary/diet.ts'

/** A fact as subsidy rules read it: what holds on one day, and where. */
export interface FactOnDay {
  readonly kind: string
  readonly grade: string | null
  /** '上海市/普陀区/甘泉路街道', or in words a place outside this deployment. */
  readonly placePath: string | null
  readonly since: ServiceDay
}

export interface DinerForBooking {
  readonly dinerId: number
  readonly name: string
  readonly namePinyin: string
  readonly gender: 'female' | 'male'
  readonly birthDate: ServiceDay
  readonly homeCanteenId: number
  readonly communityId: number
  readonly diedOn: ServiceDay | null
  readonly leftOn: ServiceDay | null
  readonly facts: readonly FactOnDay[]
  readonly needs: readonly DietNeed[]
}

/** Everything bookings need to know of diners on the day of the meal, in one statement; in no order. */
export const readDinersForBooking = async (
  reader: Reader,
  dinerIds: readonly number[],
  day: ServiceDay,
): Promise<DinerForBooking[]> => {
  const found = await sql<DinerForBooking>`
    select d.id as "dinerId", d.name, d.name_pinyin as "namePinyin", d.gender, d.birth_date as "birthDate",
      d.home_canteen_id as "homeCanteenId", d.community_id as "communityId",
      d.died_on as "diedOn", d.left_on as "leftOn",
      coalesce((
        select jsonb_agg(jsonb_build_object(
          'kind', f.kind, 'grade', f.grade,
          'placePath', coalesce(p.path, f.place_text), 'since', f.valid_from) order by f.id)
        from diner_facts f left join places p on p.id = f.place_id
        where f.diner_id = d.id and f.valid_from <= ${day} and (f.valid_to is null or f.valid_to > ${day})
      ), '[]'::jsonb) as facts,
      coalesce((
        select jsonb_agg(jsonb_build_object('kind', n.kind, 'value', n.value) order by n.id)
        from diet_needs n
        where n.diner_id = d.id and n.valid_from <= ${day} and (n.valid_to is null or n.valid_to > ${day})
      ), '[]'::jsonb) as needs
    from diners d where d.id = any (${[...dinerIds]}::bigint[])`.execute(reader)
  return found.rows
}

/** The same of one. */
export const readDinerForBooking = async (
  reader: Reader,
  dinerId: number,
  day: ServiceDay,
): Promise<DinerForBooking | undefined> => (await readDinersForBooking(reader, [dinerId], day))[0]
