import type { TimeOfDay } from '../vocabulary/calendar.ts'
import { Refusal } from '../vocabulary/refusal.ts'
import type { TimeWindow } from '../vocabulary/window.ts'
import type { BookingContext } from './booking-context.store.ts'

/** What of a meal says when to come. */
export type Turns = Pick<BookingContext['serving'], 'windows'>

/**
 * When she comes as long as nobody says otherwise: the turn in which her last such meal began, else the first. Null
 * where everybody has the same time.
 */
export const usualArrival = ({
  serving: { windows },
  cameAt,
}: Pick<BookingContext, 'serving' | 'cameAt'>): TimeWindow | null =>
  windows.findLast(({ from }) => cameAt !== null && from <= cameAt) ?? windows[0] ?? null

/** The turn that begins then. Refuses `malformed`: the screens offer those of the serving, and they never change. */
export const arrivalAt = ({ windows }: Turns, from: TimeOfDay): TimeWindow => {
  const window = windows.find((one) => one.from === from)
  if (!window) throw new Refusal('malformed', { where: 'body.arriveFrom' })
  return window
}

/** Her own time where she has one, else the meal's. */
export const comingAt = (serving: TimeWindow, arrival: TimeWindow | null): TimeWindow =>
  arrival ?? { from: serving.from, to: serving.to }

/** As the audit trail says it. */
export const turnSaid = (arrival: TimeWindow | null): { readonly arriveFrom?: TimeOfDay } =>
  arrival === null ? {} : { arriveFrom: arrival.from }
