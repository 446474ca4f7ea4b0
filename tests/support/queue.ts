import { sql } from 'kysely'
import { tendHeldBookings } from '../../backend/bookings/held-bookings.job.ts'
import { inTransaction } from '../../backend/kernel/transaction.ts'
import { joinQueue, type JoinQueue } from '../../backend/waiting/join-queue.action.ts'
import { placeBooking } from '../../backend/bookings/place-booking.action.ts'
import { cancelBooking } from '../../backend/bookings/cancel-booking.action.ts'
import { tendWaitingList } from '../../backend/waiting/waiting-list.job.ts'
import { jobActor, type Actor } from '../../backend/vocabulary/actor.ts'
import { fen } from '../../backend/vocabulary/money.ts'
import { Refusal } from '../../backend/vocabulary/refusal.ts'
import type { PaymentWay, Way } from '../../backend/vocabulary/meal.ts'
import type { Canteen } from './builders/place.ts'
import type { Serving } from './builders/serving.ts'
import type { TestDatabase } from './database.ts'
import { testDeps } from './server/deps.ts'

export const queuePriceFen = 1000

/** Stands for the counter, which may order for everybody. */
export const atCounter = ({ canteenId }: Canteen): Actor => ({
  ...jobActor('test'),
  name: '王芳',
  grants: [{ role: 'counter', dinerId: null, canteenId, placeId: null, permissions: [] }],
})

export const codeOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'accepted',
    (error: unknown) => {
      if (error instanceof Refusal) return error.code
      throw error
    },
  )

export interface QueueRoom {
  readonly actor: Actor
  readonly book: (
    dinerId: number,
    offeringId?: number,
    way?: Way,
    pay?: PaymentWay,
  ) => Promise<number>
  readonly cancel: (bookingId: number) => Promise<unknown>
  readonly join: (dinerId: number, more?: Partial<JoinQueue>) => Promise<number>
  /** Runs the jobs of one second: offers that lapsed, then the queue. */
  readonly tend: () => Promise<void>
  /** '12 booked', '14 offered', '15 ended: lapsed', in the order of asking. */
  readonly waits: () => Promise<string[]>
  readonly notices: (dinerId: number) => Promise<string[]>
  readonly kept: () => Promise<number>
  readonly close: () => Promise<void>
}

/** A serving and what happens around its queue, action by action, without a server. */
export function aQueueRoom(database: TestDatabase, canteen: Canteen, serving: Serving): QueueRoom {
  const { db } = database
  const { deps, close } = testDeps(database)
  const actor = atCounter(canteen)
  const { servingId } = serving
  return {
    actor,
    book: async (dinerId, offeringId = serving.offeringId, way = 'dine_in', pay = 'counter') => {
      const variant = { texture: 'regular' as const, tweaks: [], omits: [] }
      const placed = await inTransaction(db, (tx) =>
        placeBooking(tx, {
          actor,
          dinerId,
          servingId,
          lines: [{ offeringId, quantity: 1, variant }],
          way,
          pay,
          seenPayFen: fen(queuePriceFen),
          channel: 'counter',
        }),
      )
      return placed.bookingId
    },
    cancel: (bookingId) => inTransaction(db, (tx) => cancelBooking(tx, actor, bookingId, '')),
    join: async (dinerId, more = {}) => {
      const joined = await inTransaction(db, (tx) =>
        joinQueue(tx, {
          actor,
          dinerId,
          servingId,
          offeringId: serving.offeringId,
          way: 'dine_in',
          wish: 'book',
          pay: 'counter',
          seenPayFen: fen(queuePriceFen),
          channel: 'counter',
          ...more,
        }),
      )
      return joined.waitId
    },
    tend: async () => {
      await tendHeldBookings(deps)
      await tendWaitingList(deps)
    },
    waits: async () => {
      const found = await sql<{ line: string }>`
        select diner_id || ' ' || state || coalesce(': ' || ended_because, '') as line
        from waits where serving_id = ${servingId} order by id`.execute(db)
      return found.rows.map(({ line }) => line)
    },
    notices: async (dinerId) => {
      const found = await sql<{ kind: string }>`
        select kind || coalesce(' ' || (params->>'because'), '') as kind from notices where diner_id = ${dinerId} order by id`.execute(
        db,
      )
      return found.rows.map(({ kind }) => kind)
    },
    kept: async () => {
      const found = await sql<{ kept: number }>`
        select ((select coalesce(sum(kept), 0) from offerings where serving_id = ${servingId})
          + (select coalesce(sum(kept), 0) from serving_ways where serving_id = ${servingId}))::int as kept`.execute(
        db,
      )
      return found.rows[0]?.kept ?? 0
    },
    close,
  }
}
