import { sql } from 'kysely'
import { describe, expect, onTestFinished, test } from 'vitest'
import { readBookingContexts } from '../../backend/bookings/booking-context.store.ts'
import { decideBooking } from '../../backend/bookings/booking.rules.ts'
import { writeBookings } from '../../backend/bookings/write-bookings.action.ts'
import { openDatabase, type Tx } from '../../backend/kernel/database.ts'
import { inTransaction, violatedConstraint } from '../../backend/kernel/transaction.ts'
import { closeMonth } from '../../backend/payments/close-month.action.ts'
import { jobActor } from '../../backend/vocabulary/actor.ts'
import type { Month } from '../../backend/vocabulary/calendar.ts'
import { present } from '../../backend/vocabulary/invariant.ts'
import { fen } from '../../backend/vocabulary/money.ts'
import { aBookkeeping, type Resident } from '../support/bookkeeping.ts'
import type { Serving } from '../support/builders/serving.ts'
import { lockWatch } from '../support/race/lock-watch.ts'
import { closingOf } from './closing.ts'

const books = await aBookkeeping()
const { db } = books
const { canteenId } = books.canteen
const actor = jobActor('test')
const untilOneWaits = await lockWatch(db)
const { close } = closingOf(books)

interface Ground {
  readonly serving: Serving
  readonly people: readonly Resident[]
  readonly month: Month
}

/** A month that is over, and in it a meal nobody opened: the one kind of serving a close does not ask about. */
const groundIn = async (month: Month): Promise<Ground> => {
  const people = [
    await books.resident(9000),
    await books.resident(9000),
    await books.resident(9000),
  ]
  const serving = await books.lunch(`${month}-20`)
  await sql`update servings set state = 'planned' where id = ${serving.servingId}`.execute(db)
  const after = `${month.slice(0, 5)}${String(Number(month.slice(5)) + 1).padStart(2, '0')}`
  await books.at(`${after}-01`, '09:00')
  return { serving, people, month }
}

/** Whatever let it be opened so late, with a cut-off still to come: hundreds are written at once, here three. */
const openAndBook = async (tx: Tx, { serving, people }: Ground): Promise<void> => {
  const { servingId, offeringId } = serving
  await sql`update servings set state = 'open', cutoff_at = '2099-01-01' where id = ${servingId}`.execute(
    tx,
  )
  const ids = people.map(({ dinerId }) => dinerId)
  const contexts = await readBookingContexts(tx, servingId, ids)
  const variant = { texture: 'regular' as const, tweaks: [], omits: [] }
  const meals = contexts.map((context, index) => {
    const dinerId = present(ids[index], 'a context for each')
    const asked = {
      dinerId,
      actor: {
        ...actor,
        grants: [
          { role: 'manager' as const, canteenId, dinerId: null, placeId: null, permissions: [] },
        ],
      },
      lines: [{ offeringId, quantity: 1, variant }],
      way: 'dine_in' as const,
      pay: 'wallet' as const,
      seenPayFen: fen(1200),
    }
    const sold = decideBooking(context, asked)
    return {
      ...sold,
      dinerId,
      actor,
      channel: 'app' as const,
      way: asked.way,
      payment: asked.pay,
      heldMinutes: null,
    }
  })
  await writeBookings(tx, present(contexts[0], 'a context').serving, meals)
}

const elsewhere = () => {
  // A process of its own, as it were: the application's only connection may be ours.
  const connection = openDatabase(books.url, { max: 1 })
  onTestFinished(() => connection.destroy())
  return connection
}
const bookedAt = async ({ serving }: Ground): Promise<number> =>
  (
    await db
      .selectFrom('bookings')
      .select('id')
      .where('serving_id', '=', serving.servingId)
      .execute()
  ).length

/** The month is being closed; meals are written meanwhile, and go on when it is. */
const writtenInto = async (ground: Ground): Promise<string> => {
  let writing: Promise<string> | undefined
  await inTransaction(elsewhere(), async (tx) => {
    await closeMonth(tx, actor, canteenId, { month: ground.month, seenListFen: fen(0) })
    writing = inTransaction(db, (other) => openAndBook(other, ground)).then(
      () => 'written',
      (error: unknown) => violatedConstraint(error) ?? String(error),
    )
    await untilOneWaits(tx)
  })
  return present(await writing, 'it was begun')
}

describe('many meals written at once beside a close', () => {
  test('in time: the close waits for them, sees them, and is refused', async () => {
    const ground = await groundIn('2026-03' as Month)
    let closing: Promise<string> | undefined
    await inTransaction(elsewhere(), async (tx) => {
      await openAndBook(tx, ground)
      closing = close(ground.month, 0)
      await untilOneWaits(tx)
    })
    expect(await closing).toBe('month_not_ready')
    expect(await bookedAt(ground)).toBe(3)
  })

  test('too late: they wait for the close, and none of them is written', async () => {
    const ground = await groundIn('2026-05' as Month)
    expect(await writtenInto(ground)).toBe('month_closed')
    expect(await bookedAt(ground)).toBe(0)
  })

  test('the control: without the guard they slip into the closed month', async () => {
    const ground = await groundIn('2026-07' as Month)
    const guard = async (does: 'disable' | 'enable') => {
      await sql`alter table bookings ${sql.raw(does)} trigger bookings_month_open`.execute(db)
      await sql`alter table ledger_transactions ${sql.raw(does)} trigger ledger_transactions_month_open`.execute(
        db,
      )
    }
    await guard('disable')
    expect(await writtenInto(ground)).toBe('written')
    await guard('enable')
    expect(await bookedAt(ground)).toBe(3)
  })
})
