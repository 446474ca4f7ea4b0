import { expect, test } from 'vitest'
import { hoursWithin, minutesOf, shiftsOf } from '../../backend/identity/shift.rules.ts'

const at = (time: string, day = '2026-11-23'): Date => new Date(`${day}T${time}+08:00`)
const from = at('00:00:00', '2026-11-01')
const until = at('00:00:00', '2026-12-01')
const minutes = (...times: string[]): number[] =>
  shiftsOf(times.map((time) => at(time))).map(minutesOf)

test.each([
  ['nothing done is no shift', [], []],
  ['a single call is a minute', ['09:00:00'], [1]],
  ['from the first to the last', ['09:00:00', '09:10:00', '09:25:00'], [25]],
  ['a pause of half an hour belongs to it', ['09:00:00', '09:30:00'], [30]],
  ['a second more and a new one begins', ['09:00:00', '09:30:01'], [1, 1]],
  ['several in a day', ['09:00:00', '09:20:00', '14:00:00', '14:05:30'], [20, 6]],
  ['order does not matter', ['09:20:00', '09:00:00'], [20]],
  ['twice in the same second is once', ['09:00:00', '09:00:00'], [1]],
])('%s', (_what, times, expected) => {
  expect(minutes(...times)).toEqual(expected)
})

test('a shift counts in the month in which it began', () => {
  const overMidnight = [at('23:50:00', '2026-11-30'), at('00:10:00', '2026-12-01')]
  expect(hoursWithin(overMidnight, from, until)).toEqual({ shifts: 1, minutes: 20 })
  expect(hoursWithin(overMidnight, until, at('00:00:00', '2027-01-01'))).toEqual({
    shifts: 0,
    minutes: 0,
  })
  const begunBefore = [at('23:50:00', '2026-10-31'), at('00:10:00', '2026-11-01')]
  expect(hoursWithin(begunBefore, from, until)).toEqual({ shifts: 0, minutes: 0 })
})
