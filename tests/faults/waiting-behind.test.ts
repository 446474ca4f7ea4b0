import { sql } from 'kysely'
import { afterAll, expect, test } from 'vitest'
import { amendBooking } from '../../backend/bookings/amend-booking.action.ts'
import { appendAudit, auditedLast, brokenChains } from '../../backend/kernel/audit.store.ts'
import { openDatabase, type Tx } from '../../backend/kernel/database.ts'
import { inTransaction } from '../../backend/kernel/transaction.ts'
import { findBrokenInvariants } from '../../backend/kernel/verify.store.ts'
import { jobActor } from '../../backend/vocabulary/actor.ts'
import { fen } from '../../backend/vocabulary/money.ts'
import { Refusal } from '../../backend/vocabulary/refusal.ts'
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

/** Whether somebody else can write one line while long work is half done, or gives up waiting for a lock. */
const besides = async (longWork: (tx: Tx, half: () => Promise<void>) => Promise<void>) => {
  let said = ''
  // Its first connection is not what waits.
  await sql`select 1`.execute(aside)
  await inTransaction(db, (tx) =>
    longWork(tx, async () => {
      await sql`set local idle_in_transaction_session_timeout = 0`.execute(tx)
      said = await inTransaction(aside, noted).then(
        () => 'written',
        (error: unknown) => (error instanceof Refusal ? error.code : String(error)),
      )
    }),
  )
  return said
}

test('long work that keeps its records for the end lets everybody else write theirs', async () => {
  const patient = await besides((tx, half) =>
    auditedLast(tx, async () => {
      await noted(tx)
      await half()
      await noted(tx)
    }),
  )
  expect(patient).toBe('written')
  // The control: one record at the start, and the canteen's chain is held until the end.
  const greedy = await besides(async (tx, half) => {
    await noted(tx)
    await half()
  })
  expect(greedy).toBe('busy')
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
