import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import type { Db } from '../../../backend/kernel/database.ts'
import { apiOf, type Api } from '../api.ts'
import { aDiner, type Diner } from '../builders/diner.ts'
import type { SignedIn } from '../builders/people.ts'
import { aCanteen } from '../builders/place.ts'
import { anOffering, aServing, type Serving } from '../builders/serving.ts'
import { spawnApp } from '../server.ts'
import type { TestDatabase } from '../database.ts'
import { inParallel, seededRandom } from './in-parallel.ts'
import { tryBooking, priceFen } from './rush.ts'

type Person = Diner & SignedIn

export interface QueueRush {
  /** Portions of the dish, all booked before anybody waits. */
  readonly portions: number
  readonly waiting: number
  readonly cancels: number
  readonly bystanders: number
  readonly seed: number
  /** How long to wait for the queue to come to rest (a minute). */
  readonly patienceMs?: number
}

export interface QueueRushReport {
  /** Diners who hold a meal from the queue, in the order they should have got it, and who should have. */
  readonly served: readonly number[]
  readonly due: readonly number[]
  readonly sold: number
  readonly counter: number
  readonly kept: number
  /** Portions that went to somebody who did not wait. */
  readonly bystanders: number
  readonly refusals: readonly string[]
}

/** The stated order, said here once more: those who live alone, then everybody, each in the order of asking. */
const statedOrder = (asked: readonly { dinerId: number; first: boolean }[]): number[] =>
  [...asked.filter(({ first }) => first), ...asked.filter(({ first }) => !first)].map(
    ({ dinerId }) => dinerId,
  )

const order = (serving: Serving, dinerId: number) => ({
  dinerId,
  servingId: serving.servingId,
  lines: [{ offeringId: serving.offeringId, quantity: 1 }],
  way: 'dine_in' as const,
  pay: 'counter' as const,
  seenPayFen: priceFen,
})

/** Everybody asks one after the other, so that the test knows the order without asking the database. */
async function ask(
  api: (person: Person) => Api,
  serving: Serving,
  people: readonly { person: Person; first: boolean }[],
  random: () => number,
): Promise<number[]> {
  for (const { person } of people)
    await api(person).call('joinQueue', {
      params: { dinerId: person.dinerId, servingId: serving.servingId },
      body: {
        dish: random() < 0.7 ? serving.offeringId : null,
        way: 'dine_in',
        wish: random() < 0.5 ? 'book' : 'ask',
        pay: 'counter',
        seenPayFen: priceFen,
      },
    })
  return statedOrder(people.map(({ person, first }) => ({ dinerId: person.dinerId, first })))
}

/** Presses "book" again and again, as somebody does who sees that a portion was given back. */
async function press(
  api: Api,
  serving: Serving,
  dinerId: number,
  over: () => boolean,
): Promise<string> {
  for (;;) {
    const { outcome } = await tryBooking(api, order(serving, dinerId))
    if (outcome !== 'sold_out' || over()) return outcome
    await pause(20)
  }
}

/** Until nothing is kept any more and nobody who waits could be served, or the time is up. */
async function untilQuiet(db: Db, servingId: number, patienceMs: number): Promise<void> {
  for (let waited = 0; waited < patienceMs; waited += 100) {
    const found = await sql<{ quiet: boolean }>`
      select sum(kept) = 0 and sum(booked) >= sum(portion_limit) as quiet from offerings where serving_id = ${servingId}`.execute(
      db,
    )
    if (found.rows[0]?.quiet) return
    await pause(100)
  }
}

interface Crowd {
  readonly serving: Serving
  readonly booked: readonly { person: Person; bookingId: number }[]
  /** Those who wait, in the order stated. */
  readonly inOrder: readonly number[]
  readonly bystanders: readonly Person[]
}

/** Every portion booked, and everybody else in the queue. */
async function gather(
  db: Db,
  api: (person: Person) => Api,
  plan: Pick<QueueRush, 'portions' | 'waiting' | 'bystanders'>,
  random: () => number,
): Promise<Crowd> {
  const canteen = await aCanteen().in(db)
  const serving = await aServing(canteen)
    .with(anOffering().priced(priceFen).limitedTo(plan.portions))
    .in(db)
  const bookers = await aDiner(canteen).aged(75).signedInTimes(plan.portions, db)
  const firsts = await aDiner(canteen)
    .aged(90)
    .livingAlone()
    .signedInTimes(Math.floor(plan.waiting / 5), db)
  const others = await aDiner(canteen)
    .aged(80)
    .signedInTimes(plan.waiting - firsts.length, db)
  const bystanders = await aDiner(canteen).aged(70).signedInTimes(Math.max(plan.bystanders, 1), db)
  const booked = await inParallel(bookers, 20, async (person) => ({
    person,
    bookingId: (await tryBooking(api(person), order(serving, person.dinerId))).bookingId ?? 0,
  }))
  const asking = shuffled(
    [
      ...firsts.map((person) => ({ person, first: true })),
      ...others.map((person) => ({ person, first: false })),
    ],
    random,
  )
  return { serving, booked, bystanders, inOrder: await ask(api, serving, asking, random) }
}

