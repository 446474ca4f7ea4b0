import {
  addDays,
  addMonths,
  firstDayOf,
  mondayOf,
  monthOf,
  serviceDay,
} from '../vocabulary/calendar.ts'
import type { Month, ServiceDay } from '../vocabulary/calendar.ts'
import { fen } from '../vocabulary/money.ts'
import type { Fen } from '../vocabulary/money.ts'
import type { Situation } from './situation.rules.ts'

/** `meal`: the lunch of that day, wherever. `week`: Monday to Sunday. */
export const periods = ['meal', 'day', 'week', 'month', 'quarter', 'year', 'ever'] as const
export type Period = (typeof periods)[number]

/** Periods whose rest can go on to the next, and until the end of which longer one. Weeks fit into nothing. */
export const carryInto = {
  day: ['week', 'month'],
  month: ['quarter', 'year'],
  quarter: ['year'],
} as const satisfies Partial<Record<Period, readonly Period[]>>
export const carryEnds = ['week', 'month', 'quarter', 'year'] as const
export type CarryEnd = (typeof carryEnds)[number]
type CarriedPeriod = keyof typeof carryInto

/** So often, or so much money, in a period, over all canteens. Nothing is carried over unless it says so. */
export interface Limit {
  readonly per: Period
  readonly times?: number | undefined
  readonly fen?: number | undefined
  /** On so many days of the period, however often on each. */
  readonly days?: number | undefined
  /** What is not used goes on to the next period until the end of a longer one; no period before that day counts. */
  readonly carriedUntil?: CarryEnd | undefined
  readonly carriedFrom?: ServiceDay | undefined
}

/** Whether she was somebody this is for on an earlier day: only for those periods something was put by. */
export type WasFor = (day: ServiceDay) => boolean
const always: WasFor = () => true

/** Part of an entitlement, as the counters of use hold it. */
export interface Usage {
  readonly limitKey: string
  readonly periodStart: ServiceDay
  readonly amount: number
  readonly cap: number
  /** Of the counters whose key begins so, each a day, at most so many may be in use. */
  readonly days?: { readonly key: string; readonly most: number }
}

/** How much of a limit was used in its period, by key. Absent means never. */
export type UsageSoFar = Readonly<Record<string, number>>

/** Counters of no period stand under a day before any. `scheme.store.ts` reads them under the same days as here. */
const allTime = serviceDay('2000-01-01')

/** The first month of it. */
const quarterOf = (day: ServiceDay): Month =>
  addMonths(monthOf(day), -((Number(day.slice(5, 7)) - 1) % 3))

export const startOf: Readonly<Record<Period, (day: ServiceDay) => ServiceDay>> = {
  meal: (day) => day,
  day: (day) => day,
  week: mondayOf,
  month: (day) => firstDayOf(monthOf(day)),
  quarter: (day) => firstDayOf(quarterOf(day)),
  year: (day) => serviceDay(`${day.slice(0, 4)}-01-01`),
  ever: () => allTime,
}

/** Keys are by scheme, not by version: a new version does not start the day afresh. */
const keyOf = (code: string, { per, fen: money, days }: Limit, { meal }: Situation): string => {
  const period = per === 'meal' ? `meal-${meal}` : per
  const unit = money !== undefined ? ':fen' : days !== undefined ? ':days' : ''
  return `${code}:${period}${unit}`
}

export const usageKey = (usage: Pick<Usage, 'limitKey' | 'periodStart'>): string =>
  `${usage.limitKey}@${usage.periodStart}`

/** The first day of the next period. */
const afterStart = (per: CarriedPeriod, start: ServiceDay): ServiceDay =>
  per === 'day' ? addDays(start, 1) : firstDayOf(addMonths(monthOf(start), per === 'month' ? 1 : 3))

/** The periods from one that begins on this day to the last of the longer one it lies in, by their first days. */
const periodsUntil = (per: CarriedPeriod, until: CarryEnd, first: ServiceDay): ServiceDay[] => {
  const starts: ServiceDay[] = []
  const window = startOf[until](first)
  for (let start = first; startOf[until](start) === window; start = afterStart(per, start))
    starts.push(start)
  return starts
}

const canCarry = (per: Period): per is CarriedPeriod => per in carryInto

/**
 * What one use takes of a limit with carry-over. For each period there is a counter of all that is used from the start
 * to its end, and its cap is all that is granted by then. A use is counted on that of its own period and of every later
 * one, each with its own guard, so nothing has to be moved when a period ends, and in whatever order meals of several
 * periods are booked, changed and given back, no period spends what a later booking was promised. A cap says nothing
 * about another row: what makes any other limit hold under parallel bookings makes these hold.
 *
 * The counter of the period alone counts too, with the same cap: it is the one a version without carry-over goes by.
 */
