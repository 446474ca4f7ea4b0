import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { cancelBooking } from '../../backend/bookings/cancel-booking.action.ts'
import { endBooking } from '../../backend/bookings/booking.store.ts'
import { inTransaction } from '../../backend/kernel/transaction.ts'
import { findBrokenInvariants } from '../../backend/kernel/verify.store.ts'
import { post } from '../../backend/payments/ledger.store.ts'
import { paidAhead } from '../../backend/payments/posting.rules.ts'
import { jobActor } from '../../backend/vocabulary/actor.ts'
import { fen } from '../../backend/vocabulary/money.ts'
import { aBookkeeping, type Resident } from '../support/bookkeeping.ts'
import type { Serving } from '../support/builders/serving.ts'
import { closingOf } from './closing.ts'

const books = await aBookkeeping()
const { db, canteen, manager, auditor } = books
const { canteenId } = canteen
const params = { canteenId }
const actor = jobActor('test')

const { month, close, refusalOf } = closingOf(books)
const closes = async (): Promise<number> =>
  (await db.selectFrom('month_closes').select('month').execute()).length

describe('the month of October', () => {
  let her: Resident
  let eaten: Serving
  let late: Serving
  let eatenId = 0

  beforeAll(async () => {
    await books.at('2026-10-05', '10:00')
    her = await books.resident(9000)
    const him = await books.resident(0, '李建国')
    eaten = await books.lunch('2026-10-08')
    eatenId = await books.book(her, eaten)
    const cash = await books.book(him, eaten, 'counter')
    await books.collect(eatenId, eaten)
    await books.collect(cash, eaten)
    await books.settle(eaten)
    const missed = await books.lunch('2026-10-15')
    await books.book(her, missed)
    await books.settle(missed)
    late = await books.lunch('2026-10-31')
    await books.book(her, late)
  })

  test('the day’s figures sum up, and so does the month of its days', async () => {
    await books.at('2026-10-31', '20:00')
    const { figures } = await auditor.call('getDayBooks', { params, query: { day: '2026-10-08' } })
    expect(figures).toMatchObject({
      served: 2,
      missed: 0,
      listFen: 3000,
      walletFen: 1200,
      cashFen: 1200,
      concessionFen: 0,
      lossFen: 0,
      otherFen: 0,
      drawerFen: 1200,
    })
    expect(figures.funders.map(({ amountFen }) => amountFen)).toEqual([600])
    const { total, days, balances } = await month({ month: '2026-10' })
    expect(total).toMatchObject({
      served: 2,
      missed: 1,
      listFen: 4500,
      lossFen: 300,
      toppedUpFen: 9000,
    })
    expect(days.map(({ day }) => day)).toEqual(['2026-10-05', '2026-10-08', '2026-10-15'])
    expect(days.reduce((sum, day) => sum + day.figures.listFen, 0)).toBe(total.listFen)
    const shares =
      total.walletFen +
      total.cashFen +
      total.concessionFen +
      total.lossFen +
      total.otherFen +
      total.funders.reduce((sum, { amountFen }) => sum + amountFen, 0)
    expect(shares).toBe(total.listFen)
    expect(balances.reduce((sum, { amountFen }) => sum + amountFen, 0)).toBe(0)
    expect(balances.find(({ account }) => account === 'prepaid')?.amountFen).toBe(-1200)
  })

  test('stays open until it is over, settled and seen, and says what stands in the way', async () => {
    await books.at('2026-10-31', '20:00')
    const blocked = async () => (await month({ month: '2026-10' })).obstacles
    expect(await blocked()).toEqual([{ kind: 'month_not_over', count: 1, servings: [] }])
    expect(await close('2026-10', 4500)).toBe('month_not_ready')
    await books.at('2026-11-01', '09:00')
    expect(await blocked()).toEqual([
      {
        kind: 'servings_unsettled',
        count: 1,
        servings: [{ servingId: late.servingId, day: '2026-10-31', meal: 'lunch' }],
      },
    ])
    expect(await close('2026-10', 4500)).toBe('month_not_ready')
    await books.settle(late)
    await books.at('2026-11-01', '09:00')
    expect(await close('2026-10', 4500), 'the last meal has been settled since').toBe(
      'figures_changed',
    )
    const held = await heldBooking(eaten)
    expect(await blocked()).toEqual([{ kind: 'bookings_held', count: 1, servings: [] }])
    expect(await close('2026-10', 6000)).toBe('month_not_ready')
    await sql`delete from bookings where id = ${held}`.execute(db)
    expect(await close('2027-01', 0), 'a month to come').toBe('month_not_ready')
    expect(await closes()).toBe(0)
  })

  test('is the manager’s to close, nobody else’s', async () => {
    const body = { month: '2026-10', seenListFen: 6000 }
    for (const api of [books.counter, auditor, books.officer])
      expect(await api.outcome('closeMonth', { params, body })).toBe('not_yours')
    expect(
      await manager.outcome('closeMonth', { params, body: { ...body, month: '2026-13' } }),
    ).toBe('date_impossible')
    expect(await closes()).toBe(0)
  })

  test('of five closings at once one closes', async () => {
    const outcomes = await Promise.all(Array.from({ length: 5 }, () => close('2026-10', 6000)))
    expect(outcomes.toSorted()).toEqual([
      'accepted',
      ...Array.from({ length: 4 }, () => 'month_closed'),
    ])
    const { closed, total } = await month({ month: '2026-10' })
    expect(closed?.by).toBe('测试manager')
    expect(total).toMatchObject({ served: 2, missed: 2, listFen: 6000 })
    const { entries } = await manager.call('listAudit', { params })
    expect(
      entries.filter(({ action }) => action === 'month.closed').map(({ detail }) => detail),
    ).toEqual([expect.objectContaining({ month: '2026-10', listFen: 6000 })])
    expect(await findBrokenInvariants(db)).toEqual([])
  })

  test('then its meals stay as they are, by the rule and by the database', async () => {
    expect(await refusalOf(inTransaction(db, (tx) => cancelBooking(tx, actor, eatenId, '')))).toBe(
      'month_closed',
    )
    expect(
      await books.as(her).outcome('cancelBooking', { params: { bookingId: eatenId }, body: {} }),
    ).toBe('month_closed')
    await expect(
      sql`update bookings set state = 'cancelled' where id = ${eatenId}`.execute(db),
    ).rejects.toMatchObject({
      constraint: 'month_closed',
    })
    await expect(heldBooking(late)).rejects.toMatchObject({ constraint: 'month_closed' })
    await expect(sql`update month_closes set closed_by = 'x'`.execute(db)).rejects.toThrow(
      'append-only',
    )
    await expect(sql`delete from month_closes`.execute(db)).rejects.toThrow('append-only')
    const move = { move: 'miss' as const, actor, reason: '' }
    await sql`alter table bookings disable trigger bookings_month_open`.execute(db)
    await sql`update bookings set state = 'placed' where id = ${eatenId}`.execute(db)
    await sql`alter table bookings enable trigger bookings_month_open`.execute(db)
    expect(
      await refusalOf(inTransaction(db, (tx) => endBooking(tx, eatenId, 'missed', move))),
    ).toBe('month_closed')
    await sql`alter table bookings disable trigger bookings_month_open`.execute(db)
    await sql`update bookings set state = 'collected' where id = ${eatenId}`.execute(db)
    await sql`alter table bookings enable trigger bookings_month_open`.execute(db)
  })

  test('no money moves for its meals but a reversal, which leaves the month as it was', async () => {
    const about = { canteenId, bookingId: eatenId, actor }
    const refund = paidAhead(canteenId, her.dinerId, fen(-500))
    expect(await refusalOf(inTransaction(db, (tx) => post(tx, refund, about)))).toBe('month_closed')
    const before = await month({ month: '2026-10' })
    const reversal = {
      kind: 'reversal',
      entries: [
        { kind: 'revenue' as const, canteenId, dinerId: null, funderId: null, amountFen: fen(500) },
        {
          kind: 'wallet' as const,
          canteenId: null,
          dinerId: her.dinerId,
          funderId: null,
          amountFen: fen(-500),
        },
      ],
    }
    expect(await refusalOf(inTransaction(db, (tx) => post(tx, reversal, about)))).toBe('accepted')
    expect(await month({ month: '2026-10' })).toEqual(before)
    expect(await findBrokenInvariants(db)).toEqual([])
  })

  test('verify notices a closed month whose money is no longer what was stored', async () => {
    await sql`alter table ledger_entries disable trigger ledger_entries_append_only`.execute(db)
    const tampered = await sql<{ id: number }>`
      update ledger_entries set amount_fen = amount_fen + 1 where transaction_id = (
        select min(id) from ledger_transactions where booking_id = ${eatenId} and kind = 'meal_collected')
      returning transaction_id as id`.execute(db)
    expect(tampered.rows.length).toBeGreaterThan(0)
    const found = (await findBrokenInvariants(db)).map(({ invariant }) => invariant)
    expect(found).toContain('I4 closed months: stored totals = what the ledger says')
    await sql`update ledger_entries set amount_fen = amount_fen - 1 where transaction_id = ${tampered.rows[0]?.id}`.execute(
      db,
    )
    await sql`alter table ledger_entries enable trigger ledger_entries_append_only`.execute(db)
    expect(await findBrokenInvariants(db)).toEqual([])
  })
})

/** Waits for a payment, as one online would. */
const heldBooking = async (serving: Serving): Promise<number> => {
  const { dinerId } = await books.resident(0)
  const held = await db
    .insertInto('bookings')
    .values({
      serving_id: serving.servingId,
      canteen_id: canteenId,
      diner_id: dinerId,
      state: 'held',
      held_until: '2099-01-01T00:00:00Z',
      way: 'dine_in',
      payment: 'wallet',
      channel: 'app',
      placed_by: 'test',
      placed_by_name: '测试',
      portions: 1,
      price_fen: fen(1500),
      own_fen: fen(1500),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return held.id
}
