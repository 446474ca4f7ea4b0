import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { apiOf, type Answer } from '../api.ts'
import type { TestDatabase } from '../database.ts'
import { inParallel, tally } from './in-parallel.ts'
import { prepareRush, priceFen } from './rush.ts'

export interface TapCount {
  readonly bookings: number
  readonly portions: number
  readonly keysKept: number
  readonly statuses: Readonly<Record<string, number>>
  /** Keys whose taps were not all answered alike. */
  readonly differentAnswers: number
}

interface Taps {
  readonly keys: number
  readonly taps: number
}

/** Impatient fingers: every write sent so many times at the same moment, over all servers in turn. */
export async function tapsOnEachKey(
  { db }: TestDatabase,
  addresses: readonly string[],
  { keys, taps }: Taps,
): Promise<TapCount> {
  const { serving, diners } = await prepareRush(db, [keys * 2], keys)
  const writes = diners.map((diner) => ({ diner, key: randomUUID() }))
  const answers = await inParallel(writes, 4, ({ diner, key }) => {
    const body = {
      dinerId: diner.dinerId,
      servingId: serving.servingId,
      lines: [{ offeringId: serving.offeringId, quantity: 1 }],
      way: 'dine_in',
      pay: 'counter',
      seenPayFen: priceFen,
    }
    const tap = (_: unknown, number: number): Promise<Answer> => {
      const api = apiOf(addresses[number % addresses.length] ?? '')(diner)
      return untilNotBusy(() =>
        api.send('POST', '/api/bookings', { body, headers: { 'idempotency-key': key } }),
      )
    }
    return Promise.all(Array.from({ length: taps }, tap))
  })
  const keysOfAll = writes.map(({ key }) => key)
  const found = await sql<{ bookings: number; portions: number; keysKept: number }>`
    select (select count(*) from bookings where serving_id = ${serving.servingId}) as bookings,
      (select booked_portions from servings where id = ${serving.servingId}) as portions,
      (select count(*) from idempotency_keys where key = any (${keysOfAll}::uuid[])) as "keysKept"`.execute(
    db,
  )
  const { bookings = 0, portions = 0, keysKept = 0 } = found.rows[0] ?? {}
  return {
    bookings,
    portions,
    keysKept,
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
