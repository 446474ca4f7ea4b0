import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import { openDatabase, type Db } from '../../../backend/kernel/database.ts'
import { findBrokenInvariants } from '../../../backend/kernel/verify.store.ts'
import { addDays } from '../../../backend/vocabulary/calendar.ts'
import { apiOf } from '../api.ts'
import { aDiner } from '../builders/diner.ts'
import { aStaffMember, type SignedIn } from '../builders/people.ts'
import { aCanteen } from '../builders/place.ts'
import { anOffering, aServing, soon, type Serving } from '../builders/serving.ts'
import { comesBackWithinMs, type Installation } from './installation.ts'
import { seededRandom } from './in-parallel.ts'

const price = 1000
const victims = ['app', 'database', 'both'] as const

export interface CrashReport {
  readonly cycles: number
  readonly acknowledged: number
  /** Acknowledged and not there afterwards, or not as acknowledged. */
  readonly lost: number
  /** Wishes whose answer was lost in a crash: asked again with their key, each became exactly one meal. */
  readonly resolved: number
  readonly unresolved: number
  readonly broken: readonly string[]
  readonly slowestReadyMs: number
}

export interface CrashPlan {
  readonly cycles: number
  readonly seed: number
  readonly workers: number
  /** Acknowledged in each cycle before the axe falls, at a moment nobody chose. */
  readonly leastAcknowledged: number
  readonly victims?: readonly (typeof victims)[number][]
}

interface Wish {
  readonly key: string
  readonly body: {
    readonly dinerId: number
    readonly servingId: number
    readonly lines: { readonly offeringId: number; readonly quantity: number }[]
    readonly way: 'dine_in' | 'pick_up'
    readonly pay: 'wallet' | 'counter'
    readonly seenPayFen: number
    readonly channel: 'counter'
  }
}

interface Load {
  readonly counter: SignedIn
  readonly next: () => Wish
  readonly acknowledged: Map<number, 'placed' | 'cancelled'>
  answered: number
  /** Sent, and never answered. */
  readonly open: Wish[]
}

/** Everything written so far is on disk from here on, even where the database answers before it has written. */
async function flush(db: Db): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await sql`set local synchronous_commit = on`.execute(tx)
    await sql`select pg_logical_emit_message(true, 'nuancan-test', 'flush')`.execute(tx)
  })
}

/** Half of the meals are paid from wallets, so that money is in flight too when the power goes. */
async function prepareLoad(db: Db, random: () => number): Promise<Load> {
  const canteen = await aCanteen().servingAtMost(20, 60).in(db)
  const counter = await aStaffMember(db, 'counter', canteen)
  const diners = await aDiner(canteen).withWallet(200_000).times(300, db)
  const servings: Serving[] = []
  for (let ahead = 0; ahead < 56; ahead += 1) {
    const day = addDays(soon(), ahead)
    for (const meal of ['lunch', 'dinner'] as const) {
      const offering = anOffering().priced(price).limitedTo(5000)
      servings.push(await aServing(canteen).onDay(day).at(meal).with(offering).in(db))
    }
  }
  let turn = 0
  const next = (): Wish => {
    const diner = diners[turn % diners.length]
    const serving = servings[Math.floor(turn / diners.length) % servings.length]
    turn += 1
    if (!diner || !serving) throw new Error('there is always somebody')
    return {
      key: randomUUID(),
      body: {
        dinerId: diner.dinerId,
        servingId: serving.servingId,
        lines: [{ offeringId: serving.offeringId, quantity: 1 }],
        way: random() < 0.5 ? 'dine_in' : 'pick_up',
        pay: random() < 0.5 ? 'wallet' : 'counter',
        seenPayFen: price,
        channel: 'counter',
      },
    }
  }
  return { counter, next, acknowledged: new Map(), answered: 0, open: [] }
}

/** Books (and now and then cancels) as fast as it goes, until told to stop or the other end is gone. */
async function work(
  url: string,
  load: Load,
  random: () => number,
  going: () => boolean,
): Promise<void> {
  const api = apiOf(url)(load.counter)
  while (going()) {
    const wish = load.next()
    try {
      const { id } = await api.call('placeBooking', wish)
      load.acknowledged.set(id, 'placed')
      load.answered += 1
      if (random() < 0.1 && going()) {
        // Not known to be cancelled until it is said: until then either state is right.
        load.acknowledged.delete(id)
        await api.call('cancelBooking', { params: { bookingId: id }, body: {} })
        load.acknowledged.set(id, 'cancelled')
      }
    } catch {
      load.open.push(wish)
      await pause(10)
    }
  }
}

