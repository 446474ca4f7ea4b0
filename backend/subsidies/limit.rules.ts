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
import { yuan } from '../vocabulary/money.ts'
import type { Words } from '../vocabulary/words.ts'
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
type CarryEnd = (typeof carryEnds)[number]
type CarriedPeriod = keyof typeof carryInto

/** So often, or so much money, in a period, over all canteens. Nothing is carried over unless it says so. */
export interface Limit {
  readonly per: Period
  readonly times?: number | undefined
  readonly fen?: number | undefined
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
const keyOf = (code: string, { per, fen: money }: Limit, { meal }: Situation): string => {
  const period = per === 'meal' ? `meal-${meal}` : per
  return money === undefined ? `${code}:${period}` : `${code}:${period}:fen`
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
    if (before === undefined || usage.cap < before.cap) found.set(usageKey(usage), usage)
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
    const lefts = usagesOfLimit(code, limit, situation, amountFen, wasFor).map(
      (usage) => usage.cap - (usedSoFar[usageKey(usage)] ?? 0),
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

const periodWords: Readonly<Record<Period, Words>> = {
  meal: { zh: '这一餐', en: 'for this meal' },
  day: { zh: '当天', en: 'for the day' },
  week: { zh: '这一周', en: 'for the week' },
  month: { zh: '这个月', en: 'for the month' },
  quarter: { zh: '这个季度', en: 'for the quarter' },
  year: { zh: '今年', en: 'for the year' },
  ever: { zh: '一共', en: 'for good' },
}

/** "这一周的 5 次已经用完". */
export const usedUpWords = ({ per, times, fen: money, carriedUntil }: Limit): Words => {
  if (carriedUntil !== undefined)
    return {
      zh: `到${periodWords[per].zh}为止攒下的已经用完`,
      en: `all that was put by is used up ${periodWords[per].en}`,
    }
  return money === undefined
    ? {
        zh: `${periodWords[per].zh}的 ${times ?? 0} 次已经用完`,
        en: `all ${times ?? 0} used up ${periodWords[per].en}`,
      }
    : {
        zh: `${periodWords[per].zh}的 ${yuan(fen(money))} 元已经用完`,
        en: `all ${yuan(fen(money))} yuan used up ${periodWords[per].en}`,
      }
}

/** 每天, 每周. */
export const eachWords: Readonly<Record<Period, Words>> = {
  meal: { zh: '每餐', en: 'a meal' },
  day: { zh: '每天', en: 'a day' },
  week: { zh: '每周（周一到周日）', en: 'a week, Monday to Sunday' },
  month: { zh: '每月', en: 'a month' },
  quarter: { zh: '每季度', en: 'a quarter' },
  year: { zh: '每年', en: 'a year' },
  ever: { zh: '一共', en: 'in all' },
}

/** Until when what is left is good. */
export const carryWords: Readonly<Record<CarryEnd, Words>> = {
  week: { zh: '没用完的留到周日', en: 'what is left is good until Sunday' },
  month: { zh: '没用完的留到月底', en: 'what is left is good until the end of the month' },
  quarter: { zh: '没用完的留到季度末', en: 'what is left is good until the end of the quarter' },
  year: { zh: '没用完的留到年底', en: 'what is left is good until the end of the year' },
}

const plainLimitWords = ({ per, times, fen: money }: Limit): Words => {
  const { zh, en } = eachWords[per]
  if (money !== undefined)
    return { zh: `${zh} ${yuan(fen(money))} 元`, en: `${yuan(fen(money))} yuan ${en}` }
  return {
    zh: `${zh} ${times ?? 0} 次`,
    en: times === 1 ? `once ${en}` : `${times ?? 0} times ${en}`,
  }
}

/** "每天 1 次", "每天 5 元", "每月 60 元，没用完的留到年底". */
export const limitWords = (limit: Limit): { zh: string; en: string } => {
  const { zh, en } = plainLimitWords(limit)
  if (limit.carriedUntil === undefined) return { zh, en }
  const carried = carryWords[limit.carriedUntil]
  return { zh: `${zh}，${carried.zh}`, en: `${en}; ${carried.en}` }
}
