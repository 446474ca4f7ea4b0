import { firstDayOf, mondayOf, monthOf, serviceDay } from '../vocabulary/calendar.ts'
import type { ServiceDay } from '../vocabulary/calendar.ts'
import { fen } from '../vocabulary/money.ts'
import type { Fen } from '../vocabulary/money.ts'
import { yuan } from '../vocabulary/money.ts'
import type { Words } from '../vocabulary/words.ts'
import type { Situation } from './situation.rules.ts'

/** `meal`: the lunch of that day, wherever. `week`: Monday to Sunday, nothing carried over. */
export const periods = ['meal', 'day', 'week', 'month', 'year', 'ever'] as const
export type Period = (typeof periods)[number]

/** So often, or so much money, in a period, over all canteens. */
export interface Limit {
  readonly per: Period
  readonly times?: number | undefined
  readonly fen?: number | undefined
}

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

const startOf: Readonly<Record<Period, (day: ServiceDay) => ServiceDay>> = {
  meal: (day) => day,
  day: (day) => day,
  week: mondayOf,
  month: (day) => firstDayOf(monthOf(day)),
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

/** What applying a scheme once, for so much, uses of its limits. */
export const usagesOf = (
  code: string,
  limits: readonly Limit[],
  situation: Situation,
  amountFen: Fen,
): Usage[] => {
  const found = new Map<string, Usage>()
  for (const limit of limits) {
    const usage = {
      limitKey: keyOf(code, limit, situation),
      periodStart: startOf[limit.per](situation.day),
      amount: limit.fen === undefined ? 1 : amountFen,
      cap: limit.fen ?? limit.times ?? 0,
    }
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
): { amountFen: Fen; usedUp: Limit | null } => {
  let leftFen = amountFen
  for (const limit of limits) {
    const [usage] = usagesOf(code, [limit], situation, amountFen)
    const used = usage === undefined ? 0 : (usedSoFar[usageKey(usage)] ?? 0)
    if (limit.fen === undefined) {
      if (used + 1 > (limit.times ?? 0)) return { amountFen: fen(0), usedUp: limit }
    } else {
      leftFen = fen(Math.min(leftFen, Math.max(limit.fen - used, 0)))
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
  year: { zh: '今年', en: 'for the year' },
  ever: { zh: '一共', en: 'for good' },
}

/** "这一周的 5 次已经用完". */
export const usedUpWords = ({ per, times, fen: money }: Limit): Words =>
  money === undefined
    ? {
        zh: `${periodWords[per].zh}的 ${times ?? 0} 次已经用完`,
        en: `all ${times ?? 0} used up ${periodWords[per].en}`,
      }
    : {
        zh: `${periodWords[per].zh}的 ${yuan(fen(money))} 元已经用完`,
        en: `all ${yuan(fen(money))} yuan used up ${periodWords[per].en}`,
      }

/** 每天, 每周. */
export const eachWords: Readonly<Record<Period, Words>> = {
  meal: { zh: '每餐', en: 'a meal' },
  day: { zh: '每天', en: 'a day' },
  week: { zh: '每周（周一到周日）', en: 'a week, Monday to Sunday' },
  month: { zh: '每月', en: 'a month' },
  year: { zh: '每年', en: 'a year' },
  ever: { zh: '一共', en: 'in all' },
}

/** "每天 1 次", "每天 5 元". */
export const limitWords = ({ per, times, fen: money }: Limit): { zh: string; en: string } => {
  const { zh, en } = eachWords[per]
  if (money !== undefined)
    return { zh: `${zh} ${yuan(fen(money))} 元`, en: `${yuan(fen(money))} yuan ${en}` }
  return {
    zh: `${zh} ${times ?? 0} 次`,
    en: times === 1 ? `once ${en}` : `${times ?? 0} times ${en}`,
  }
}
