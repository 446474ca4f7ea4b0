import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  cashPutIn,
  cashTakenOut,
  differenceFound,
  donatedInCash,
  floatPutIn,
  givenFromFund,
  mirrored,
  walletPaidOut,
} from '../../backend/payments/cash-posting.rules.ts'
import {
  checkCashAmount,
  checkCashMoves,
  checkDrawerCovers,
  checkFloat,
  checkReceiver,
  checkReversal,
  countDrawer,
  differenceOf,
  whyNotSign,
} from '../../backend/payments/drawer.rules.ts'
import type { Posting } from '../../backend/payments/entries.rules.ts'
import { toppedUpInCash } from '../../backend/payments/posting.rules.ts'
import { denominations, largestCash, mostPieces } from '../../backend/vocabulary/cash.ts'
import type { CashCounts, Denomination } from '../../backend/vocabulary/cash.ts'
import { fen } from '../../backend/vocabulary/money.ts'
import { Refusal } from '../../backend/vocabulary/refusal.ts'

const codeOf = (decide: () => unknown): string => {
  try {
    decide()
    return 'fine'
  } catch (error) {
    if (error instanceof Refusal) return error.code
    throw error
  }
}
const none = Object.fromEntries(denominations.map(({ key }) => [key, 0])) as CashCounts
const pieces = (some: Partial<Record<Denomination, number>>): CashCounts => ({ ...none, ...some })

describe('a count', () => {
  test.each<[string, Partial<Record<Denomination, number>>, number]>([
    ['an empty drawer', {}, 0],
    ['notes alone', { note100: 2, note20: 1 }, 22_000],
    ['a yuan as note and as coin', { note1: 3, coin1: 2 }, 500],
    ['the small change', { jiao5: 3, jiao1: 4 }, 190],
    ['all of them', { note100: 1, note50: 1, note20: 1, note10: 1, note5: 1, note1: 1, coin1: 1, jiao5: 1, jiao1: 1 }, 18_760], // prettier-ignore
  ])('%s', (_, some, sum) => {
    expect(countDrawer(pieces(some))).toBe(sum)
  })

  test.each<[string, number, string]>([
    ['fewer than none', -1, 'count_wrong'],
    ['half a note', 0.5, 'count_wrong'],
    ['more than fit a drawer', mostPieces + 1, 'count_wrong'],
    ['a slip that is no number', Number.NaN, 'count_wrong'],
    ['as many as fit', mostPieces, 'fine'],
  ])('%s: %s', (_, count, code) => {
    for (const { key } of denominations) {
      expect(codeOf(() => countDrawer(pieces({ [key]: count })))).toBe(code)
    }
  })

  test('adds up whatever lies there', () => {
    const amount = fc.integer({ min: 0, max: mostPieces })
    fc.assert(
      fc.property(fc.array(amount, { minLength: 9, maxLength: 9 }), (amounts) => {
        const counts = Object.fromEntries(
          denominations.map(({ key }, nth) => [key, amounts[nth]]),
        ) as CashCounts
        const jiao = [1000, 500, 200, 100, 50, 10, 10, 5, 1]
        const sum = amounts.reduce((total, many, nth) => total + many * (jiao[nth] ?? 0) * 10, 0)
        expect(countDrawer(counts)).toBe(sum)
      }),
    )
  })
})

describe('the difference', () => {
  const count = (
    counted: number,
    expected: number,
    explanation = '',
    seen: number | null = null,
  ) => ({
    countedFen: fen(counted),
    expectedFen: fen(expected),
    explanation,
    seenExpectedFen: seen === null ? null : fen(seen),
  })
  test('two yuan too much, two too little, exactly right', () => {
    expect(differenceOf(count(31_450, 31_250, '找错了'))).toBe(200)
    expect(differenceOf(count(31_050, 31_250, '找错了'))).toBe(-200)
    expect(differenceOf(count(31_250, 31_250))).toBe(0)
  })
  test('has to be explained, unless there is none', () => {
    expect(codeOf(() => differenceOf(count(31_050, 31_250)))).toBe('reason_required')
  })
  test('of another sum than the one looked at is not taken', () => {
    expect(codeOf(() => differenceOf(count(31_050, 31_250, '', 31_050)))).toBe('drawer_moved')
    expect(codeOf(() => differenceOf(count(31_250, 31_250, '', 31_250)))).toBe('fine')
  })
})

