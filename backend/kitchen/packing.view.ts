import { sql } from 'kysely'
import type { Packing } from '../contract/packing.ts'
import type { Reader } from '../kernel/database.ts'
import { instantAt } from '../vocabulary/calendar.ts'
import { maskedName } from '../vocabulary/masked-name.ts'
import { Refusal } from '../vocabulary/refusal.ts'
import { eatBy } from './packing.rules.ts'

type Packed = Packing['portions'][number]
interface PackingRow {
  readonly asOf: Date
  readonly canteen: Packing['canteen']
  readonly when: Packing['when']
  readonly state: Packing['state']
  readonly showsNames: boolean
  readonly portions: (Omit<Packed, 'eatBy'> & { readonly firstReadyAt: string | null })[]
}

/**
 * Every portion of a serving that leaves the canteen in a box, by turn, building, door and number; names as the canteen's
 * policy says. Refuses `serving_unknown`.
 */
export const readPacking = async (
  reader: Reader,
  servingId: number,
): Promise<Packing & { readonly canteenId: number }> => {
  const found = await sql<PackingRow>`
    with ready as (
      select r.offering_id, min(r.noted_at) as first_at from ready_batches r
      where r.serving_id = ${servingId} and r.undoes is null and not exists (select from ready_batches u where u.undoes = r.id)
      group by r.offering_id),
    packed as (
      select b.id as booking_id, b.ticket_no, b.way, b.arrive_from, b.arrive_to, b.diner_id, d.name, d.door, coalesce(p.name, '') as building,
        l.line_no, l.quantity, l.texture, l.tweaks, l.omits, o.size, r.first_at,
        jsonb_build_object('zh', coalesce(st.name, di.name), 'en', coalesce(st.name_en, di.name_en)) as dish,
        row_number() over (partition by b.id order by l.line_no, n.copy) as copy, count(*) over (partition by b.id) as of
      from bookings b join booking_lines l on l.booking_id = b.id and l.revision = b.revision
      cross join lateral generate_series(1, l.quantity) as n(copy)
      join diners d on d.id = b.diner_id left join places p on p.id = d.building_id
      join offerings o on o.id = l.offering_id left join sets st on st.id = o.set_id left join dishes di on di.id = o.dish_id
      left join ready r on r.offering_id = o.id
      where b.serving_id = ${servingId} and b.state in ('placed', 'held') and b.way in ('pick_up', 'deliver'))
    select app_now() as "asOf", s.state, c.kitchen_shows_names as "showsNames",
      jsonb_build_object('canteenId', c.id, 'name', jsonb_build_object('zh', c.name, 'en', c.name_en)) as canteen,
      jsonb_build_object('servingId', s.id, 'canteenId', s.canteen_id, 'day', s.day, 'meal', s.meal,
        'from', to_char(s.window_from, 'HH24:MI'), 'to', to_char(s.window_to, 'HH24:MI')) as when,
      coalesce((select jsonb_agg(jsonb_build_object('bookingId', k.booking_id, 'number', k.ticket_no, 'copy', k.copy, 'of', k.of, 'way', k.way,
          'window', case when k.arrive_from is not null then jsonb_build_object('from', to_char(k.arrive_from, 'HH24:MI'), 'to', to_char(k.arrive_to, 'HH24:MI')) end,
          'name', k.name, 'building', k.building, 'door', k.door, 'dish', k.dish, 'size', k.size,
          'variant', jsonb_build_object('texture', k.texture, 'tweaks', k.tweaks, 'omits', k.omits), 'firstReadyAt', k.first_at,
          'allergens', (select coalesce(jsonb_agg(distinct x.value), '[]'::jsonb) from diet_needs x
            where x.diner_id = k.diner_id and x.kind = 'allergen' and x.valid_from <= s.day and (x.valid_to is null or x.valid_to > s.day)))
        order by k.arrive_from, k.building, k.door, k.ticket_no, k.booking_id, k.copy) from packed k), '[]'::jsonb) as portions
    from servings s join canteens c on c.id = s.canteen_id where s.id = ${servingId}`.execute(
    reader,
  )
  const [row] = found.rows
  if (!row) throw new Refusal('serving_unknown')
  const windowFrom = instantAt(row.when.day, row.when.from)
  return {
    canteenId: row.when.canteenId,
    asOf: row.asOf.toISOString(),
    canteen: row.canteen,
    when: row.when,
    state: row.state,
    portions: row.portions.map(({ firstReadyAt, ...portion }) => ({
      ...portion,
      name: row.showsNames ? portion.name : maskedName(portion.name),
      eatBy: eatBy(windowFrom, firstReadyAt === null ? null : new Date(firstReadyAt)).toISOString(),
    })),
  }
}
