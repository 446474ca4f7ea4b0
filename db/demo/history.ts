import { holidayOn, isWorkday } from '../../backend/canteens/workday.rules.ts'
import { quoteMeal } from '../../backend/subsidies/quote.rules.ts'
import type { Quote, QuoteInputs } from '../../backend/subsidies/quote.rules.ts'
import { usageKey } from '../../backend/subsidies/limit.rules.ts'
import type { Usage } from '../../backend/subsidies/limit.rules.ts'
import type { SchemeInForce } from '../../backend/subsidies/scheme-outcome.rules.ts'
import {
  addDays,
  instantAt,
  serviceDayAt,
  timeOfDay,
  timeOfDayAt,
} from '../../backend/vocabulary/calendar.ts'
import type { ServiceDay } from '../../backend/vocabulary/calendar.ts'
import { present } from '../../backend/vocabulary/invariant.ts'
import { fen } from '../../backend/vocabulary/money.ts'
import type { DemoBooking } from './bookings.ts'
import type { LoadedOffering, LoadedServing } from './load-menus.ts'
import type { CanteenKey } from './places.ts'
import type { DemoResident } from './residents.ts'
import { seeded } from './seeded.ts'

/** A booking with everything that became of it up to the moment the demonstration begins. */
export interface LivedBooking {
  readonly plan: DemoBooking
  readonly serving: LoadedServing
  readonly offering: LoadedOffering
  readonly placedAt: Date
  readonly state: 'placed' | 'collected' | 'missed' | 'cancelled'
  /** When it was collected, missed or cancelled. */
  readonly endedAt: Date | null
  readonly inputs: QuoteInputs
  readonly quote: Quote
  readonly usages: readonly Usage[]
}

export interface Circumstances {
  readonly now: Date
  readonly today: ServiceDay
  readonly residents: readonly DemoResident[]
  readonly servings: readonly LoadedServing[]
  readonly schemes: (canteen: CanteenKey, day: ServiceDay) => readonly SchemeInForce[]
  readonly canteenPath: Readonly<Record<CanteenKey, string>>
  readonly dailyPortionLimit: number
}

type Course = Omit<LivedBooking, 'inputs' | 'quote' | 'usages'>

const minute = 60_000
const day = 24 * 60 * minute

/**
 * Most ring the day before, some two or three days ahead, some early the same day where that is not too late yet;
 * nobody at night, after the cut-off, or later than now.
 */
const placedAtOf = (plan: DemoBooking, cutoffAt: Date, now: Date): Date => {
  const draw = seeded(11, plan.resident, plan.dayOffset, plan.meal === 'dinner' ? 2 : 1)
  const ahead = draw.weighted([
    [0, 78],
    [1, 14],
    [2, 8],
  ] as const)
  const eve = addDays(plan.day, -1)
  const closesThatDay = serviceDayAt(cutoffAt) === plan.day
  const first = instantAt(eve, timeOfDay('08:10')).getTime()
  const last = closesThatDay ? instantAt(eve, timeOfDay('19:50')) : cutoffAt
  const minutes = Math.floor((last.getTime() - first) / minute)
  let at =
    closesThatDay && draw.chance(0.2)
      ? cutoffAt.getTime() - draw.between(3, 100) * minute
      : first + draw.between(0, minutes - 3) * minute
  at -= ahead * day
  while (at > now.getTime() - 5 * minute) at -= day
  return new Date(at)
}

/** Some of today's do not come, as on every day: the counter's list of those to ring is not empty. */
const straggles = (plan: DemoBooking): boolean =>
  seeded(17, plan.resident, plan.meal === 'dinner' ? 2 : 1).chance(0.07)

/** People do not come on the minute; in milliseconds, the same whenever today is. */
const secondsInto = (plan: DemoBooking): number =>
  seeded(19, plan.resident, plan.dayOffset * 2 + (plan.meal === 'dinner' ? 1 : 0)).between(0, 59) *
  1_000

const outcomeOf = (plan: DemoBooking, serving: LoadedServing, placedAt: Date, now: Date) => {
  if (plan.outcome === 'cancelled') {
    const latest = Math.min(serving.cutoffAt.getTime(), now.getTime())
    const endedAt = new Date((placedAt.getTime() + latest) / 2)
    return { state: 'cancelled', endedAt } as const
  }
  if (plan.outcome === 'missed') {
    return {
      state: 'missed',
      endedAt: present(serving.settledAt, 'a past serving is settled'),
    } as const
  }
  const comes = new Date(
    instantAt(plan.day, timeOfDay(plan.arrivesAt)).getTime() + secondsInto(plan),
  )
  const collected =
    plan.outcome === 'collected' || (plan.dayOffset === 0 && comes <= now && !straggles(plan))
  return collected
    ? ({ state: 'collected', endedAt: comes } as const)
    : ({ state: 'placed', endedAt: null } as const)
}

