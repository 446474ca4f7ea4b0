import fc from 'fast-check'
import { sql } from 'kysely'
import { expect } from 'vitest'
import { inTransaction } from '../../../backend/kernel/transaction.ts'
import type { Tx } from '../../../backend/kernel/database.ts'
import { jobActor } from '../../../backend/vocabulary/actor.ts'
import { addDays, serviceDay, type ServiceDay } from '../../../backend/vocabulary/calendar.ts'
import { Refusal } from '../../../backend/vocabulary/refusal.ts'
import { aDiner } from '../builders/diner.ts'
import { aCanteen, type Canteen } from '../builders/place.ts'
import { aScheme } from '../builders/scheme.ts'
import { anOffering, aServing, type Serving } from '../builders/serving.ts'
import { aDatabase, type TestDatabase } from '../database.ts'
import { deeds } from './money-deeds.ts'

export const kinds = [
  'book',
  'amend',
  'cancel',
  'collect',
  'topUp',
  'topUpOnline',
  'refund',
  'refundEnds',
  'void',
  'dispute',
  'disputeEnds',
  'donate',
  'give',
  'payOut',
  'schemeChange',
  'mealTime',
  'settle',
] as const

/** Without money and a meal little can happen. */
const often: readonly (typeof kinds)[number][] = [
  'book',
  'book',
  'book',
  'topUp',
  'topUp',
  'topUp',
  'topUpOnline',
  'amend',
  'amend',
  'cancel',
  'refundEnds',
  'disputeEnds',
  'collect',
  'collect',
]

/** What somebody does, with the luck that decides whom and how much it is about. */
export interface Step {
  readonly kind: (typeof kinds)[number]
  readonly who: number
  readonly amountFen: number
  readonly luck: number
}

export const steps = (longest: number): fc.Arbitrary<Step[]> =>
  fc.array(
    fc.record({
      kind: fc.constantFrom(...kinds, ...often),
      who: fc.integer({ min: 0, max: 1 }),
      amountFen: fc.integer({ min: 1, max: 6_000 }),
      luck: fc.integer({ min: 0, max: 11 }),
    }),
    // As often long as short: by itself the library seldom goes beyond ten.
    { minLength: 1, maxLength: longest, size: 'max' },
  )

export interface Booked {
  readonly bookingId: number
  readonly payFen: number
  readonly by: 'wallet' | 'counter'
  readonly over: boolean
}
export interface PaidOnline {
  readonly paymentId: number
  readonly who: number
  readonly amountFen: number
  readonly paymentRef: string
}

/** What we believe, in plain numbers: the ledger is held to it after every step. */
export interface Belief {
  readonly wallets: number[]
  fundFen: number
  readonly booked: (Booked | undefined)[]
  readonly payments: PaidOnline[]
  readonly refunds: {
    id: number
    who: number
    amountFen: number
    state: 'asked' | 'done' | 'failed'
  }[]
  readonly disputes: { ref: string; paymentRef: string; amountFen: number; open: boolean }[]
  readonly topUps: { id: number; who: number; amountFen: number; undone: boolean }[]
  phase: 'before' | 'meal' | 'over'
}

export interface Purse {
  readonly database: TestDatabase
  readonly canteen: Canteen
  readonly actor: ReturnType<typeof jobActor>
  day: ServiceDay
  made: number
  lastTransaction: number
}

/** One sequence at its own serving, with two people of its own. */
export interface Play {
  readonly purse: Purse
  readonly serving: Serving
  readonly dinerIds: readonly number[]
  readonly belief: Belief
  readonly run: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>
}

export async function aPurse(): Promise<Purse> {
  const database = await aDatabase()
  await database.setNow('2030-01-01T08:00:00+08:00')
  const canteen = await aCanteen().servingAtMost(5, 20).bookableAhead(60).in(database.db)
  await aScheme().worth(200).atMost(1, 'day').in(database.db, canteen.cityId)
  const day = serviceDay('2030-01-01')
  const actor = { ...jobActor('model'), accountId: 1, name: '模型' }
  return { database, canteen, actor, day, made: 0, lastTransaction: 0 }
}

async function begin(purse: Purse): Promise<Play> {
  const { database, canteen } = purse
  purse.day = addDays(purse.day, 1)
  purse.made += 1
  await database.setNow(`${purse.day}T08:00:00+08:00`)
  await database.advance('-2 days')
  const serving = await aServing(canteen)
    .onDay(purse.day)
    .with(anOffering().priced(1500), anOffering().named('麻婆豆腐套餐').priced(1000))
    .in(database.db)
  const diners = await aDiner(canteen).times(2, database.db)
  const fund = await sql<{ fund: number }>`
    select coalesce(sum(balance_fen), 0)::bigint as fund from ledger_accounts where kind::text = 'donations'`.execute(
    database.db,
  )
  const belief: Belief = {
    wallets: [0, 0],
    fundFen: fund.rows[0]?.fund ?? 0,
    booked: [undefined, undefined],
    payments: [],
    refunds: [],
    disputes: [],
    topUps: [],
    phase: 'before',
  }
  const run: Play['run'] = (work) => inTransaction(database.db, work)
  return { purse, serving, dinerIds: diners.map(({ dinerId }) => dinerId), belief, run }
}

interface Books {
  readonly sum: number
  readonly last: number
  readonly wallets: number[]
  readonly fund: number
}

/** Everything written since the last look sums to zero, and every counter is what we believe. */
async function look({ purse, dinerIds, belief }: Play, after: string): Promise<void> {
  const found = await sql<Books>`
    select
      (select coalesce(sum(amount_fen), 0) from ledger_entries where transaction_id > ${purse.lastTransaction})::bigint as sum,
      (select coalesce(max(id), 0) from ledger_transactions)::bigint as last,
      (select array_agg(coalesce(a.balance_fen, 0) order by w.n) from unnest(${[...dinerIds]}::bigint[]) with ordinality as w(id, n)
        left join ledger_accounts a on a.kind = 'wallet' and a.diner_id = w.id) as wallets,
      (select coalesce(sum(balance_fen), 0) from ledger_accounts where kind::text = 'donations')::bigint as fund`.execute(
    purse.database.db,
  )
  const books = found.rows[0]
  purse.lastTransaction = books?.last ?? 0
  const { wallets, fundFen } = belief
  expect(books, after).toMatchObject({ sum: 0, wallets, fund: fundFen })
  expect(Math.min(...wallets, fundFen), after).toBeGreaterThanOrEqual(0)
}

/** A refusal is a fine answer: then nothing may have changed, which the look afterwards says. */
async function tryDeed(play: Play, step: Step): Promise<string> {
  try {
    return (await deeds[step.kind](play, step)) ?? 'done'
  } catch (error) {
    if (error instanceof Refusal) return error.code
    throw error
  }
}

/** Plays the steps at a serving of their own; returns how often each was really done. */
export async function playSequence(
  purse: Purse,
  sequence: readonly Step[],
  done: Map<string, number>,
): Promise<void> {
  const play = await begin(purse)
  for (const step of sequence) {
    const outcome = await tryDeed(play, step)
    if (outcome === 'done') done.set(step.kind, (done.get(step.kind) ?? 0) + 1)
    await look(play, `${step.kind}: ${outcome}`)
  }
}
