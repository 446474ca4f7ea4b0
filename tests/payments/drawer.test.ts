import { sql } from 'kysely'
import type { RawBuilder } from 'kysely'
import { describe, expect, test } from 'vitest'
import { findBrokenInvariants } from '../../backend/kernel/verify.store.ts'
import { aDevice, anOfficial } from '../support/builders/people.ts'
import { aTillTown, cashDay, countOf, ledgerSize, tillOf } from './till.ts'

const town = await aTillTown()
const { db, aTill, anOpenTill, refused } = town

describe('a day at the drawer', () => {
  test('opens, sells, closes two yuan short, is signed, and the report says so', async () => {
    const window = await aTill()
    const { canteen, diner, counter, colleague, manager } = window
    const bookingId = await town.book(window, 'counter', 'lunch')
    const staff = await town.staff('counter', canteen)

    const { shiftId, carriedFen } = await counter.open(20_000)
    expect(carriedFen).toBe(5_000)
    await staff.call('collectBooking', { params: { bookingId }, body: { cashFen: 2_000 } })
    await counter.topUp(diner.dinerId, 10_000)
    expect(await counter.donate(5_000)).toBe('accepted')
    expect(await counter.move('out', 30_000)).toBe('accepted')
    const expectedFen = 5_000 + 20_000 + 1_000 + 10_000 + 5_000 - 30_000
    const seen = await counter.look()
    expect(seen).toMatchObject({ balanceFen: expectedFen, usesShifts: true, mayMove: true })
    expect(seen.shift).toMatchObject({ shiftId, carriedFen: 5_000, floatFen: 20_000 })
    expect(seen.movements.map(({ kind }) => kind)).toEqual([
      'drawer_taken_out',
      'cash_donation',
      'cash_top_up',
      'meal_collected',
      'drawer_float',
    ])
    expect(seen.movements[2]).toMatchObject({ whose: '陈*芳', byName: '测试counter' })

    const closed = await counter.close({
      shiftId,
      counts: countOf(expectedFen - 200),
      explanation: '可能找错了钱',
      seenExpectedFen: expectedFen,
    })
    expect(closed).toMatchObject({ expectedFen, differenceFen: -200 })
    expect((await counter.look()).balanceFen).toBe(expectedFen - 200)
    const waiting = await counter.look()
    expect(waiting.toSign[0]?.closed?.can.sign).toMatchObject({
      allowed: false,
      because: { code: 'sign_own_count' },
    })
    expect(await counter.sign(shiftId)).toBe('sign_own_count')
    expect(await colleague.sign(shiftId)).toBe('accepted')
    expect(await manager.sign(shiftId)).toBe('already_signed')

    const auditor = town.as(await anOfficial(db, 'auditor', canteen.streetId))
    const report = await tillOf(auditor, canteen.canteenId).report(cashDay)
    expect(report.endFen).toBe(expectedFen - 200)
    const sum = report.totals.reduce<number>(
      (total, { amountFen }) => total + amountFen,
      report.startFen,
    )
    expect(sum).toBe(report.endFen)
    expect(
      Object.fromEntries<number>(report.totals.map((one) => [one.kind, one.amountFen])),
    ).toMatchObject({
      drawer_float: 20_000,
      meal_collected: 1_000,
      cash_donation: 5_000,
      drawer_taken_out: -30_000,
      drawer_difference: -200,
    })
    expect(report.shifts[0]?.closed).toMatchObject({
      differenceFen: -200,
      explanation: '可能找错了钱',
      closedByName: '测试counter',
      signed: { byName: '测试counter' },
    })
  })

  test('carries over what was counted into the next shift', async () => {
    const { counter, shiftId } = await anOpenTill()
    await counter.close({ shiftId, counts: countOf(24_800), explanation: '少了两块' })
    const next = await counter.open(0)
    expect(next.carriedFen).toBe(24_800)
    expect((await counter.look()).movements).toEqual([])
  })

  test('a count exactly right needs no words, and posts nothing', async () => {
    const { counter, shiftId } = await anOpenTill()
    const before = await ledgerSize(db)
    expect(await counter.closing({ shiftId, counts: countOf(25_000) })).toBe('accepted')
    expect(await ledgerSize(db)).toBe(before)
  })

  test('too much in the drawer is written down as well', async () => {
    const { canteen, counter, shiftId } = await anOpenTill()
    await counter.close({ shiftId, counts: countOf(25_200), explanation: '多了两块' })
    const found = await sql<{ sum: number }>`
      select sum(e.amount_fen)::bigint as sum from ledger_accounts a join ledger_entries e on e.account_id = a.id
      where a.kind = 'over_short' and a.canteen_id = ${canteen.canteenId}`.execute(db)
    expect(found.rows[0]?.sum).toBe(-200)
  })

  test('a tablet by itself opens, moves and closes; a person signs', async () => {
    const { canteen, colleague } = await aTill()
    const device = town.as(await aDevice(db, 'counter', canteen))
    const tablet = tillOf(device, canteen.canteenId)
    const { shiftId } = await tablet.open(10_000)
    expect(await tablet.move('in', 5_000)).toBe('accepted')
    expect(await tablet.closing({ shiftId, counts: countOf(20_000) })).toBe('accepted')
    expect(await tablet.sign(shiftId)).toBe('sign_in_required')
    expect((await tablet.look()).toSign[0]?.closed?.can.sign.allowed).toBe(false)
    expect(await colleague.sign(shiftId)).toBe('accepted')
  })
})

