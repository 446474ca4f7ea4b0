import { timeOfDay } from '../vocabulary/calendar.ts'
import type { TimeOfDay } from '../vocabulary/calendar.ts'
import type { TimeWindow, WindowLength } from '../vocabulary/window.ts'

const minutesOf = (time: TimeOfDay): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))

const timeAt = (minutes: number): TimeOfDay =>
  timeOfDay(
    [Math.floor(minutes / 60), minutes % 60].map((one) => String(one).padStart(2, '0')).join(':'),
  )

/**
 * The turns of a meal, `length` minutes each; without a length none. What is left at the end is a turn of its own from
 * half a length on, else part of the last one. A single turn would be no choice, so then there is none either.
 */
export const cutIntoWindows = (
  { from, to }: TimeWindow,
  length: WindowLength | null,
): TimeWindow[] => {
  if (length === null) return []
  const [start, end] = [minutesOf(from), minutesOf(to)]
  const count = Math.floor((end - start) / length + 0.5)
  if (count < 2) return []
  return Array.from({ length: count }, (_, place) => ({
    from: timeAt(start + place * length),
    to: place === count - 1 ? to : timeAt(start + (place + 1) * length),
  }))
}
