import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { apiOf, type Answer } from '../api.ts'
import { aDiner } from '../builders/diner.ts'
import { aStaffMember, type SignedIn } from '../builders/people.ts'
import { aCanteen } from '../builders/place.ts'
import type { TestDatabase } from '../database.ts'
import { inParallel, tally } from './in-parallel.ts'
import { prepareRush, priceFen } from './rush.ts'

interface Taps {
  readonly keys: number
  readonly taps: number
}

interface Write {
  readonly who: SignedIn
  readonly key: string
  readonly path: string
  readonly body: unknown
}

interface Answers {
  readonly statuses: Readonly<Record<string, number>>
  /** Keys whose taps were not all answered alike. */
  readonly differentAnswers: number
  readonly keysKept: number
}

export interface TapCount extends Answers {
  readonly bookings: number
  readonly portions: number
}

export interface TopUpCount extends Answers {
  readonly topUps: number
  /** What came into the drawer, and what stands on the cards. */
  readonly drawerFen: number
  readonly walletsFen: number
}

/** Impatient fingers: every booking sent so many times at the same moment, over all servers in turn. */
export async function tapsOnEachKey(
  database: TestDatabase,
  addresses: readonly string[],
  { keys, taps }: Taps,
): Promise<TapCount> {
  const { db } = database
  const { serving, diners } = await prepareRush(db, [keys * 2], keys)
  const writes = diners.map((diner) => ({
    who: diner,
    key: randomUUID(),
    path: '/api/bookings',
    body: {
      dinerId: diner.dinerId,
      servingId: serving.servingId,
      lines: [{ offeringId: serving.offeringId, quantity: 1 }],
      way: 'dine_in',
      pay: 'counter',
      seenPayFen: priceFen,
    },
  }))
  const answers = await sendEachOften(database, addresses, writes, taps)
  const found = await sql<{ bookings: number; portions: number }>`
    select (select count(*) from bookings where serving_id = ${serving.servingId}) as bookings,
      (select booked_portions from servings where id = ${serving.servingId}) as portions`.execute(
    db,
  )
  const { bookings = 0, portions = 0 } = found.rows[0] ?? {}
  return { bookings, portions, ...answers }
}

/** The same with money: notes over the counter, every top-up of 10 yuan sent so many times. */
export async function tapsOnEachTopUp(
  database: TestDatabase,
  addresses: readonly string[],
  { keys, taps }: Taps,
): Promise<TopUpCount> {
  const { db } = database
  const canteen = await aCanteen().in(db)
  const counter = await aStaffMember(db, 'counter', canteen)
  const diners = await aDiner(canteen).aged(75).signedInTimes(keys, db)
  const dinerIds = diners.map(({ dinerId }) => dinerId)
  const writes = dinerIds.map((dinerId) => ({
    who: counter,
    key: randomUUID(),
    path: `/api/canteens/${canteen.canteenId}/cash/top-ups`,
    body: { dinerId, amountFen: 1000 },
  }))
  const answers = await sendEachOften(database, addresses, writes, taps)
  const found = await sql<{ topUps: number; drawerFen: number; walletsFen: number }>`
    select (select count(*) from ledger_transactions
        where canteen_id = ${canteen.canteenId} and kind = 'cash_top_up') as "topUps",
      (select sum(balance_fen) from ledger_accounts
        where canteen_id = ${canteen.canteenId} and kind = 'drawer') as "drawerFen",
      (select sum(balance_fen) from ledger_accounts
        where diner_id = any (${dinerIds}) and kind = 'wallet') as "walletsFen"`.execute(db)
  const { topUps = 0, drawerFen = 0, walletsFen = 0 } = found.rows[0] ?? {}
  return { topUps, drawerFen, walletsFen, ...answers }
}

async function sendEachOften(
  { db }: TestDatabase,
  addresses: readonly string[],
  writes: readonly Write[],
  taps: number,
): Promise<Answers> {
  const answers = await inParallel(writes, 4, ({ who, key, path, body }) => {
    const tap = (_: unknown, number: number): Promise<Answer> => {
      const api = apiOf(addresses[number % addresses.length] ?? '')(who)
      return untilNotBusy(() =>
        api.send('POST', path, { body, headers: { 'idempotency-key': key } }),
      )
    }
    return Promise.all(Array.from({ length: taps }, tap))
  })
  const kept = await sql<{ keysKept: number }>`select count(*) as "keysKept"
    from idempotency_keys where key = any (${writes.map(({ key }) => key)}::uuid[])`.execute(db)
  return {
    keysKept: kept.rows[0]?.keysKept ?? 0,
    statuses: tally(answers.flat().map(({ status }) => String(status))),
    differentAnswers: answers.filter(
      (same) => new Set(same.map(({ body }) => JSON.stringify(body))).size > 1,
    ).length,
  }
}

async function untilNotBusy(ask: () => Promise<Answer>): Promise<Answer> {
  for (let attempt = 1; ; attempt += 1) {
    const answer = await ask()
    if (answer.status !== 503 || attempt === 20) return answer
  }
}
