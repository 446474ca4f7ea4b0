import { sql } from 'kysely'
import { readBookingContext } from '../../backend/bookings/booking-context.store.ts'
import { cancelBooking } from '../../backend/bookings/cancel-booking.action.ts'
import { readClock } from '../../backend/kernel/clock.ts'
import type { Tx } from '../../backend/kernel/database.ts'
import { nobody } from '../../backend/vocabulary/actor.ts'
import type { Actor } from '../../backend/vocabulary/actor.ts'
import { addDays } from '../../backend/vocabulary/calendar.ts'
import { joinQueue } from '../../backend/waiting/join-queue.action.ts'
import { serveNext } from '../../backend/waiting/serve-next.action.ts'
import { mostOf, wantedOf } from '../../backend/waiting/waiting.rules.ts'
import type { Loaded } from './load-past.ts'

/** The canteen's own dish is what everybody has last time: it is never the one that is sold out. */
const neverSoldOut = '萝卜排骨'

/** In the order of asking: the first is asked when somebody gives a portion back. */
const wishes = ['ask', 'book', 'ask'] as const

interface SoldOut {
  readonly offeringId: number
  /** Somebody's single portion of it, who will give it back. */
  readonly bookingId: number
}

/** Of tomorrow's lunch the dish that fewest have booked, from now on no more of it than they have. */
const sellOut = async (tx: Tx, servingId: number): Promise<SoldOut | null> => {
  const found = await sql<SoldOut>`
    select o.id as "offeringId", min(b.id) as "bookingId"
    from offerings o left join sets t on t.id = o.set_id left join dishes d on d.id = o.dish_id
    join booking_lines l on l.offering_id = o.id
    join bookings b on b.id = l.booking_id and b.revision = l.revision and b.state = 'placed' and b.portions = 1
    where o.serving_id = ${servingId} and coalesce(t.name, d.name) <> ${neverSoldOut} and o.booked >= 3
    group by o.id order by o.booked, o.id limit 1`.execute(tx)
  const sold = found.rows[0] ?? null
  if (sold !== null)
    await sql`update offerings set portion_limit = booked where id = ${sold.offeringId}`.execute(tx)
  return sold
}

/** People who eat here today and have nothing for that meal yet, without needs that could forbid the dish. */
const readHungry = async (tx: Tx, servingId: number): Promise<number[]> => {
  const found = await sql<{ id: number }>`
    select d.id from servings s join diners d on d.home_canteen_id = s.canteen_id
    where s.id = ${servingId} and d.died_on is null and d.left_on is null
      and exists (select from bookings b join servings t on t.id = b.serving_id
        where b.diner_id = d.id and t.day = s.day - 1 and t.meal = s.meal and b.state <> 'cancelled')
      and not exists (select from bookings b where b.diner_id = d.id and b.serving_id = s.id)
      and not exists (select from diet_needs n where n.diner_id = d.id)
    order by d.id limit ${wishes.length}`.execute(tx)
  return found.rows.map(({ id }) => id)
}

/** A dish of tomorrow's lunch that is sold out: some wait for it, and one of them is asked about a portion given back. */
export const loadWaiting = async (
  tx: Tx,
  { today, servings, places, accounts }: Loaded,
): Promise<void> => {
  // What happens now is written by the product's own clock; a test's past day has no queue.
  if ((await readClock(tx)).today !== today) return
  const lunch = servings.find(
    ({ canteen, day, meal }) =>
      canteen === 'xingfuli' && meal === 'lunch' && day === addDays(today, 1),
  )
  if (lunch?.state !== 'open') return
  const { servingId } = lunch
  const sold = await sellOut(tx, servingId)
  if (sold === null) return
  const { accountId, name } = accounts.counter.xingfuli
  const canteenId = places.canteenId.xingfuli
  const actor: Actor = {
    ...nobody,
    key: `account:${accountId}`,
    name,
    accountId,
    grants: [{ role: 'counter', dinerId: null, canteenId, placeId: null, permissions: [] }],
  }
  for (const [nth, dinerId] of (await readHungry(tx, servingId)).entries()) {
    const context = await readBookingContext(tx, servingId, dinerId)
    await joinQueue(tx, {
      actor,
      dinerId,
      servingId,
      offeringId: sold.offeringId,
      way: 'dine_in',
      wish: wishes[nth] ?? 'book',
      pay: 'counter',
      seenPayFen: mostOf(context, wantedOf(context, sold.offeringId), 'dine_in'),
      channel: 'counter',
    })
  }
  await cancelBooking(tx, actor, sold.bookingId, '')
  await serveNext(tx, servingId)
}
