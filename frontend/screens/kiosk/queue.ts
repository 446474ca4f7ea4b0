import { serviceDayAt } from '../../../backend/vocabulary/calendar.ts'

const storedAt = 'nuancan-kiosk-queue'

interface Queue {
  readonly day: string
  readonly last: number
}

const stored = (): Queue | null => {
  try {
    return JSON.parse(localStorage.getItem(storedAt) ?? 'null') as Queue | null
  } catch {
    return null
  }
}

/** The next number of the day, counted by this machine alone: there is nobody to ask. */
export function takeQueueNumber(now: Date): number {
  const day = serviceDayAt(now)
  const before = stored()
  const last = before?.day === day ? before.last + 1 : 1
  localStorage.setItem(storedAt, JSON.stringify({ day, last }))
  return last
}
