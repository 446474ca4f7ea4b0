import { describe, expect, test } from 'vitest'
import {
  assertClosable,
  assertSeenFigures,
  obstaclesOf,
  type MonthFacts,
} from '../../backend/payments/close-month.rules.ts'
import { figuresOf } from '../../backend/payments/figures.rules.ts'
import { monthsBeside, monthToShow, walletMoveOf } from '../../backend/payments/statement.rules.ts'
import { addMonths, isMonth, serviceDay, type Month } from '../../backend/vocabulary/calendar.ts'
import { maskedName } from '../../backend/vocabulary/masked-name.ts'
import { fen } from '../../backend/vocabulary/money.ts'
import { Refusal } from '../../backend/vocabulary/refusal.ts'

const october = '2026-10' as Month
const november = '2026-11' as Month
const fine: MonthFacts = {
  month: october,
  today: serviceDay('2026-11-01'),
  closed: null,
  unsettled: [],
  held: 0,
  unsigned: 0,
  cases: 0,
}
const lunch = { servingId: 7, day: serviceDay('2026-10-30'), meal: 'lunch' as const }

const codeOf = (work: () => void): string => {
  try {
    work()
    return 'allowed'
  } catch (error) {
    if (error instanceof Refusal) return error.code
    throw error
  }
}

describe('what stands in the way of a close', () => {
  test.each<[string, Partial<MonthFacts>, string[], string]>([
    ['nothing on the first of the next month', {}, [], 'allowed'],
    ['its last day', { today: serviceDay('2026-10-31') }, ['month_not_over'], 'month_not_ready'],
    ['a meal nobody settled', { unsettled: [lunch] }, ['servings_unsettled'], 'month_not_ready'],
    ['a booking that waits for its payment', { held: 2 }, ['bookings_held'], 'month_not_ready'],
    ['a drawer nobody signed', { unsigned: 1 }, ['drawers_unsigned'], 'month_not_ready'],
    ['a payment that does not add up', { cases: 1 }, ['money_cases_open'], 'month_not_ready'],
    [
      'all of it',
      { today: serviceDay('2026-10-31'), unsettled: [lunch], held: 1 },
      ['month_not_over', 'servings_unsettled', 'bookings_held'],
      'month_not_ready',
    ],
    ['the close itself', { closed: { at: '2026-11-01', by: '站长' } }, [], 'month_closed'],
  ])('%s', (_, facts, obstacles, outcome) => {
    expect(obstaclesOf({ ...fine, ...facts }).map(({ kind }) => kind)).toEqual(obstacles)
    expect(codeOf(() => assertClosable({ ...fine, ...facts }))).toBe(outcome)
  })

  test('figures nobody saw', () => {
    expect(codeOf(() => assertSeenFigures(fen(100), fen(100)))).toBe('allowed')
    expect(codeOf(() => assertSeenFigures(fen(100), fen(99)))).toBe('figures_changed')
  })
})

describe('a month', () => {
  test('is this one unless another is asked for, and never one to come', () => {
    const today = serviceDay('2026-11-22')
    expect(monthToShow(undefined, today)).toBe('2026-11')
    expect(monthToShow(october, today)).toBe('2026-10')
    expect(codeOf(() => monthToShow('2026-12' as Month, today))).toBe('month_to_come')
  })

  test('leads back to the first movement and forward to today', () => {
    const today = serviceDay('2026-11-22')
    const first = serviceDay('2026-10-30')
    expect(monthsBeside(november, today, first)).toEqual({ previous: '2026-10', next: null })
    expect(monthsBeside(october, today, first)).toEqual({ previous: null, next: '2026-11' })
    expect(monthsBeside(november, today, null)).toEqual({ previous: null, next: null })
  })

  test('is counted over the turn of the year', () => {
    expect(addMonths('2026-12' as Month, 1)).toBe('2027-01')
    expect(addMonths('2026-01' as Month, -1)).toBe('2025-12')
    expect(['2026-13', '2026-00', '26-01', '2026-1', '1999-12'].map(isMonth)).toEqual(
      Array.from({ length: 5 }, () => false),
    )
  })
})

test.each([
  ['cash_top_up', 100, 'top_up'],
  ['online_top_up', 100, 'top_up'],
  ['booking_paid', -100, 'meal'],
  ['booking_refunded', 100, 'back'],
  ['meal_missed', -100, 'missed'],
  ['meal_missed', 100, 'back'],
  ['reversal', 100, 'corrected'],
  ['something_new', 100, 'in'],
  ['something_new', -100, 'out'],
])('%s of %i is said as %s', (kind, amount, said) => {
  expect(walletMoveOf(kind, amount)).toBe(said)
})

test('names are masked whatever their length', () => {
  expect(
    ['张秀英', '李红', '欧阳小梅', '阿卜杜热合曼·买买提', '王', '𠮷田花'].map(maskedName),
  ).toEqual(['张*英', '李*', '欧*梅', '阿*提', '王*', '𠮷*花'])
})

test('figures that did not happen are zero', () => {
  expect(figuresOf([{ figure: 'list', funder: null, amount: 1500 }])).toMatchObject({
    listFen: 1500,
    served: 0,
    funders: [],
  })
})
