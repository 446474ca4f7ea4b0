import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { apiOf, type Api } from '../api.ts'
import type { TestDatabase } from '../database.ts'
import { countServing } from './counts.ts'
import { inParallel, seededRandom } from './in-parallel.ts'
import { prepareRush, priceFen, type Rush } from './rush.ts'

export interface FaultsSurvived {
  readonly killed: number
  readonly booked: number
  readonly portions: number
  /** Requests that never got a yes, however often they were repeated. */
  readonly unanswered: number
  readonly slowestMs: number
}

/** Books for everybody while somebody keeps ending the application's database sessions. */
export async function bookThroughFaults(
  database: TestDatabase,
  url: string,
  options: { readonly people: number; readonly killEveryMs: number; readonly seed: number },
): Promise<FaultsSurvived> {
  const prepared = await prepareRush(database.db, [options.people * 2], options.people)
  const saboteur = await sabotage(database, options)
  let slowestMs = 0
  const answers = await inParallel(prepared.diners, 8, async (diner) => {
    const ask = asking(apiOf(url)(diner), prepared, diner.dinerId)
    return repeatUntilYes(ask, (ms) => (slowestMs = Math.max(slowestMs, ms)))
  })
  const killed = await saboteur.stop()
  const { bookings, portions } = await countServing(database.db, prepared.serving.servingId)
  return {
    killed,
    booked: bookings,
    portions,
    unanswered: answers.filter((answer) => !answer).length,
    slowestMs,
  }
}

/** One wish with one key, to be sent as often as it takes. */
function asking(api: Api, { serving }: Rush, dinerId: number): () => Promise<number> {
  const key = randomUUID()
  const body = {
    dinerId,
    servingId: serving.servingId,
    lines: [{ offeringId: serving.offeringId, quantity: 1 }],
    way: 'dine_in',
    pay: 'counter',
    seenPayFen: priceFen,
  }
  return async () =>
    (await api.send('POST', '/api/bookings', { body, headers: { 'idempotency-key': key } })).status
}

async function repeatUntilYes(
  ask: () => Promise<number>,
  took: (ms: number) => void,
): Promise<boolean> {
  for (let attempt = 0; attempt < 60; attempt += 1) {
    const begun = performance.now()
    const status = await ask()
    took(performance.now() - begun)
    if (status === 200) return true
    if (status < 500) throw new Error(`a repeated booking was answered with ${status}`)
    await pause(20)
  }
  return false
}

/**
 * Ends one session of the application at a time, whatever it is in the middle of: one for every
 * two people, so that on a slow machine the last one left is not the only prey for ever.
 */
async function sabotage(
  { adminUrl }: TestDatabase,
  options: { readonly people: number; readonly killEveryMs: number; readonly seed: number },
): Promise<{ stop: () => Promise<number> }> {
  const client = new pg.Client({ connectionString: adminUrl, application_name: 'saboteur' })
  client.on('error', () => undefined)
  await client.connect()
  const random = seededRandom(options.seed)
  let killed = 0
  let going = true
  const work = (async () => {
    while (going && killed < options.people / 2) {
      const { rows } = await client.query<{ pid: number }>(
        `select pid from pg_stat_activity where datname = current_database()
           and application_name like 'nuancan%' and state <> 'idle' order by pid`,
      )
      const victim = rows[Math.floor(random() * rows.length)]
      if (victim) {
        await client.query('select pg_terminate_backend($1)', [victim.pid])
        killed += 1
      }
      await pause(options.killEveryMs)
    }
  })()
  return {
    async stop() {
      going = false
      await work
      await client.end()
      return killed
    },
  }
}
