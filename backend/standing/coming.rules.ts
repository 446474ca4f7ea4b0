import { lunarDayOf } from '../canteens/lunar.rules.ts'
import type { ComingDay, ComingMeal } from '../contract/standing.ts'
import type { Bilingual } from '../contract/shapes.ts'
import type { QueuePlace, Ticket } from '../contract/tickets.ts'
import { addDays, daysBetween } from '../vocabulary/calendar.ts'
import type { ServiceDay, TimeOfDay } from '../vocabulary/calendar.ts'
import { meals } from '../vocabulary/meal.ts'
import type { Meal } from '../vocabulary/meal.ts'
import type { RefusalParams } from '../vocabulary/refusal.ts'
import { skipWords } from '../vocabulary/skip-words.ts'
import type { SkipReason } from '../vocabulary/standing.ts'

/** One meal a standing order wants, with whatever is known of it. */
export interface WantedMeal {
  readonly day: ServiceDay
  readonly meal: Meal
  readonly orderId: number
  readonly dish: Bilingual | null
  readonly servingId: number | null
  readonly from: TimeOfDay | null
  readonly to: TimeOfDay | null
  readonly holdId: number | null
  /** She has it, or has had it: her booking says the rest. */
  readonly had: boolean
  /** She let go of what was booked for it. */
  readonly letGo: boolean
  readonly reason: SkipReason | null
  readonly figures: RefusalParams
  readonly bookable: boolean
  /** Its cut-off has passed. */
  readonly over: boolean
  /** So many days ahead the canteen takes bookings. */
  readonly daysAhead: number
}

export interface ComingFacts {
  readonly today: ServiceDay
  /** At least so many are shown; whatever is booked later is shown too. */
  readonly days: number
  readonly tickets: readonly Ticket[]
  readonly places: readonly QueuePlace[]
  readonly wanted: readonly WantedMeal[]
  readonly closed: readonly { readonly day: ServiceDay; readonly zh: string; readonly en: string }[]
  readonly holds: readonly {
    readonly holdId: number
    readonly firstDay: ServiceDay
    readonly lastDay: ServiceDay | null
  }[]
}

const nothingYet = {
  bookingId: null,
  ticket: null,
  place: null,
  booksOn: null,
  orderId: null,
  holdId: null,
  reason: null,
  sentence: null,
  bookable: false,
}

const bookedMeal = (ticket: Ticket): ComingMeal => ({
  ...nothingYet,
  meal: ticket.when.meal,
  servingId: ticket.when.servingId,
  state: ticket.state === 'held' ? 'unpaid' : 'booked',
  bookingId: ticket.bookingId,
  ticket,
  dish: ticket.plate.name,
  from: ticket.when.from,
  to: ticket.when.to,
})

const placeInLine = (place: QueuePlace): ComingMeal => ({
  ...nothingYet,
  meal: place.when.meal,
  servingId: place.when.servingId,
  state: 'waiting',
  place,
  dish: place.plate?.name ?? null,
  from: place.when.from,
  to: place.when.to,
})

const stateOf = (wanted: WantedMeal, today: ServiceDay): ComingMeal['state'] | null => {
  if (wanted.had) return null
  if (wanted.holdId !== null) return 'held'
  if (wanted.letGo) return 'cancelled'
  if (wanted.reason !== null) return 'skipped'
  // Asked for after its cut-off, or without a menu on the very day: nothing will come of it, and nothing went wrong.
  return wanted.over || (wanted.servingId === null && wanted.day === today) ? null : 'standing'
}

/** Further ahead than bookings are taken, the day is known; otherwise the menu decides. */
const booksOnOf = ({ day, daysAhead }: WantedMeal, today: ServiceDay): ServiceDay | null => {
  const first = addDays(day, -daysAhead)
  return first > today ? first : null
}

const wantedMeal = (wanted: WantedMeal, today: ServiceDay): ComingMeal[] => {
  const state = stateOf(wanted, today)
  if (state === null) return []
  const { meal, servingId, orderId, holdId, dish, from, to, bookable } = wanted
  const skipped = state === 'skipped' && wanted.reason !== null
  return [
    {
      ...nothingYet,
      meal,
      servingId,
      state,
      booksOn: state === 'standing' ? booksOnOf(wanted, today) : null,
      orderId,
      holdId,
      dish,
      from,
      to,
      reason: skipped ? wanted.reason : null,
      sentence: skipped && wanted.reason ? { ...skipWords(wanted.reason, wanted.figures) } : null,
      bookable: bookable && state !== 'held',
    },
  ]
}

/** What is only held for her answer is her place in the queue. */
const inHand = ({ tickets, places }: ComingFacts, day: ServiceDay): ComingMeal[] => {
  const asked = new Set(places.map(({ bookingId }) => bookingId))
  return [
    ...places.filter(({ when }) => when.day === day).map(placeInLine),
    ...tickets
      .filter(({ when, bookingId }) => when.day === day && !asked.has(bookingId))
      .map(bookedMeal),
  ]
}

const daysToShow = ({ today, days, tickets, places }: ComingFacts): number =>
  Math.max(days, ...[...tickets, ...places].map(({ when }) => daysBetween(today, when.day) + 1))

/** Day by day, as far as there is something: what is in hand stands before what is only wanted. */
export const comingDays = (facts: ComingFacts): ComingDay[] =>
  Array.from({ length: daysToShow(facts) }, (_, nth) => {
    const day = addDays(facts.today, nth)
    const closed = facts.closed.find((one) => one.day === day)
    const wanted = closed
      ? []
      : facts.wanted.filter((one) => one.day === day).flatMap((one) => wantedMeal(one, facts.today))
    const hold = facts.holds.find(
      ({ firstDay, lastDay }) => firstDay <= day && (lastDay === null || day <= lastDay),
    )
    const had = inHand(facts, day)
    const all = [...had, ...wanted.filter(({ meal }) => !had.some((one) => one.meal === meal))]
    return {
      day,
      lunar: lunarDayOf(day).words,
      closed: closed ? { zh: closed.zh, en: closed.en } : null,
      holdId: hold?.holdId ?? null,
      meals: all.toSorted((a, b) => meals.indexOf(a.meal) - meals.indexOf(b.meal)),
    }
  })