const courseOf = (plan: DemoBooking, { servings, now }: Circumstances): Course => {
  const serving = present(
    servings.find(
      (one) => one.canteen === plan.canteen && one.day === plan.day && one.meal === plan.meal,
    ),
    `a serving for ${plan.day} ${plan.meal}`,
  )
  const offering = present(
    serving.offerings.find(({ name }) => name === plan.offering),
    `${plan.offering} on ${plan.day}`,
  )
  const placedAt = placedAtOf(plan, serving.cutoffAt, now)
  return { plan, serving, offering, placedAt, ...outcomeOf(plan, serving, placedAt, now) }
}

const situationOf = (course: Course, { residents, canteenPath }: Circumstances) => {
  const { plan } = course
  const resident = present(residents[plan.resident], 'a booking has a diner')
  return {
    day: plan.day,
    workday: isWorkday(plan.day),
    holiday: holidayOn(plan.day),
    meal: plan.meal,
    way: plan.way,
    canteenPath: canteenPath[plan.canteen],
    // A community's canteen is called by the community's name.
    canteenName: `${canteenPath[plan.canteen].split('/').at(-1) ?? ''}食堂`,
    canteenTraits: [],
    booked: { day: serviceDayAt(course.placedAt), time: timeOfDayAt(course.placedAt) },
    vouchers: [],
    birthDate: resident.birthDate,
    facts: resident.facts
      .filter(
        ({ validFrom, validTo }) =>
          validFrom <= plan.day && (validTo === null || validTo > plan.day),
      )
      .map(({ kind, grade, place }) => ({ kind, grade, placePath: place })),
  }
}

/** By diner, then by limit and period. */
type Used = Map<number, Map<string, number>>

const countUse = (used: Used, { plan, usages }: LivedBooking, sign: 1 | -1): void => {
  const own = used.get(plan.resident) ?? new Map<string, number>()
  used.set(plan.resident, own)
  for (const usage of usages) {
    const key = usageKey(usage)
    own.set(key, (own.get(key) ?? 0) + sign * usage.amount)
  }
}

/** What of a diner's limits that hold on the day was used before this booking. */
const usedBefore = (used: Used, { resident, day: on }: DemoBooking): Record<string, number> =>
  Object.fromEntries([...(used.get(resident) ?? [])].filter(([key]) => key.endsWith(`@${on}`)))

const priced = (course: Course, used: Used, around: Circumstances): LivedBooking => {
  const { plan, offering } = course
  const inputs: QuoteInputs = {
    lines: [{ name: offering.name, priceFen: fen(offering.priceFen), quantity: plan.quantity }],
    deliveryFeeFen: fen(0),
    situation: situationOf(course, around),
    schemes: around.schemes(plan.canteen, plan.day),
    usage: usedBefore(used, plan),
    canteenFunder: null,
  }
  const quote = quoteMeal(inputs)
  const portions: Usage = {
    limitKey: 'portions:day',
    periodStart: plan.day,
    amount: plan.quantity,
    cap: around.dailyPortionLimit,
  }
  return { ...course, inputs, quote, usages: [...quote.usages, portions] }
}

/**
 * Lets the planned bookings happen one after another, each priced by the real rules from what its diner had used
 * by then. In the order they were placed.
 */
export const liveThrough = (
  plans: readonly DemoBooking[],
  around: Circumstances,
): LivedBooking[] => {
  const courses = plans.map((plan) => courseOf(plan, around))
  const events = courses
    .flatMap((course) => [
      { at: course.placedAt, course, what: 'placed' as const },
      ...(course.state === 'cancelled' && course.endedAt
        ? [{ at: course.endedAt, course, what: 'cancelled' as const }]
        : []),
    ])
    .toSorted((a, b) => a.at.getTime() - b.at.getTime())
  const used: Used = new Map()
  const lived = new Map<Course, LivedBooking>()
  for (const { course, what } of events) {
    const known = lived.get(course)
    const booking = known ?? priced(course, used, around)
    lived.set(course, booking)
    countUse(used, booking, what === 'placed' ? 1 : -1)
  }
  return [...lived.values()]
}