test('cash moves in a canteen without shifts, and else only while one is open', () => {
  const code = (openShiftId: number | null, usesShifts: boolean) =>
    codeOf(() => checkCashMoves({ openShiftId, usesShifts }))
  expect(code(null, false)).toBe('fine')
  expect(code(7, true)).toBe('fine')
  expect(code(null, true)).toBe('drawer_not_open')
})

test('amounts are more than nothing and less than a safe', () => {
  expect(codeOf(() => checkCashAmount(fen(0)))).toBe('amount_wrong')
  expect(codeOf(() => checkCashAmount(fen(-1)))).toBe('amount_wrong')
  expect(codeOf(() => checkCashAmount(fen(1)))).toBe('fine')
  expect(codeOf(() => checkCashAmount(largestCash))).toBe('fine')
  expect(codeOf(() => checkCashAmount(fen(largestCash + 1)))).toBe('amount_wrong')
  expect(codeOf(() => checkFloat(fen(0)))).toBe('fine')
  expect(codeOf(() => checkFloat(fen(largestCash + 1)))).toBe('amount_wrong')
  expect(codeOf(() => checkDrawerCovers(fen(0)))).toBe('fine')
  expect(codeOf(() => checkDrawerCovers(fen(-1)))).toBe('drawer_short')
})

test('the second person signs once, after the count, and is another one', () => {
  expect(whyNotSign({ closedBy: null, signedBy: null }, 'account:2')).toBe('drawer_open')
  expect(whyNotSign({ closedBy: 'account:1', signedBy: null }, 'account:1')).toBe('sign_own_count')
  expect(whyNotSign({ closedBy: 'account:1', signedBy: 'account:3' }, 'account:2')).toBe(
    'already_signed',
  )
  expect(whyNotSign({ closedBy: 'account:1', signedBy: null }, 'account:2')).toBeNull()
  expect(whyNotSign({ closedBy: 'device:1', signedBy: null }, 'account:1')).toBeNull()
})

test('only what was made by hand is undone, and once', () => {
  const code = (kind: string, isReversed = false) =>
    codeOf(() => checkReversal({ kind, isReversed }))
  for (const kind of ['cash_top_up', 'drawer_taken_out', 'cash_donation', 'fund_given']) {
    expect(code(kind)).toBe('fine')
    expect(code(kind, true)).toBe('already_reversed')
  }
  for (const kind of ['meal_collected', 'drawer_difference', 'cash_reversed', 'booking_paid']) {
    expect(code(kind)).toBe('not_reversible')
  }
})

test('the dead are paid through their family', () => {
  const her = (isDead: boolean) => ({ name: '陈桂芳', isDead })
  expect(codeOf(() => checkReceiver(her(true), '陈桂芳'))).toBe('heir_required')
  expect(codeOf(() => checkReceiver(her(true), '女儿 陈敏'))).toBe('fine')
  expect(codeOf(() => checkReceiver(her(false), '陈桂芳'))).toBe('fine')
})

describe('postings', () => {
  const sides = ({ kind, entries }: Posting) => [
    kind,
    ...entries.map((entry) => `${entry.kind} ${entry.amountFen}`),
  ]
  test.each<[string, Posting, string[]]>([
    ['float', floatPutIn(1, fen(500)), ['drawer_float', 'drawer 500', 'bank -500']],
    ['no float', floatPutIn(1, fen(0)), ['drawer_float']],
    ['change put in', cashPutIn(1, fen(500)), ['drawer_put_in', 'drawer 500', 'bank -500']],
    ['taken out', cashTakenOut(1, fen(500)), ['drawer_taken_out', 'drawer -500', 'bank 500']],
    ['too much', differenceFound(1, fen(200)), ['drawer_difference', 'drawer 200', 'over_short -200']], // prettier-ignore
    ['too little', differenceFound(1, fen(-200)), ['drawer_difference', 'drawer -200', 'over_short 200']], // prettier-ignore
    ['given', donatedInCash(1, fen(900)), ['cash_donation', 'drawer 900', 'donations -900']],
    ['given on', givenFromFund(1, 2, fen(900)), ['fund_given', 'donations 900', 'wallet -900']],
    ['paid out', walletPaidOut(1, 2, fen(900)), ['wallet_paid_out', 'wallet 900', 'drawer -900']],
    ['undone', mirrored(toppedUpInCash(1, 2, fen(100)).entries), ['cash_reversed', 'drawer -100', 'wallet 100']], // prettier-ignore
  ])('%s', (_, posting, expected) => {
    expect(sides(posting)).toEqual(expected)
  })
})
