import type { ComingDay, ComingMeal } from '../contract/standing.ts'
import type { Bilingual } from '../contract/shapes.ts'
import type { Ticket } from '../contract/tickets.ts'
import { addDays } from '../vocabulary/calendar.ts'
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
  /** She let go of what was booked for it. */
  readonly letGo: boolean
  readonly reason: SkipReason | null
  readonly figures: RefusalParams
  readonly bookable: boolean
  /** Its cut-off has passed. */
  readonly over: boolean
}

export interface ComingFacts {
  readonly today: ServiceDay
  readonly days: number
  readonly tickets: readonly Ticket[]
  readonly wanted: readonly WantedMeal[]
  readonly closed: readonly { readonly day: ServiceDay; readonly zh: string; readonly en: string }[]
  readonly holds: readonly {
    readonly holdId: number
    readonly firstDay: ServiceDay
    readonly lastDay: ServiceDay | null
  }[]
}

const bookedMeal = (ticket: Ticket): ComingMeal => ({
  meal: ticket.when.meal,
  servingId: ticket.when.servingId,
  state: 'booked',
  bookingId: ticket.bookingId,
  orderId: null,
  holdId: null,
  dish: ticket.plate.name,
  from: ticket.when.from,
  to: ticket.when.to,
  reason: null,
  sentence: null,
  bookable: false,
})

const stateOf = (wanted: WantedMeal): ComingMeal['state'] | null => {
  if (wanted.holdId !== null) return 'held'
  if (wanted.letGo) return 'cancelled'
  if (wanted.reason !== null) return 'skipped'
  // Asked for after its cut-off: nothing will come of it, and nothing went wrong.
  return wanted.over ? null : 'standing'
}

const wantedMeal = (wanted: WantedMeal): ComingMeal[] => {
  const state = stateOf(wanted)
  if (state === null) return []
  const { meal, servingId, orderId, holdId, dish, from, to, bookable } = wanted
  const skipped = state === 'skipped' && wanted.reason !== null
  return [
    {
      meal,
      servingId,
      state,
      bookingId: null,
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

/** Day by day: what is booked stands before what is only wanted. */
export const comingDays = (facts: ComingFacts): ComingDay[] =>
  Array.from({ length: facts.days }, (_, nth) => {
    const day = addDays(facts.today, nth)
    const closed = facts.closed.find((one) => one.day === day)
    const booked = facts.tickets.filter(({ when }) => when.day === day).map(bookedMeal)
    const wanted = closed ? [] : facts.wanted.filter((one) => one.day === day).flatMap(wantedMeal)
    const hold = facts.holds.find(
      ({ firstDay, lastDay }) => firstDay <= day && (lastDay === null || day <= lastDay),
    )
    const all = [
      ...booked,
      ...wanted.filter(({ meal }) => !booked.some((one) => one.meal === meal)),
    ]
    return {
      day,
      closed: closed ? { zh: closed.zh, en: closed.en } : null,
      holdId: hold?.holdId ?? null,
      meals: all.toSorted((a, b) => meals.indexOf(a.meal) - meals.indexOf(b.meal)),
    }
  })
