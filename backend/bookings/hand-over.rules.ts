import { instantAt, serviceDayAt } from '../vocabulary/calendar.ts'
import type { ServiceDay, TimeOfDay } from '../vocabulary/calendar.ts'
import type { HandOverOutcome } from '../vocabulary/hand-overs.ts'
import type { BookingState, PaymentWay } from '../vocabulary/meal.ts'
import { fen, noFen } from '../vocabulary/money.ts'
import type { Fen } from '../vocabulary/money.ts'
import { Refusal } from '../vocabulary/refusal.ts'

interface Window {
  readonly day: ServiceDay
  readonly from: TimeOfDay
  readonly to: TimeOfDay
}

const minuteMs = 60_000
const earlyMs = 30 * minuteMs
/** Nobody hands out hot food later than this after the window: servings are settled then. */
const lateMs = 180 * minuteMs
/** Two clocks in one room are never quite the same. */
const driftMs = 5 * minuteMs

/** Early birds are served half an hour before the window; before that there is nothing to hand over. */
export const earliestHandOver = ({ day, from }: Pick<Window, 'day' | 'from'>): Date =>
  new Date(instantAt(day, from).getTime() - earlyMs)

/** Refuses `not_today`, `not_yet_serving`. */
export const assertHandOverTime = (
  serving: Pick<Window, 'day' | 'from'> & { readonly now: Date },
): void => {
  if (serving.day !== serviceDayAt(serving.now))
    throw new Refusal('not_today', { day: serving.day })
  if (serving.now < earliestHandOver(serving)) throw new Refusal('not_yet_serving')
}

/** What is still to be paid when the meal is collected. */
export const dueInCash = (booking: { readonly payment: PaymentWay; readonly ownFen: Fen }): Fen =>
  booking.payment === 'counter' ? booking.ownFen : noFen

/** Between when the list was made and when it ended, and not in the time to come. */
export const isPlausible = (
  at: Date,
  list: { readonly madeAt: Date; readonly until: Date },
  now: Date,
): boolean =>
  at.getTime() >= list.madeAt.getTime() - driftMs &&
  at.getTime() <= Math.min(list.until.getTime(), now.getTime() + driftMs)

const isWhileServed = (at: Date, window: Window): boolean =>
  at >= earliestHandOver(window) &&
  at.getTime() <= instantAt(window.day, window.to).getTime() + lateMs

export interface ToldLate {
  readonly booking: {
    readonly state: BookingState
    readonly payment: PaymentWay
    readonly ownFen: Fen
    readonly monthClosed: boolean
  }
  readonly serving: Window
  readonly at: Date
  readonly plausible: boolean
  readonly cashFen: Fen
}

const ended: Partial<Record<BookingState, HandOverOutcome>> = {
  collected: 'already',
  delivered: 'already',
  cancelled: 'cancelled',
  held: 'not_paid',
}

/**
 * What a meal handed over without the network comes to, now that we hear of it. She has it: as long as the booking
 * waits it is collected, whatever the tablet's clock says. What the clock has written down as missed meanwhile is put
 * right only where the tablet's time says that it was handed over while it was served.
 */
export const outcomeOf = ({
  booking,
  serving,
  at,
  plausible,
  cashFen,
}: ToldLate): HandOverOutcome => {
  const over = ended[booking.state]
  if (over !== undefined) return over
  if (booking.monthClosed) return 'month_closed'
  if (cashFen < dueInCash(booking)) return 'cash_short'
  if (booking.state === 'placed') return 'collected'
  return plausible && isWhileServed(at, serving) ? 'corrected' : 'clock_wrong'
}

/** Cash that was taken and is not owed: all of it where nothing was collected, else what is above the price. */
export const cashToGiveBack = (
  outcome: HandOverOutcome,
  cashFen: Fen,
  booking: ToldLate['booking'],
): Fen => {
  if (outcome === 'collected' || outcome === 'corrected') return fen(cashFen - dueInCash(booking))
  // She pays the rest, and gets her meal written down: nothing goes back.
  return outcome === 'cash_short' ? noFen : cashFen
}