describe('without an open drawer', () => {
  test('a canteen that never opened one takes cash as before', async () => {
    const { diner, counter, manager } = await aTill()
    expect(await counter.toppingUp(diner.dinerId, 5_000)).toBe('accepted')
    expect(await counter.donate(5_000)).toBe('accepted')
    expect(await manager.payOut(diner.dinerId, 1_000, '她自己')).toBe('accepted')
    expect((await counter.look()).mayMove).toBe(true)
  })

  test('after the first one, cash waits until it is open again, and a paid meal does not', async () => {
    const window = await anOpenTill()
    const { diner, counter, manager, shiftId } = window
    await counter.close({ shiftId, counts: countOf(25_000) })
    expect((await counter.look()).mayMove).toBe(false)
    const toppingUp = () => counter.toppingUp(diner.dinerId, 5_000)
    expect(await refused(toppingUp)).toBe('drawer_not_open')
    expect(await refused(() => counter.donate(100))).toBe('drawer_not_open')
    expect(await refused(() => counter.move('in', 100))).toBe('drawer_not_open')
    expect(await refused(() => manager.payOut(diner.dinerId, 100, '她'))).toBe('drawer_not_open')

    const staff = await town.staff('counter', window.canteen)
    const collect = async (bookingId: number) =>
      staff.outcome('collectBooking', { params: { bookingId }, body: { cashFen: 1_000 } })
    expect(await collect(await town.book(window, 'wallet', 'lunch'))).toBe('accepted')
    const onCash = await town.book(window, 'counter', 'dinner')
    expect(await refused(() => collect(onCash))).toBe('drawer_not_open')
    await counter.open(0)
    expect(await collect(onCash)).toBe('accepted')
  })
})

test('a count stands: nobody writes over it, not even in the database', async () => {
  const { counter, shiftId } = await anOpenTill()
  await counter.close({ shiftId, counts: countOf(25_000) })
  const spoil = (change: RawBuilder<unknown>) =>
    sql`update drawer_shifts set ${change} where id = ${shiftId}`.execute(db)
  await expect(spoil(sql`explanation = '没事'`)).rejects.toThrow('stands as it was counted')
  await expect(spoil(sql`closed_at = null`)).rejects.toThrow('stands as it was counted')
  await expect(sql`delete from drawer_shifts where id = ${shiftId}`.execute(db)).rejects.toThrow(
    'stands as it was counted',
  )
})

test('and the books are sound after all of this', async () => {
  expect(await findBrokenInvariants(town.db)).toEqual([])
})
