import { holidayOn } from '../canteens/workday.rules.ts'
import type { HolidayName } from '../canteens/workday.rules.ts'
import { addMonths, ageOn, firstDayOf, monthOf, serviceDay } from '../vocabulary/calendar.ts'
import type { ServiceDay, TimeOfDay } from '../vocabulary/calendar.ts'
import type { Meal, Way } from '../vocabulary/meal.ts'
import type { Fen } from '../vocabulary/money.ts'

/** A fact about the diner that holds on the day of the meal. */
export interface HeldFact {
  readonly kind: string
  readonly grade: string | null
  /** '上海市/普陀区/甘泉路街道' for facts about a place (hukou, residence); null for others. */
  readonly placePath: string | null
  /** The first day it held; null or left out where nobody knows. */
  readonly since?: ServiceDay | null
}

/** A paper voucher or ticket she hands over for this meal. */
export interface Voucher {
  readonly serial: string
  /** Which scheme gave it out, by its code. */
  readonly scheme: string
  readonly lastDay: ServiceDay | null
  /** Meals it is still good for; 0 is a used one. */
  readonly usesLeft: number
}

/** Everything a scheme may look at: plain data, stored with the quote, so that a price can be recomputed years later. */
export interface Situation {
  readonly day: ServiceDay
  /** A working day by the State Council's calendar: weekends worked instead count, holidays do not. */
  readonly workday: boolean
  /** The statutory holiday the day is off for, by the same calendar as it was known then. */
  readonly holiday: HolidayName | null
  readonly meal: Meal
  readonly way: Way
  readonly canteenPath: string
  readonly canteenName: string
  /** What papers tell canteens apart by: 'own_kitchen', 'rural', … */
  readonly canteenTraits: readonly string[]
  readonly birthDate: ServiceDay
  readonly facts: readonly HeldFact[]
  /** When the order was made; null where nobody asked (a price that is only shown). */
  readonly booked: { readonly day: ServiceDay; readonly time: TimeOfDay } | null
  readonly vouchers: readonly Voucher[]
}

/** Money so far, as the lines before this scheme left it. Food only: a delivery fee is no meal. */
export interface Spend {
  /** The bill before any line. */
  readonly listFen: Fen
  /** What is left to pay when this scheme's turn comes. */
  readonly remainingFen: Fen
  /** What public money has paid already. */
  readonly subsidisedFen: Fen
  /** Names of the sets and dishes on the bill. */
  readonly sets: readonly string[]
  /** What this district has set within the limits of the paper, by name, in fen. */
  readonly settings: Readonly<Record<string, Fen>>
}

export const birthdaysCount = ['birthday', 'month', 'next_month', 'year'] as const
type BirthdaysCount = (typeof birthdaysCount)[number]

/** The day of birth as papers count it: 年满之月、次月起、当年. */
const countedBirth = (birth: ServiceDay, since: BirthdaysCount): ServiceDay =>
  since === 'birthday'
    ? birth
    : since === 'year'
      ? serviceDay(`${birth.slice(0, 4)}-01-01`)
      : firstDayOf(since === 'month' ? monthOf(birth) : addMonths(monthOf(birth), 1))

/** Completed years on the day of the meal. */
export const ageAtMeal = (
  { birthDate, day }: Situation,
  since: BirthdaysCount = 'birthday',
): number => ageOn(countedBirth(birthDate, since), day)

/** Whether something that began then has lasted so many whole months on that day. */
const hasLasted = (
  since: ServiceDay | null | undefined,
  months: number,
  day: ServiceDay,
): boolean => since != null && `${addMonths(monthOf(since), months)}${since.slice(7)}` <= day

/** A fact the diner holds on the day of the meal, and has held for so many months where a scheme says so. */
export const holdsFact = (
  { facts, day }: Situation,
  fits: (fact: HeldFact) => boolean,
  forMonths = 0,
): boolean =>
  facts.some((fact) => fits(fact) && (forMonths === 0 || hasLasted(fact.since, forMonths, day)))

/** True when `path` is the place or lies inside it: '上海市/普陀区/x' lies inside '上海市/普陀区'. */
export const liesWithin = (path: string | null, place: string): boolean =>
  path !== null && (path === place || path.startsWith(`${place}/`))

export const placeLevels = ['city', 'district', 'street', 'community'] as const
export type PlaceLevel = (typeof placeLevels)[number]

/** The place of that level a path lies in; null where the path does not go so deep. */
export const placeAt = (path: string, level: PlaceLevel): string | null => {
  const parts = path.split('/')
  const depth = placeLevels.indexOf(level) + 1
  return parts.length < depth ? null : parts.slice(0, depth).join('/')
}

/** What was stored with a price before schemes could look at more than these, read as it was meant. */
export const situationAsStored = (stored: Situation): Situation => ({
  ...stored,
  workday: stored.workday ?? false,
  // Of an old meal a draft may ask it: `whatIf` plays months that were lived before.
  holiday: stored.holiday === undefined ? holidayOn(stored.day) : stored.holiday,
  canteenName: stored.canteenName ?? '',
  canteenTraits: stored.canteenTraits ?? [],
  booked: stored.booked ?? null,
  vouchers: stored.vouchers ?? [],
})
