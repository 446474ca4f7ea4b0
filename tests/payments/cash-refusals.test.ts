import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { findBrokenInvariants } from '../../backend/kernel/verify.store.ts'
import { aDiner } from '../support/builders/diner.ts'
import { tally } from '../support/race/in-parallel.ts'
import { aTillTown, cashDay, countOf, tillOf } from './till.ts'

const town = await aTillTown()
const { db, aTill, anOpenTill, refused } = town

describe('refused, with nothing half posted', () => {
  test('what does not fit the drawer as it is', async () => {
    const { counter, colleague, manager, shiftId } = await anOpenTill()
    expect(await refused(() => colleague.opening(100))).toBe('drawer_open')
    expect(await refused(() => manager.sign(shiftId))).toBe('drawer_open')
    expect(await refused(() => manager.sign(9_999_999))).toBe('shift_unknown')
    const closing = (body: object) => () =>
      counter.closing({ shiftId, counts: countOf(25_000), ...body })
    expect(await refused(closing({ counts: countOf(24_800) }))).toBe('reason_required')
    expect(await refused(closing({ seenExpectedFen: 24_000 }))).toBe('drawer_moved')
    expect(await refused(closing({ shiftId: shiftId + 1_000 }))).toBe('drawer_closed')
    const count = (jiao5: number) => closing({ counts: { ...countOf(25_000), jiao5 } })
    expect(await refused(count(-1))).toBe('count_wrong')
    expect(await refused(count(2_001))).toBe('count_wrong')
    expect(await refused(count(0.5))).toBe('malformed')
    expect(await refused(closing({ counts: { note100: 1 } }))).toBe('malformed')
  })

  test.each([
    [0, 'amount_wrong'],
    [2_000_001, 'amount_wrong'],
    [-1, 'malformed'],
    [0.5, 'malformed'],
    [1e15, 'malformed'],
  ])('%d fen: %s', async (amountFen, code) => {
    const { diner, counter, manager } = await anOpenTill()
    expect(await refused(() => counter.move('in', amountFen))).toBe(code)
    expect(await refused(() => counter.move('out', amountFen))).toBe(code)
    expect(await refused(() => counter.donate(amountFen))).toBe(code)
    expect(await refused(() => manager.give(diner.dinerId, amountFen))).toBe(code)
    expect(await refused(() => manager.payOut(diner.dinerId, amountFen, '她'))).toBe(code)
  })

  test('more than the drawer, the fund or the card holds', async () => {
    const { diner, counter, manager } = await anOpenTill()
    expect(await refused(() => counter.move('out', 25_001))).toBe('drawer_short')
    expect(await counter.move('out', 25_000)).toBe('accepted')
    expect(await refused(() => manager.payOut(diner.dinerId, 100, '她'))).toBe('drawer_short')
    expect(await counter.donate(5_000)).toBe('accepted')
    expect(await refused(() => manager.payOut(diner.dinerId, 5_001, '她'))).toBe('wallet_spent')
    expect(await refused(() => manager.give(diner.dinerId, 5_001))).toBe('fund_short')
    expect(await manager.give(diner.dinerId, 5_000)).toBe('accepted')
    expect(await refused(() => manager.give(diner.dinerId, 1))).toBe('fund_short')
  })

  test('an overdraft is for meals, not for cash', async () => {
    const { canteen, counter, manager } = await aTill()
    await sql`update canteens set overdraft_fen = 2000 where id = ${canteen.canteenId}`.execute(db)
    const diner = await aDiner(canteen).withWallet(1_000).in(db)
    await counter.open(10_000)
    expect(await refused(() => manager.payOut(diner.dinerId, 1_001, '她'))).toBe('wallet_spent')
    expect(await manager.payOut(diner.dinerId, 1_000, '她')).toBe('accepted')
  })

  test('undoing is the manager’s, and so are the fund and paying out', async () => {
    const { diner, counter } = await anOpenTill()
    expect(await counter.reverse(1)).toBe('not_yours')
    expect(await counter.give(diner.dinerId, 100)).toBe('not_yours')
    expect(await counter.payOut(diner.dinerId, 100, '她')).toBe('not_yours')
  })
})