const shuffled = <Item>(items: readonly Item[], random: () => number): Item[] =>
  items
    .map((item) => ({ item, at: random() }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ item }) => item)

/** Sold out, many wait, some of those who booked cancel at random while others press "book" all the time. */
export async function queueRush(
  db: Db,
  addresses: readonly string[],
  plan: QueueRush,
): Promise<QueueRushReport> {
  const random = seededRandom(plan.seed)
  let turn = 0
  const api = (person: Person): Api => apiOf(addresses[turn++ % addresses.length] ?? '')(person)
  const { serving, booked, bystanders, inOrder } = await gather(db, api, plan, random)
  const { servingId } = serving
  let over = false
  const pressing = inParallel(bystanders, plan.bystanders, (person) =>
    press(api(person), serving, person.dinerId, () => over),
  )
  const leaving = shuffled(booked, random).slice(0, plan.cancels)
  await inParallel(leaving, 8, async ({ person, bookingId }) => {
    await pause(random() * 400)
    await api(person).call('cancelBooking', { params: { bookingId }, body: {} })
  })
  await untilQuiet(db, servingId, plan.patienceMs ?? 60_000)
  over = true
  const refusals = await pressing
  return { ...(await count(db, serving, inOrder, plan)), refusals }
}

async function count(
  db: Db,
  { servingId }: Serving,
  inOrder: readonly number[],
  plan: QueueRush,
): Promise<Omit<QueueRushReport, 'refusals'>> {
  const meals = await sql<{ dinerId: number }>`
    select diner_id as "dinerId" from bookings where serving_id = ${servingId} and state in ('placed', 'held') order by id`.execute(
    db,
  )
  const counters = await sql<{ sold: number; counter: number; kept: number }>`
    select (select coalesce(sum(portions), 0)::int from bookings where serving_id = ${servingId} and state <> 'cancelled') as sold,
      sum(booked)::int as counter, sum(kept)::int as kept from offerings where serving_id = ${servingId}`.execute(
    db,
  )
  const holders = meals.rows.map(({ dinerId }) => dinerId)
  const waited = new Set(inOrder)
  return {
    // In the order the meals were given out.
    served: holders.filter((dinerId) => waited.has(dinerId)),
    due: inOrder.slice(0, plan.cancels),
    bystanders:
      holders.length -
      holders.filter((dinerId) => waited.has(dinerId)).length -
      (plan.portions - plan.cancels),
    ...(counters.rows[0] ?? { sold: 0, counter: 0, kept: 0 }),
  }
}

/**
 * The process that took the cancellations is killed before it can serve the queue (or while it does); somebody
 * presses "book" at the next one, which then serves.
 */
export async function killedQueue(
  database: TestDatabase,
  plan: Pick<QueueRush, 'waiting' | 'cancels' | 'seed'>,
): Promise<Omit<QueueRushReport, 'refusals'> & { keptAtDeath: number; bystander: string }> {
  const { db } = database
  const random = seededRandom(plan.seed)
  const first = await spawnApp(database)
  const whole = { ...plan, portions: plan.cancels * 2, bystanders: 1 }
  const api = (person: Person): Api => apiOf(first.url)(person)
  const { serving, booked, bystanders, inOrder } = await gather(db, api, whole, random)
  await inParallel(booked.slice(0, plan.cancels), 4, ({ person, bookingId }) =>
    api(person).call('cancelBooking', { params: { bookingId }, body: {} }),
  )
  await pause(random() * 150)
  first.kill('SIGKILL')
  await first.ended
  const { servingId } = serving
  const left = await sql<{ kept: number }>`
    select sum(kept)::int as kept from offerings where serving_id = ${servingId}`.execute(db)
  const second = await spawnApp(database)
  const bystander = bystanders[0]
  const { outcome } = bystander
    ? await tryBooking(apiOf(second.url)(bystander), order(serving, bystander.dinerId))
    : { outcome: '' }
  await untilQuiet(db, servingId, 60_000)
  await second.close()
  return {
    ...(await count(db, serving, inOrder, whole)),
    keptAtDeath: left.rows[0]?.kept ?? 0,
    bystander: outcome,
  }
}
