import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { afterEach, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { placeBooking } from '../../backend/bookings/place-booking.action.ts'
import type { PlaceBooking } from '../../backend/bookings/place-booking.action.ts'
import { openDatabase } from '../../backend/kernel/database.ts'
import type { Db, Tx } from '../../backend/kernel/database.ts'
import { inTransaction } from '../../backend/kernel/transaction.ts'
import { findBrokenInvariants } from '../../backend/kernel/verify.store.ts'
import { closeServing } from '../../backend/kitchen/close-serving.action.ts'
import { markServed } from '../../backend/kitchen/mark-served.action.ts'
import { settleServing } from '../../backend/kitchen/settle-serving.action.ts'
import { topUpInCash } from '../../backend/payments/top-up-in-cash.action.ts'
import { readBalance } from '../../backend/payments/ledger.store.ts'
import { jobActor } from '../../backend/vocabulary/actor.ts'
import { fen } from '../../backend/vocabulary/money.ts'
import { aDiner } from '../support/builders/diner.ts'
import { aCanteen } from '../support/builders/place.ts'
import { anOffering, aServing } from '../support/builders/serving.ts'
import type { Serving } from '../support/builders/serving.ts'
import { aDatabase } from '../support/database.ts'
import type { TestDatabase } from '../support/database.ts'

const actor = {
  ...jobActor('test'),
  grants: [
    { role: 'counter' as const, dinerId: null, canteenId: 1, placeId: null, permissions: [] },
  ],
}

/** Until so many sessions of this database wait for somebody's lock. */
const untilWaiting = async (db: Db, sessions: number): Promise<void> => {
  for (let tries = 0; tries < 3_000; tries += 1) {
    const found = await sql<{ n: number }>`select count(*) as n from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`.execute(db)
    if ((found.rows[0]?.n ?? 0) >= sessions) return
    await sleep(10)
  }
  throw new Error(`${sessions} sessions never waited`)
}

/** Begins, does the first part, and commits after the second when told to. */
const inTwoParts = async (db: Db, first: (tx: Tx) => Promise<unknown>) => {
  const begun = Promise.withResolvers<void>()
  const goOn = Promise.withResolvers<(tx: Tx) => Promise<unknown>>()
  const done = db.transaction().execute(async (tx) => {
    await first(tx)
    begun.resolve()
    await (
      await goOn.promise
    )(tx)
  })
  await Promise.race([begun.promise, done])
  return (second: (tx: Tx) => Promise<unknown> = () => Promise.resolve()): Promise<void> => {
    goOn.resolve(second)
    return done
  }
}

const outcome = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'done',
    (error: unknown) => (error as { code?: string }).code ?? String(error),
  )

// Straight transactions, without the retry that would hide a deadlock behind a second of waiting.
describe('who waits for whom', () => {
  let database: TestDatabase
  beforeAll(async () => {
    database = await aDatabase()
    await aCanteen().in(database.db)
  })
  afterEach(() => database.resetNow())

  const setUp = async () => {
    const db = openDatabase(database.url, { max: 5 })
    onTestFinished(() => db.destroy())
    const canteen = await aCanteen()
      .named(`食堂${Math.random().toString(36).slice(2, 7)}`)
      .chargingMissedMeals('full_price')
      .in(database.db)
    const serving = await aServing(canteen)
      .with(anOffering().priced(2000), anOffering().named('清蒸鲈鱼').priced(2000))
      .in(database.db)
    const newDiner = () => aDiner(canteen).aged(62).withWallet(5000).in(database.db)
    return { db, canteen, serving, first: await newDiner(), second: await newDiner() }
  }

  const place =
    (serving: Serving, dinerId: number, index: number, how: Pick<PlaceBooking, 'pay'>) =>
    (tx: Tx) =>
      placeBooking(tx, {
        actor,
        dinerId,
        servingId: serving.servingId,
        lines: [
          {
            offeringId: serving.offeringIds[index] ?? 0,
            quantity: 1,
            variant: { texture: 'regular', tweaks: [], omits: [] },
          },
        ],
        way: 'dine_in',
        seenPayFen: fen(2000),
        channel: 'app',
        ...how,
      })

  test('settling does not wait for a wallet with the audit chain in hand', async () => {
    const { db, canteen, serving, first, second } = await setUp()
    // Missed, she owes it from her wallet.
    const atCounter = { pay: 'counter' } as const
    await inTransaction(database.db, place(serving, first.dinerId, 0, atCounter))
    await inTransaction(database.db, place(serving, second.dinerId, 1, atCounter))
    await database.setNow(`${serving.day}T12:30:00+08:00`)
    await inTransaction(database.db, (tx) => closeServing(tx, actor, serving.servingId))
    await inTransaction(database.db, (tx) => markServed(tx, actor, serving.servingId))
    const topUp = (tx: Tx) => topUpInCash(tx, actor, canteen.canteenId, second.dinerId, fen(100))
    const lockWallet = (tx: Tx) =>
      sql`select 1 from ledger_accounts where kind = 'wallet' and diner_id = ${second.dinerId} for update`.execute(
        tx,
      )
    const toppingUp = await inTwoParts(db, lockWallet)
    const settling = outcome(
      db.transaction().execute((tx) => settleServing(tx, actor, serving.servingId)),
    )
    await untilWaiting(db, 1)
    expect(await outcome(toppingUp(topUp))).toBe('done')
    expect(await settling).toBe('done')
    expect(await readBalance(database.db, second.dinerId)).toBe(3100)
    expect(await findBrokenInvariants(database.db)).toEqual([])
  })
})
