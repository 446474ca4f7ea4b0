import { sql } from 'kysely'
import { readCanteenCard, readHomeCanteen } from '../bookings/canteen-card.store.ts'
import type { ReplyOf } from '../contract/endpoint.ts'
import type { standingEndpoints } from '../contract/standing.ts'
import type { StandingOrder } from '../contract/standing.ts'
import type { Reader } from '../kernel/database.ts'
import { readHolds } from './hold.store.ts'
import { readMade } from './withdrawal.store.ts'

type Standing = ReplyOf<typeof standingEndpoints.getStanding>

/** The set or dish an order `o` is for, by name; null where the kitchen chooses. */
export const dishOf = sql`case when o.set_id is not null
    then (select jsonb_build_object('zh', name, 'en', name_en) from sets where id = o.set_id)
  when o.dish_id is not null then (select jsonb_build_object('zh', name, 'en', name_en) from dishes where id = o.dish_id) end`

/** Her standing orders and pauses. Refuses `diner_unknown`. */
export const readStanding = async (reader: Reader, dinerId: number): Promise<Standing> => {
  const { card, day, time } = await readCanteenCard(reader, await readHomeCanteen(reader, dinerId))
  const found = await sql<Omit<StandingOrder, 'booked'>>`
    select o.id as "orderId", o.meal, o.weekdays, ${dishOf} as dish, o.way, o.payment as pay, o.limit_fen as "limitFen",
      case when o.set_id is not null or o.dish_id is not null
        then jsonb_build_object('setId', o.set_id, 'dishId', o.dish_id, 'size', o.size) end as wish,
      o.valid_from as "firstDay", o.valid_to - 1 as "lastDay", o.set_by_name as "setByName"
    from standing_orders o
    where o.diner_id = ${dinerId} and o.ended_at is null and (o.valid_to is null or o.valid_to > service_day_of(app_now()))
    order by o.meal, o.weekdays, o.id`.execute(reader)
  const made = await readMade(reader, dinerId)
  return {
    now: { day, time },
    canteen: card,
    orders: found.rows.map((order) => ({
      ...order,
      booked: made
        .filter(({ orderId, open }) => open && orderId === order.orderId)
        .map(({ bookingId, day: on, meal, setId, dishId, size, way, pay, ownFen }) => ({
          bookingId,
          day: on,
          meal,
          setId,
          dishId,
          size,
          way,
          pay,
          ownFen,
        })),
    })),
    holds: await readHolds(reader, dinerId),
  }
}
