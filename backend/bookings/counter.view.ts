import { sql } from 'kysely'
import type { counterEndpoints } from '../contract/counter.ts'
import type { ReplyOf } from '../contract/endpoint.ts'
import type { Reader } from '../kernel/database.ts'
import { serviceDayAt, timeOfDayAt } from '../vocabulary/calendar.ts'
import { readServingHeads } from './serving-list.view.ts'
import { readCanteenCard } from './canteen-card.store.ts'
import { collectorOf } from './recognition.store.ts'
import { whenOf } from './today.view.ts'

type Counter = Omit<ReplyOf<typeof counterEndpoints.getCounter>, 'can'>

/** Bookings of one serving (today's running or next one unless named) with who to call when nobody comes. */
export const readCounter = async (
  reader: Reader,
  canteenId: number,
  servingId: number | undefined,
): Promise<Counter> => {
  const { now, day } = await readCanteenCard(reader, canteenId)
  const heads = await readServingHeads(reader, canteenId)
  const today = heads.filter((head) => head.day === day)
  const head =
    servingId === undefined
      ? (today.find((candidate) => !candidate.over) ?? today.at(-1))
      : heads.find((candidate) => candidate.servingId === servingId)
  const moment = { day: serviceDayAt(now), time: timeOfDayAt(now) }
  if (!head) return { now: moment, serving: null, servings: today.map(whenOf), rows: [] }
  const found = await sql<Counter['rows'][number]>`
    select b.id as "bookingId", d.id as "dinerId", b.ticket_no as number, d.name, concat_ws(' ', p.name, d.door) as door,
      coalesce(d.phone, '') as phone,
      (select jsonb_build_object('name', c.name, 'relation', c.relation, 'phone', c.phone) from diner_contacts c
       where c.diner_id = d.id order by c.position limit 1) as contact,
      (select jsonb_build_object('zh', string_agg(coalesce(st.name, di.name), '、' order by l.line_no), 'en', string_agg(coalesce(st.name_en, di.name_en), ', ' order by l.line_no))
       from booking_lines l join offerings o on o.id = l.offering_id left join sets st on st.id = o.set_id left join dishes di on di.id = o.dish_id
       where l.booking_id = b.id and l.revision = b.revision) as what,
      b.portions as quantity, b.way, b.state, b.channel = 'walk_in' as "walkIn",
      (select jsonb_build_object('texture', l.texture, 'tweaks', l.tweaks, 'omits', l.omits)
       from booking_lines l where l.booking_id = b.id and l.revision = b.revision order by l.line_no limit 1) as variant,
      (select to_char(coalesce(m.handed_at, m.at) at time zone 'Asia/Shanghai', 'HH24:MI') from booking_moves m
       where m.booking_id = b.id and m.state in ('collected', 'delivered') order by m.seq desc limit 1) as "collectedAt",
      ${collectorOf} as collector,
      case when b.payment = 'counter' and b.state = 'placed' then b.own_fen else 0 end as "dueFen"
    from bookings b join diners d on d.id = b.diner_id left join places p on p.id = d.building_id
    where b.serving_id = ${head.servingId} and b.state <> 'cancelled'
    order by b.ticket_no`.execute(reader)
  const portions = (states: readonly string[]): number =>
    found.rows
      .filter((row) => !row.walkIn && states.includes(row.state))
      .reduce((sum, row) => sum + row.quantity, 0)
  return {
    now: moment,
    serving: {
      when: whenOf(head),
      state: head.state,
      booked: portions(['placed', 'held', 'collected', 'delivered', 'missed']),
      collected: portions(['collected', 'delivered']),
    },
    servings: today.map(whenOf),
    rows: found.rows,
  }
}