const carriedUsages = (
  plain: Usage,
  {
    per,
    until,
    from,
  }: { readonly per: CarriedPeriod; readonly until: CarryEnd; readonly from: ServiceDay },
  wasFor: WasFor,
): Usage[] => {
  const now = plain.periodStart
  const window = startOf[until](now)
  const began = startOf[per](from)
  const since = began > window ? began : window
  if (now < since) return [plain]
  const before = periodsUntil(per, until, since).filter((start) => start < now)
  const putBy = before.filter((start) => wasFor(addDays(afterStart(per, start), -1))).length
  return [
    { ...plain, cap: plain.cap * (putBy + 1) },
    ...periodsUntil(per, until, now).map((start, ahead) => ({
      ...plain,
      limitKey: `${plain.limitKey}:${since}>${start}`,
      periodStart: window,
      cap: plain.cap * (putBy + 1 + ahead),
    })),
  ]
}

/** No bound: what bounds these is the number of days. */
const anyNumber = 100_000

/**
 * What one use takes of a limit of days: a counter for its day, and one of all uses of the period. How many days are in
 * use stands in no single row, so no row's own guard can hold it. Everybody who takes one locks the counter of the period
 * first (its key sorts before those of the days) and counts the days while holding it: two bookings of two days wait
 * for each other, and a day that is given back by its last meal is free again.
 */
const dayUsages = (plain: Usage, day: ServiceDay, most: number): Usage[] => {
  const key = `${plain.limitKey}:`
  return [
    { ...plain, cap: anyNumber },
    { ...plain, limitKey: `${key}${day}`, cap: anyNumber, days: { key, most } },
  ]
}

/** How many other days of the period are in use. */
const otherDays = ({ limitKey, periodStart, days }: Usage, used: UsageSoFar): number =>
  Object.entries(used).filter(
    ([key, amount]) =>
      amount > 0 &&
      days !== undefined &&
      key.startsWith(days.key) &&
      key.endsWith(`@${periodStart}`) &&
      key !== usageKey({ limitKey, periodStart }),
  ).length

/** How much of what one use takes is left by this counter, and by the days beside it. */
const leftBy = (usage: Usage, used: UsageSoFar): number => {
  const left = usage.cap - (used[usageKey(usage)] ?? 0)
  return usage.days === undefined ? left : Math.min(left, usage.days.most - otherDays(usage, used))
}

const isNarrower = (one: Usage, other: Usage): boolean =>
  one.cap < other.cap || (one.days?.most ?? Infinity) < (other.days?.most ?? Infinity)

/** What one use takes of one limit. */
const usagesOfLimit = (
  code: string,
  limit: Limit,
  situation: Situation,
  amountFen: Fen,
  wasFor: WasFor,
): Usage[] => {
  const { per, carriedUntil: until, carriedFrom: from } = limit
  const plain = {
    limitKey: keyOf(code, limit, situation),
    periodStart: startOf[per](situation.day),
    amount: limit.fen === undefined ? 1 : amountFen,
    cap: limit.fen ?? limit.times ?? 0,
  }
  if (limit.days !== undefined) return dayUsages(plain, situation.day, limit.days)
  return until === undefined || from === undefined || !canCarry(per)
    ? [plain]
    : carriedUsages(plain, { per, until, from }, wasFor)
}

/** What applying a scheme once, for so much, uses of its limits. */
export const usagesOf = (
  code: string,
  limits: readonly Limit[],
  situation: Situation,
  amountFen: Fen,
  wasFor: WasFor = always,
): Usage[] => {
  const found = new Map<string, Usage>()
  for (const usage of limits.flatMap((one) =>
    usagesOfLimit(code, one, situation, amountFen, wasFor),
  )) {
    const before = found.get(usageKey(usage))
    // The scheme's limit and its rule's own count on the same counter; the narrower holds.
    if (before === undefined || isNarrower(usage, before)) found.set(usageKey(usage), usage)
  }
  return [...found.values()]
}

/** How much of an amount the limits leave, and the limit that leaves nothing. */
export const withinLimits = (
  code: string,
  limits: readonly Limit[],
  situation: Situation,
  usedSoFar: UsageSoFar,
  amountFen: Fen,
  wasFor: WasFor = always,
): { amountFen: Fen; usedUp: Limit | null } => {
  let leftFen = amountFen
  for (const limit of limits) {
    const lefts = usagesOfLimit(code, limit, situation, amountFen, wasFor).map((usage) =>
      leftBy(usage, usedSoFar),
    )
    const left = Math.max(Math.min(...lefts), 0)
    if (limit.fen === undefined) {
      if (left < 1) return { amountFen: fen(0), usedUp: limit }
    } else {
      leftFen = fen(Math.min(leftFen, left))
      if (leftFen === 0 && amountFen > 0) return { amountFen: leftFen, usedUp: limit }
    }
  }
  return { amountFen: leftFen, usedUp: null }
}
