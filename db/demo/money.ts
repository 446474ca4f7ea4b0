import type { Posting } from '../../backend/payments/entries.rules.ts'
import {
  mealCollected,
  mealMissed,
  paidAhead,
  toppedUpInCash,
} from '../../backend/payments/posting.rules.ts'
import type { SoldMeal } from '../../backend/payments/posting.rules.ts'
import { addDays, instantAt, timeOfDay } from '../../backend/vocabulary/calendar.ts'
import type { ServiceDay } from '../../backend/vocabulary/calendar.ts'
import { fen, negativeFen } from '../../backend/vocabulary/money.ts'
import { firstDayOffset } from './bookings.ts'
import type { LivedBooking } from './history.ts'

/** A ledger transaction to come, with the moment it was made. */
export interface Movement {
  readonly at: Date
  readonly posting: Posting
  readonly canteenId: number
  /** Null for top-ups and what was carried over. */
  readonly booking: LivedBooking | null
}

export interface Purse {
  readonly dinerId: number
  readonly canteenId: number
  /** What the wallet holds when the demonstration begins. */
  readonly balanceFen: number
  readonly bookings: readonly LivedBooking[]
  readonly soldMeal: (booking: LivedBooking) => SoldMeal
}

interface Event {
  readonly at: Date
  readonly what: 'placed' | 'ended'
  readonly booking: LivedBooking
}

/** One note, 50 yuan: what people put on the counter. */
const note = 5_000

const eventsOf = (bookings: readonly LivedBooking[]): Event[] =>
  bookings
    .flatMap((booking): Event[] => [
      { at: booking.placedAt, what: 'placed', booking },
      ...(booking.endedAt ? [{ at: booking.endedAt, what: 'ended' as const, booking }] : []),
    ])
    .toSorted((a, b) => a.at.getTime() - b.at.getTime())

/** What an event takes out of the wallet: an unpaid meal nobody came for is taken from it, too. */
const takenBy = ({ what, booking }: Event): number => {
  const { payFen } = booking.quote
  if (what === 'placed') return booking.plan.payment === 'wallet' ? payFen : 0
  if (booking.plan.payment === 'wallet')
    return booking.state === 'cancelled' ? negativeFen(payFen) : 0
  return booking.state === 'missed' ? payFen : 0
}

interface Plan {
  readonly carriedFen: number
  /** How much is topped up right before an event, by its place in the list. */
  readonly topUps: ReadonlyMap<number, number>
}

/** Tops up whenever a booking would find too little; what is over was carried over from the paper days. */
const planOf = (events: readonly Event[], balanceFen: number): Plan => {
  const throughput = balanceFen + events.reduce((sum, event) => sum + takenBy(event), 0)
  const smallest = throughput % note
  const topUps = new Map<number, number>()
  let balance = smallest
  for (const [nth, event] of events.entries()) {
    const taken = takenBy(event)
    const missing = taken - balance
    if (missing > 0) {
      const amount = Math.max(2, Math.ceil(missing / note)) * note
      topUps.set(nth, amount)
      balance += amount
    }
    balance -= taken
  }
  const toppedUp = [...topUps.values()].reduce((sum, amount) => sum + amount, 0)
  return { carriedFen: Math.max(smallest, throughput - toppedUp), topUps }
}

const carriedOver = ({ canteenId, dinerId }: Purse, amountFen: number): Posting => ({
  kind: 'carried_over',
  entries: [
    { kind: 'opening', canteenId, dinerId: null, funderId: null, amountFen: fen(amountFen) },
    { kind: 'wallet', canteenId: null, dinerId, funderId: null, amountFen: fen(-amountFen) },
  ],
})

const postingOf = ({ what, booking }: Event, purse: Purse, balanceFen: number): Posting | null => {
  const { payFen } = booking.quote
  const byWallet = booking.plan.payment === 'wallet'
  if (what === 'placed') return byWallet ? paidAhead(purse.canteenId, purse.dinerId, payFen) : null
  const meal = purse.soldMeal(booking)
  switch (booking.state) {
    case 'collected':
      return mealCollected(meal)
    case 'missed':
      return mealMissed(meal, 'own_share', fen(balanceFen)).posting
    case 'cancelled':
      return byWallet ? paidAhead(purse.canteenId, purse.dinerId, negativeFen(payFen)) : null
    case 'placed':
      return null
  }
}

/** Everything that moved in one wallet, and at the counter for its diner, in the order it happened. */
export const movementsOf = (purse: Purse, today: ServiceDay): Movement[] => {
  const events = eventsOf(purse.bookings)
  const { carriedFen, topUps } = planOf(events, purse.balanceFen)
  const { canteenId, dinerId } = purse
  const start = instantAt(addDays(today, firstDayOffset - 4), timeOfDay('08:30'))
  const first = events[0]?.at.getTime() ?? Infinity
  const movements: Movement[] = []
  const move = (at: Date, posting: Posting | null, booking: LivedBooking | null): void => {
    if (posting && posting.entries.length > 0) movements.push({ at, posting, canteenId, booking })
  }
  if (carriedFen > 0) {
    const at = new Date(Math.min(start.getTime(), first - 3_600_000))
    move(at, carriedOver(purse, carriedFen), null)
  }
  let balance = carriedFen
  for (const [nth, event] of events.entries()) {
    const amount = topUps.get(nth)
    if (amount !== undefined) {
      move(
        new Date(event.at.getTime() - 60_000),
        toppedUpInCash(canteenId, dinerId, fen(amount)),
        null,
      )
      balance += amount
    }
    move(event.at, postingOf(event, purse, balance), event.booking)
    balance -= takenBy(event)
  }
  return movements
}