describe('money of somebody who left', () => {
  test('is not handed to the dead', async () => {
    const { canteen, diner, counter, manager } = await aTill()
    const office = await town.staff('manager', canteen)
    const params = { dinerId: diner.dinerId }
    await office.call('endDiner', { params, body: { why: 'died', on: cashDay } })
    await counter.open(0)
    const herself = () => manager.payOut(diner.dinerId, 5_000, diner.name)
    expect(await refused(herself)).toBe('heir_required')
  })

  test.each(['left', 'died'] as const)('is paid out: she %s', async (why) => {
    const { canteen, diner, counter, manager } = await aTill()
    const office = await town.staff('manager', canteen)
    const params = { dinerId: diner.dinerId }
    await office.call('endDiner', { params, body: { why, on: cashDay } })
    await counter.open(10_000)
    expect(await refused(() => manager.give(diner.dinerId, 100))).toBe('diner_gone')
    expect(await manager.payOut(diner.dinerId, 5_000, '女儿 陈敏')).toBe('accepted')
    const wallet = await office.call('getWallet', { params })
    expect(wallet.balanceFen).toBe(0)
    expect(wallet.movements[0]).toMatchObject({
      kind: 'wallet_paid_out',
      amountFen: -5_000,
      note: '女儿 陈敏：搬走了',
    })
  })
})

describe('a mistake', () => {
  test('of each kind is undone once and stands beside what it undid', async () => {
    const { diner, counter, manager } = await anOpenTill()
    await counter.topUp(diner.dinerId, 3_000)
    await counter.move('in', 1_000)
    await counter.move('out', 2_000)
    await counter.donate(4_000)
    await manager.payOut(diner.dinerId, 500, '她')
    const made = (await manager.look()).movements
    expect(made).toHaveLength(6)
    for (const { transactionId, reversible } of made) {
      expect(reversible).toBe(true)
      expect(await manager.reverse(transactionId)).toBe('accepted')
      expect(await refused(() => manager.reverse(transactionId))).toBe('already_reversed')
    }
    const after = await manager.look()
    expect(after.balanceFen).toBe(5_000)
    for (const { transactionId } of made) {
      const undone = after.movements.find((one) => one.transactionId === transactionId)
      const undoing = after.movements.find((one) => one.reversesId === transactionId)
      expect(undone).toMatchObject({ reversedById: undoing?.transactionId, reversible: false })
      expect(undoing).toMatchObject({ kind: 'cash_reversed', note: '按错人了', reversible: false })
      expect(undoing?.amountFen).toBe(0 - (undone?.amountFen ?? 0))
    }
  })

  test('is refused when it is none, another canteen’s, or spent meanwhile', async () => {
    const { canteen, diner, counter, manager } = await anOpenTill()
    const other = await anOpenTill()
    expect(await refused(() => manager.reverse(9_999_999))).toBe('movement_unknown')
    const foreign = (await other.counter.look()).movements[0]?.transactionId ?? 0
    expect(await refused(() => manager.reverse(foreign))).toBe('movement_unknown')

    const { id } = await counter.topUp(diner.dinerId, 3_000)
    await manager.payOut(diner.dinerId, 8_000, '她')
    expect(await refused(() => manager.reverse(id))).toBe('wallet_spent')

    await counter.donate(4_000)
    const donation = (await counter.look()).movements[0]?.transactionId ?? 0
    await manager.give(diner.dinerId, 4_000)
    expect(await refused(() => manager.reverse(donation))).toBe('fund_short')

    const office = await town.staff('manager', canteen)
    const fund = await office.call('getFund', { params: { canteenId: canteen.canteenId } })
    const gift = fund.movements.find(({ kind }) => kind === 'fund_given')
    expect(gift).toMatchObject({ amountFen: -4_000, whose: '陈*芳', reversible: true })
    expect(await manager.reverse(gift?.transactionId ?? 0)).toBe('accepted')
    expect(await manager.reverse(donation)).toBe('accepted')
    expect((await counter.look()).balanceFen).toBe(25_000 + 3_000 - 8_000)
  })

  test('undone by two managers at once is undone once', async () => {
    const { canteen, diner, counter, manager } = await anOpenTill()
    const second = tillOf(await town.staff('manager', canteen), canteen.canteenId)
    const { id } = await counter.topUp(diner.dinerId, 3_000)
    const answers = await Promise.all([manager.reverse(id), second.reverse(id)])
    expect(tally(answers)).toEqual({ accepted: 1, already_reversed: 1 })
  })

  test('of cash waits for an open drawer; of a gift does not', async () => {
    const { canteen, diner, counter, manager, shiftId } = await anOpenTill()
    const { id } = await counter.topUp(diner.dinerId, 3_000)
    await counter.donate(1_000)
    await manager.give(diner.dinerId, 1_000)
    await counter.close({ shiftId, counts: countOf(29_000) })
    expect(await refused(() => manager.reverse(id))).toBe('drawer_not_open')
    const office = await town.staff('manager', canteen)
    const fund = await office.call('getFund', { params: { canteenId: canteen.canteenId } })
    expect(await manager.reverse(fund.movements[0]?.transactionId ?? 0)).toBe('accepted')
  })
})

test('and the books are sound after all of this', async () => {
  expect(await findBrokenInvariants(town.db)).toEqual([])
})
