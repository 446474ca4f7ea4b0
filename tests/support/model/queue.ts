import fc from 'fast-check'
import { sql } from 'kysely'
import { expect } from 'vitest'
import { inTransaction } from '../../../backend/kernel/transaction.ts'
import { closeServing } from '../../../backend/kitchen/close-serving.action.ts'
import { changeOffering } from '../../../backend/menus/change-offering.action.ts'
import { fen } from '../../../backend/vocabulary/money.ts'
import { acceptOffer } from '../../../backend/waiting/accept-offer.action.ts'
import { leaveQueue } from '../../../backend/waiting/leave-queue.action.ts'
import { aDiner } from '../builders/diner.ts'
import { aCanteen } from '../builders/place.ts'
import { anOffering, aServing } from '../builders/serving.ts'
import type { TestDatabase } from '../database.ts'
import { aQueueRoom, codeOf, queuePriceFen, type QueueRoom } from '../queue.ts'
import { aPlainQueue, people, type PlainQueue } from './plain-queue.ts'

export const kinds = [
  'book',
  'cancel',
  'join',
  'joinAny',
  'leave',
  'accept',
  'limit',
  'lapse',
  'tend',
] as const

export interface Step {
  readonly kind: (typeof kinds)[number]
  readonly who: number
  readonly dish: 0 | 1
  readonly way: 'dine_in' | 'pick_up'
  readonly wish: 'book' | 'ask'
  readonly limit: number
}

/** Little happens in a queue before everything is booked. */
const often: readonly (typeof kinds)[number][] = [
  'book',
  'join',
  'join',
  'cancel',
  'cancel',
  'tend',
  'tend',
  'accept',
  'accept',
]

export const steps = (longest: number): fc.Arbitrary<Step[]> =>
  fc.array(
    fc.record({
      kind: fc.constantFrom(...kinds, ...often),
      who: fc.integer({ min: 0, max: people - 1 }),
      dish: fc.constantFrom(0, 1),
      way: fc.constantFrom('dine_in', 'dine_in', 'pick_up'),
      wish: fc.constantFrom('book', 'ask'),
      limit: fc.integer({ min: 0, max: 4 }),
    }),
    { minLength: 10, maxLength: longest, size: 'max' },
  )

interface Play {
  readonly database: TestDatabase
  readonly room: QueueRoom
  readonly servingId: number
  readonly offeringIds: readonly number[]
  readonly dinerIds: readonly number[]
}

const deed = async (play: Play, step: Step): Promise<unknown> => {
  const { database, room, offeringIds, dinerIds, servingId } = play
  const { db } = database
  const dinerId = dinerIds[step.who] ?? 0
  const place = { servingId, dinerId }
  const offeringId = offeringIds[step.dish] ?? 0
  switch (step.kind) {
    case 'book':
      return room.book(dinerId, offeringId, step.way)
    case 'cancel':
      return room.cancel(await bookingOf(play, dinerId))
    case 'join':
      return room.join(dinerId, { offeringId, way: step.way, wish: step.wish })
    case 'joinAny':
      return room.join(dinerId, { offeringId: null, way: step.way, wish: step.wish })
    case 'leave':
      return inTransaction(db, (tx) => leaveQueue(tx, room.actor, place))
    case 'accept':
      return inTransaction(db, (tx) => acceptOffer(tx, room.actor, place, 'counter'))
    case 'limit':
      return inTransaction(db, (tx) =>
        changeOffering(tx, room.actor, offeringId, {
          priceFen: fen(queuePriceFen),
          portionLimit: step.limit,
        }),
      )
    case 'lapse':
      await sql`update bookings set held_until = app_now() where serving_id = ${servingId} and state = 'held'`.execute(
        db,
      )
      return room.tend()
    case 'tend':
      return room.tend()
  }
}

const bookingOf = async ({ database, servingId }: Play, dinerId: number): Promise<number> => {
  const found = await sql<{ id: number }>`
    select id from bookings where serving_id = ${servingId} and diner_id = ${dinerId}
    order by state = 'cancelled', id desc limit 1`.execute(database.db)
  return found.rows[0]?.id ?? 0
}

