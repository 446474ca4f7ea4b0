import { expect, test } from 'vitest'
import type { ServiceDay, TimeOfDay } from '../../backend/vocabulary/calendar.ts'
import { fen } from '../../backend/vocabulary/money.ts'
import { cardIn, startsLikeCard } from '../../frontend/screens/counter/card.ts'
import { callFrom, missedNow } from '../../frontend/screens/counter/missed.ts'
import { fenFrom, notesFor } from '../../frontend/screens/counter/yuan.ts'
import type { Counter, CounterRow } from '../../frontend/queries/counter.ts'

test.each([
  ['20', 2000],
  ['12.5', 1250],
  ['12.05', 1205],
  ['0.01', 1],
  ['9。5', 950],
  ['007', 700],
  [' 8 ', 800],
])('「%s」 yuan are %i fen', (typed, amount) => {
  expect(fenFrom(typed)).toBe(amount)
})

test.each(['', 'abc', '1.234', '-5', '1e3', '1,000', '123456', '.5'])(
  '「%s」 is no amount',
  (typed) => {
    expect(fenFrom(typed)).toBeNull()
  },
)

test('the notes offered are the exact sum and those that cover it', () => {
  expect(notesFor(fen(975))).toEqual([975, 1000, 2000, 5000, 10_000])
  expect(notesFor(fen(1000))).toEqual([1000, 2000, 5000, 10_000])
  expect(notesFor(fen(12_000))).toEqual([12_000])
})

test.each([
  ['176546', { digits: '176546' }],
  ['nuancan:card:kJ3nd82', { token: 'kJ3nd82' }],
  ['NUANCAN:CARD:kJ3nd82', { token: 'kJ3nd82' }],
  ['3317', null],
  ['13900000201', null],
  ['zxy', null],
  ['nuancan:card:', null],
  ['张秀英', null],
])('「%s」 in the scan box is %j', (typed, card) => {
  expect(cardIn(typed)).toEqual(card)
})

test('a card half typed by the reader is nobody to search for; a name that begins alike is', () => {
  expect(startsLikeCard('nuancan:ca')).toBe(true)
  expect(startsLikeCard('nua')).toBe(false)
})

const when = (meal: 'lunch' | 'dinner', to: string): { meal: string; to: TimeOfDay } => ({
  meal,
  to: to as TimeOfDay,
})

test.each([
  ['lunch', '12:30', '12:30'],
  ['lunch', '13:15', '12:30'],
  ['lunch', '12:00', '12:00'],
  ['dinner', '18:30', '18:30'],
] as const)('a %s until %s is called about from %s on', (meal, to, from) => {
  expect(callFrom(when(meal, to))).toBe(from)
})

const counterAt = (time: string, states: CounterRow['state'][]): Counter => ({
  now: { day: '2026-11-22' as ServiceDay, time: time as TimeOfDay },
  serving: {
    when: {
      servingId: 1,
      canteenId: 1,
      day: '2026-11-22' as ServiceDay,
      meal: 'lunch',
      from: '11:00' as TimeOfDay,
      to: '12:30' as TimeOfDay,
    },
    state: 'closed',
    booked: 3,
    collected: 1,
  },
  servings: [],
  can: { byName: { allowed: true }, byOther: { allowed: true } },
  rows: states.map((state) => ({ state }) as CounterRow),
})

test('nobody is called before half past twelve, everybody missing from then on, missed ones too', () => {
  expect(missedNow(counterAt('12:29', ['placed', 'collected', 'placed']))).toBe(0)
  expect(missedNow(counterAt('12:30', ['placed', 'collected', 'placed']))).toBe(2)
  expect(missedNow(counterAt('14:00', ['missed', 'collected', 'cancelled']))).toBe(1)
})