async function untilAnswered(load: Load, enough: number): Promise<void> {
  let [heard, since] = [load.answered, performance.now()]
  while (load.answered < enough) {
    await pause(5)
    if (load.answered > heard) [heard, since] = [load.answered, performance.now()]
    if (performance.now() - since > comesBackWithinMs)
      throw new Error(`no booking was acknowledged for ${comesBackWithinMs} ms`)
  }
}

/**
 * The processes of a server whose head was struck off still answer for a moment, so "ready" may have been said by
 * one of those while the new server is only starting.
 */
async function untilDatabaseTakes(db: Db): Promise<void> {
  const begun = performance.now()
  for (;;) {
    try {
      await sql`select 1`.execute(db)
      return
    } catch (error) {
      if (performance.now() - begun > comesBackWithinMs) throw error
      await pause(50)
    }
  }
}

/** Asks what is in the database after a crash, beside what was promised before it. */
async function countLost(db: Db, acknowledged: Load['acknowledged']): Promise<number> {
  const ids = [...acknowledged.keys()]
  const found = await sql<{ id: number; state: string }>`
    select id, state from bookings where id = any (${ids}::bigint[])`.execute(db)
  const states = new Map(found.rows.map(({ id, state }) => [id, state]))
  return ids.filter((id) => states.get(id) !== acknowledged.get(id)).length
}

/** Every wish without an answer is sent again with its key, and must now be one meal. */
async function resolveOpen(url: string, load: Load, db: Db): Promise<number> {
  const api = apiOf(url)(load.counter)
  let unresolved = 0
  for (const wish of load.open) {
    const reply = await api.call('placeBooking', wish).catch(() => undefined)
    const { dinerId, servingId } = wish.body
    const rows = await sql<{ id: number }>`
      select id from bookings where diner_id = ${dinerId} and serving_id = ${servingId}`.execute(db)
    if (rows.rows.length !== 1 || rows.rows[0]?.id !== reply?.id) unresolved += 1
  }
  return unresolved
}

export async function crash(installation: Installation, plan: CrashPlan): Promise<CrashReport> {
  const random = seededRandom(plan.seed)
  await installation.start()
  await installation.untilReady()
  let db = openDatabase(await installation.databaseUrl(), { max: 4 })
  await untilDatabaseTakes(db)
  const load = await prepareLoad(db, random)
  // Who books must survive the crash, else nobody would be left to lose a booking.
  await flush(db)
  const broken: string[] = []
  let lost = 0
  let slowestReadyMs = 0
  for (let cycle = 0; cycle < plan.cycles; cycle += 1) {
    let going = true
    const workers = Array.from({ length: plan.workers }, () =>
      work(installation.url, load, random, () => going),
    )
    await untilAnswered(load, load.answered + plan.leastAcknowledged)
    await pause(100 * random())
    const chosen = plan.victims ?? victims
    const victim = chosen[cycle % chosen.length] ?? 'app'
    await installation.kill(victim)
    const begun = performance.now()
    going = false
    await Promise.all(workers)
    if (victim !== 'database') await installation.start()
    await installation.untilReady()
    await db.destroy()
    db = openDatabase(await installation.databaseUrl(), { max: 4 })
    await untilDatabaseTakes(db)
    slowestReadyMs = Math.max(slowestReadyMs, performance.now() - begun)
    lost += await countLost(db, load.acknowledged)
    for (const { invariant, what } of await findBrokenInvariants(db)) {
      broken.push(`after killing ${victim}: ${invariant}: ${what}`)
    }
  }
  const unresolved = await resolveOpen(installation.url, load, db)
  await db.destroy()
  return {
    cycles: plan.cycles,
    acknowledged: load.acknowledged.size,
    lost,
    resolved: load.open.length - unresolved,
    unresolved,
    broken,
    slowestReadyMs: Math.round(slowestReadyMs),
  }
}