/** The database in the words of the model. */
const look = async ({ database, servingId, dinerIds }: Play): Promise<string[]> => {
  const found = await sql<{ line: string }>`
    select line from (
      select 1 as part, o.id as place, 'dish ' || o.position - 1 || ': ' || o.booked || '+' || o.kept || ' of ' || o.portion_limit
        || ', waiting ' || o.waiting as line from offerings o where o.serving_id = ${servingId}
      union all
      select 2, 0, w.way || ': ' || w.booked || '+' || w.kept || ' of ' || w.capacity || ', waiting ' || w.waiting
        from serving_ways w where w.serving_id = ${servingId}
      union all
      select 3, b.diner_id, 'meal ' || array_position(${[...dinerIds]}::bigint[], b.diner_id) - 1 || ': ' || b.state || ' '
        || o.position - 1 || ' ' || b.way
        from bookings b join booking_lines l on l.booking_id = b.id and l.revision = b.revision join offerings o on o.id = l.offering_id
        where b.serving_id = ${servingId} and b.state <> 'cancelled'
      union all
      select 4, w.diner_id, 'wait ' || array_position(${[...dinerIds]}::bigint[], w.diner_id) - 1 || ': ' || w.state
        from waits w where w.serving_id = ${servingId} and w.state in ('waiting', 'offered')) x
    order by part, place, line`.execute(database.db)
  return found.rows.map(({ line }) => line)
}

/** At the very cut-off: everybody waiting is told, nothing is kept, and what is closed is what was booked. */
const cutOff = async (play: Play, plain: PlainQueue): Promise<void> => {
  const { database, room, servingId } = play
  await sql`update servings set cutoff_at = app_now() where id = ${servingId}`.execute(database.db)
  await sql`update bookings set held_until = app_now() where serving_id = ${servingId} and state = 'held'`.execute(
    database.db,
  )
  await room.tend()
  await room.tend()
  plain.cutOff()
  expect(await look(play)).toEqual(plain.look())
  const closed = await inTransaction(database.db, (tx) => closeServing(tx, room.actor, servingId))
  expect(closed.booked).toBe(plain.meals())
}

/** Everything booked, so that a queue can form. */
const soldOut = [
  { who: people - 1, dish: 0 },
  { who: people - 2, dish: 0 },
  { who: people - 3, dish: 1 },
].map((one): Step => ({ ...one, kind: 'book', way: 'dine_in', wish: 'book', limit: 0 }) as Step)

/** One sequence at a serving of its own, beside a plain list of people; both say the same after every step. */
export async function playQueue(
  database: TestDatabase,
  sequence: readonly Step[],
  done: Map<string, number>,
): Promise<void> {
  const { db } = database
  const canteen = await aCanteen().in(db)
  const serving = await aServing(canteen)
    .seating(3)
    .packing(2)
    .with(anOffering().priced(queuePriceFen).limitedTo(2))
    .with(anOffering().named('清蒸鲈鱼').priced(queuePriceFen).limitedTo(1))
    .in(db)
  const firsts = await aDiner(canteen).livingAlone().times(2, db)
  const others = await aDiner(canteen).times(people - 2, db)
  const room = aQueueRoom(database, canteen, serving)
  const play: Play = {
    database,
    room,
    servingId: serving.servingId,
    offeringIds: serving.offeringIds,
    dinerIds: [...firsts, ...others].map(({ dinerId }) => dinerId),
  }
  const plain = aPlainQueue({ limits: [2, 1], seats: 3, bags: 2 })
  try {
    for (const [index, drawn] of [...soldOut, ...sequence].entries()) {
      const step = plain.aimed(drawn)
      const wanted = plain.deed(step)
      const got = await codeOf(deed(play, step))
      expect(got, `step ${index} ${JSON.stringify(step)}`).toBe(wanted)
      expect(await look(play), `after step ${index} ${JSON.stringify(step)}`).toEqual(plain.look())
      const what = `${step.kind} ${got}`
      done.set(what, (done.get(what) ?? 0) + 1)
    }
    await cutOff(play, plain)
  } finally {
    await room.close()
  }
}
