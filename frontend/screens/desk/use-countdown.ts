import { useEffect, useState } from 'react'
import { instantAt } from '../../../backend/vocabulary/calendar.ts'
import type { ServiceDay, TimeOfDay } from '../../../backend/vocabulary/calendar.ts'

interface Moment {
  day: ServiceDay
  time: TimeOfDay
}

/** Whole minutes from the server's now to a moment, counted on while the page stands; never below 0. */
export function useMinutesUntil(
  now: Moment | undefined,
  until: Moment | null | undefined,
  answeredAt: number,
): number | null {
  const [elapsed, setElapsed] = useState(0)
  useEffect(() => {
    const tick = () => setElapsed(Math.floor((Date.now() - answeredAt) / 60_000))
    tick()
    const timer = setInterval(tick, 10_000)
    return () => clearInterval(timer)
  }, [answeredAt])
  if (now === undefined || until === undefined || until === null) return null
  const minutes =
    (instantAt(until.day, until.time).getTime() - instantAt(now.day, now.time).getTime()) / 60_000
  return Math.max(0, minutes - Math.max(0, elapsed))
}
