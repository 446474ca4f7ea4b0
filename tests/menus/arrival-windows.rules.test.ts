import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cutIntoWindows } from '../../backend/menus/arrival-windows.rules.ts'
import { timeOfDay } from '../../backend/vocabulary/calendar.ts'
import { windowLengths } from '../../backend/vocabulary/window.ts'
import type { WindowLength } from '../../backend/vocabulary/window.ts'

const meal = (from: string, to: string) => ({ from: timeOfDay(from), to: timeOfDay(to) })
const cut = (from: string, to: string, length: WindowLength | null): string =>
  cutIntoWindows(meal(from, to), length)
    .map((window) => `${window.from}-${window.to}`)
    .join(' ')

test.each([
  ['nobody asked for turns', '11:00', '12:30', null, ''],
  ['half an hour each', '11:00', '12:30', 30, '11:00-11:30 11:30-12:00 12:00-12:30'],
  ['half a turn is left', '11:00', '12:30', 60, '11:00-12:00 12:00-12:30'],
  ['less than half a turn is left', '11:00', '12:40', 30, '11:00-11:30 11:30-12:00 12:00-12:40'],
  ['a single turn is no choice', '11:00', '11:20', 15, ''],
  ['the meal is shorter than a turn', '11:00', '11:20', 60, ''],
] as const)('%s', (_, from, to, length, windows) => {
  expect(cut(from, to, length)).toBe(windows)
})

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
const clock = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`

test('turns cover the meal from end to end, and none is shorter than half or longer than one and a half', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 1200 }),
      fc.integer({ min: 1, max: 239 }),
      fc.constantFrom(...windowLengths),
      (start, minutes, length) => {
        const [from, to] = [clock(start), clock(start + minutes)]
        const windows = cutIntoWindows(meal(from, to), length)
        const ends = windows.length === 0 ? [] : [windows[0]?.from, windows.at(-1)?.to]
        expect(ends).toEqual(minutes < length * 1.5 ? [] : [from, to])
        for (const [place, window] of windows.entries()) {
          expect(window.from).toBe(windows[place - 1]?.to ?? from)
          const long = minutesOf(window.to) - minutesOf(window.from)
          expect(long * 2).toBeGreaterThanOrEqual(length)
          expect(long * 2).toBeLessThan(length * 3)
        }
      },
    ),
  )
})
