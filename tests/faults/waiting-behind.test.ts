import { sql } from 'kysely'
import { afterAll, expect, test } from 'vitest'
import { amendBooking } from '../../backend/bookings/amend-booking.action.ts'
import { appendAudit, auditedLast, brokenChains } from '../../backend/kernel/audit.store.ts'
import { openDatabase, type Tx } from '../../backend/kernel/database.ts'
import { inTransaction } from '../../backend/kernel/transaction.ts'
import { findBrokenInvariants } from '../../backend/kernel/verify.store.ts'
import { jobActor } from '../../backend/vocabulary/actor.ts'
import { fen } from '../../backend/vocabulary/money.ts'
import { aBookkeeping } from '../support/bookkeeping.ts'

const books = await aBookkeeping()
const { db, canteen } = books
const { canteenId } = canteen
const actor = jobActor('test')
/** A connection of its own, also where the application has only one. */
const aside = openDatabase(books.url, { max: 1 })
afterAll(() => aside.destroy())
const rest = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, ms)
  })

const noted = (tx: Tx): Promise<void> =>
  appendAudit(tx, { chain: canteenId, actor, action: 'claim.checked', subject: 'claim:1' })

/** How long somebody else waits to write one line while long work is half done. */
const waitBeside = async (
  longWork: (tx: Tx, half: () => Promise<void>) => Promise<void>,
  patienceMs: number,
) => {
  let waited = Number.POSITIVE_INFINITY
  // Its first connection is not what is timed.
  await sql`select 1`.execute(aside)
  await inTransaction(db, (tx) =>
    longWork(tx, async () => {
      const began = performance.now()
      const other = inTransaction(aside, noted).then(() => performance.now() - began)
      // Once patience is over, what the other one says after the end no longer counts.
      waited = await Promise.race([other, rest(patienceMs).then(() => Number.POSITIVE_INFINITY)])
      void other.catch(() => undefined)
    }),
  )
  return waited
}

test('long work that keeps its records for the end lets everybody else write theirs', async () => {
  const patient = await waitBeside(
    (tx, half) =>
      auditedLast(tx, async () => {
        await noted(tx)
        await half()
        await noted(tx)
      }),
    8_000,
  )
  expect(patient).toBeLessThan(Number.POSITIVE_INFINITY)
  // The control: one record at the start, and the canteen's chain is held until the end.
  const greedy = await waitBeside(async (tx, half) => {
    await noted(tx)
    await half()
  }, 1_500)
  expect(greedy).toBe(Number.POSITIVE_INFINITY)
  expect(await brokenChains(db)).toEqual([])
})

test('a cancellation that waits for a change cancels what the change made of the meal', async () => {
  await books.at('2026-10-05', '10:00')
  const her = await books.resident(9000)
  const lunch = await books.lunch('2026-10-08')
  const bookingId = await books.book(her, lunch)
  let cancelled = Promise.resolve('')
  await inTransaction(db, async (tx) => {
    await amendBooking(tx, {
      actor: { ...actor, key: `account:${her.accountId}` },
      bookingId,
      way: 'dine_in',
      seenPayFen: fen(2700),
      lines: [
        {
          offeringId: lunch.offeringId,
          quantity: 2,
          variant: { texture: 'regular', tweaks: [], omits: [] },
        },
      ],
    })
    cancelled = books.as(her).outcome('cancelBooking', { params: { bookingId }, body: {} })
    await rest(400)
  })
  expect(await cancelled).toBe('accepted')
  expect(await findBrokenInvariants(db)).toEqual([])
})
