import { sql } from 'kysely'
import type { RawBuilder } from 'kysely'
import type { QueuePlace } from '../contract/tickets.ts'
import type { Reader } from '../kernel/database.ts'
import { serviceDayAt, timeOfDayAt } from '../vocabulary/calendar.ts'
import { waitEndWords } from '../vocabulary/waiting-words.ts'
import type { WaitEnd } from '../vocabulary/waiting.ts'

type Row = Omit<QueuePlace, 'until' | 'why'> & {
  readonly until: Date | null
  readonly because: WaitEnd | null
}

/** People before her who want something that she wants too. */
const ahead = sql`(select count(*)::int from waits o where o.serving_id = w.serving_id and o.state = 'waiting'
  and (o.class, o.id) < (w.class, w.id)
  and exists (select from wait_lines a join wait_lines b on b.offering_id = a.offering_id where a.wait_id = o.id and b.wait_id = w.id))`

const placeRows = async (reader: Reader, which: RawBuilder<unknown>): Promise<QueuePlace[]> => {
  const found = await sql<Row>`
    select w.state, w.wish, w.way,
      jsonb_build_object('servingId', s.id, 'canteenId', s.canteen_id, 'day', s.day, 'meal', s.meal,
        'from', to_char(coalesce(b.arrive_from, s.window_from), 'HH24:MI'), 'to', to_char(coalesce(b.arrive_to, s.window_to), 'HH24:MI')) as "when",
      case when w.state = 'waiting' then ${ahead} + 1 end as position,
      (select jsonb_build_object('offeringId', o.id, 'name', jsonb_build_object('zh', coalesce(st.name, di.name), 'en', coalesce(st.name_en, di.name_en)),
          'sides', jsonb_build_object('zh', coalesce(st.sides, ''), 'en', coalesce(st.sides_en, '')),
          'picture', coalesce(st.picture, di.picture), 'size', o.size)
        from offerings o left join sets st on st.id = o.set_id left join dishes di on di.id = o.dish_id
        where o.id = coalesce(
          (select l.offering_id from booking_lines l where l.booking_id = b.id and l.revision = b.revision and l.line_no = 1),
          (select min(l.offering_id) from wait_lines l where l.wait_id = w.id having count(*) = 1))) as plate,
      coalesce(b.own_fen, w.seen_pay_fen) as "payFen", b.id as "bookingId",
      case when w.state = 'offered' then b.held_until end as until, w.ended_because as because
    from waits w join servings s on s.id = w.serving_id left join bookings b on b.id = w.booking_id
    where ${which}`.execute(reader)
  return found.rows.map(({ until, because, ...row }) => ({
    ...row,
    why: because && waitEndWords[because],
    until: until && { day: serviceDayAt(until), time: timeOfDayAt(until) },
  }))
}

/** Her latest place at a serving. */
export const readQueuePlace = async (
  reader: Reader,
  dinerId: number,
  servingId: number,
): Promise<QueuePlace | null> =>
  (
    await placeRows(
      reader,
      sql`w.diner_id = ${dinerId} and w.serving_id = ${servingId} order by w.id desc limit 1`,
    )
  )[0] ?? null

/** Where she still waits or is asked, soonest meal first. */
export const readLivePlaces = (reader: Reader, dinerId: number): Promise<QueuePlace[]> =>
  placeRows(
    reader,
    sql`w.diner_id = ${dinerId} and w.state in ('waiting', 'offered') order by s.day, s.meal`,
  )

/** How the last waiting for a meal still to come came out, until she has read it. What she did herself she knows. */
export const readUnreadPlace = async (
  reader: Reader,
  dinerId: number,
): Promise<QueuePlace | null> =>
  (
    await placeRows(
      reader,
      sql`w.diner_id = ${dinerId} and w.state in ('booked', 'ended') and w.seen_at is null
        and coalesce(w.ended_because, '') not in ('left', 'declined', 'gone', 'booked_elsewhere') and s.day >= service_day_of(app_now())
        order by w.ended_at desc, w.id desc limit 1`,
    )
  )[0] ?? null
