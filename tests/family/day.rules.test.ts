import { describe, expect, test } from 'vitest'
import { byNeed, dayState, mealToTell } from '../../backend/family/day.rules.ts'
import { permissionsOf } from '../../backend/family/permissions.rules.ts'
import type { BookingState } from '../../backend/vocabulary/meal.ts'
import { fen } from '../../backend/vocabulary/money.ts'

const lunch = (state: BookingState) => ({ from: '11:00', servedUntil: '12:30', state })
const dinner = (state: BookingState) => ({ from: '17:00', servedUntil: '18:30', state })

describe('the one sentence about today', () => {
  test.each([
    ['nothing is booked', [], '09:00', 'none'],
    ['what is only held is not booked', [lunch('held')], '09:00', 'none'],
    ['what was cancelled is not there', [lunch('cancelled')], '11:30', 'none'],
    ['lunch is still to come', [lunch('placed')], '10:59', 'later'],
    ['lunch is being served', [lunch('placed')], '11:00', 'now'],
    ['a minute before the window ends', [lunch('placed')], '12:29', 'now'],
    ['nobody came', [lunch('placed')], '12:30', 'late'],
    ['nobody came, and the day is settled', [lunch('missed')], '15:00', 'late'],
    ['she has eaten', [lunch('collected')], '11:42', 'ate'],
    ['it was brought to her', [lunch('delivered')], '11:42', 'ate'],
    ['she has eaten, and supper comes', [lunch('collected'), dinner('placed')], '13:00', 'ate'],
    ['supper is served, lunch was eaten', [lunch('collected'), dinner('placed')], '17:10', 'now'],
    ['she missed lunch and ate supper', [lunch('missed'), dinner('collected')], '19:00', 'late'],
  ] as const)('%s', (_, meals, time, state) => {
    expect(mealToTell(meals, time).state).toBe(state)
  })

  test('of two meals eaten the later one is told', () => {
    expect(mealToTell([lunch('collected'), dinner('collected')], '19:00').meal?.from).toBe('17:00')
  })
})

test('a day of the week does not hide what went wrong behind what went well', () => {
  expect(dayState([lunch('collected')], 'past', '09:00')).toBe('ate')
  expect(dayState([lunch('missed'), dinner('collected')], 'past', '09:00')).toBe('missed')
  expect(dayState([lunch('placed')], 'past', '09:00')).toBe('missed')
  expect(dayState([lunch('placed')], 'today', '09:00')).toBe('booked')
  expect(dayState([lunch('cancelled')], 'past', '09:00')).toBe('none')
})

test('whoever needs somebody comes first', () => {
  const people = [
    { who: 'moved away', state: 'gone', balanceFen: null },
    { who: 'has eaten', state: 'ate', balanceFen: fen(100) },
    { who: 'nothing booked', state: 'none', balanceFen: null },
    { who: 'owes', state: 'ate', balanceFen: -500 as ReturnType<typeof fen> },
    { who: 'did not come', state: 'late', balanceFen: null },
    { who: 'comes later', state: 'later', balanceFen: null },
  ] as const
  expect(byNeed(people).map(({ who }) => who)).toEqual([
    'did not come',
    'owes',
    'nothing booked',
    'comes later',
    'has eaten',
    'moved away',
  ])
})

test('seeing goes with the link; everything else only when ticked', () => {
  expect(permissionsOf({ book: false, pay: false, health: false })).toEqual(['see'])
  expect(permissionsOf({ book: '', pay: '', health: '' })).toEqual(['see'])
  expect(permissionsOf({ book: 'on', pay: true, health: 'on' })).toEqual([
    'see',
    'book',
    'pay',
    'health',
  ])
})
