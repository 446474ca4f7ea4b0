import { holidayNames } from '../canteens/workday.rules.ts'
import { addDays } from '../vocabulary/calendar.ts'
import type { ServiceDay } from '../vocabulary/calendar.ts'
import { noFen } from '../vocabulary/money.ts'
import { conditionHolds, insideOf } from './condition.kinds.ts'
import type { Condition, ConditionKindName } from './condition.kinds.ts'
import { mayHold } from './partly-known.rules.ts'
import { remark } from './remark.rules.ts'
import type { Remark } from './remark.rules.ts'
import type { SchemeEntry } from './scheme-file.rules.ts'
import type { Situation, Spend } from './situation.rules.ts'
import type { SchemeRule } from './terms.rules.ts'

export interface AgeBand {
  readonly from: number
  /** The last age in it. */
  readonly last: number
}

export const ageBandOf = (conditions: readonly Condition[]): AgeBand | null => {
  const ages = conditions.flatMap((one) => (one.kind === 'age' ? [one] : []))
  if (ages.length === 0) return null
  return {
    from: Math.max(...ages.map(({ from }) => from)),
    last: Math.min(...ages.map(({ to, below }) => to ?? (below === undefined ? 130 : below - 1))),
  }
}

type Found = readonly [zh: string, en: string]

/** Kinds that look at the date and nothing else, and kinds that look at what sort of day it is. */
const byDate: readonly ConditionKindName[] = ['weekday', 'dates', 'festival', 'day_of_month']
const bySort: readonly ConditionKindName[] = ['workday', 'holiday']
const noSpend: Spend = {
  listFen: noFen,
  remainingFen: noFen,
  subsidisedFen: noFen,
  sets: [],
  settings: {},
}

/** Every sort of day there is: nobody works on a holiday. */
const sorts: readonly Pick<Situation, 'workday' | 'holiday'>[] = [
  { workday: true, holiday: null },
  ...[null, ...holidayNames].map((holiday) => ({ workday: false, holiday })),
]

const asked = (when: readonly Condition[], kinds: readonly ConditionKindName[]): boolean =>
  when.some((one) => kinds.includes(one.kind) || asked(insideOf(one), kinds))

/** Whether all may hold together, judged by these kinds only. */
const fits = (
  when: readonly Condition[],
  kinds: readonly ConditionKindName[],
  looked: Partial<Situation>,
): boolean =>
  when.every((condition) =>
    mayHold(condition, (one) =>
      // These kinds look at nothing else of a situation.
      kinds.includes(one.kind) ? conditionHolds(one, looked as Situation, noSpend) : null,
    ),
  )

const lookedAhead = 731

/** The days a scheme is held against: its first two years. */
const someDay = (
  { firstDay, lastDay }: Pick<SchemeEntry, 'firstDay' | 'lastDay'>,
  fit: (day: ServiceDay) => boolean,
): boolean => {
  const end = addDays(firstDay, lookedAhead)
  const last = lastDay === null || lastDay > end ? end : lastDay
  for (let day = firstDay; day <= last; day = addDays(day, 1)) if (fit(day)) return true
  return false
}

const noDay = (when: readonly Condition[], entry: SchemeEntry): Found | null => {
  if (asked(when, byDate) && !someDay(entry, (day) => fits(when, byDate, { day })))
    return ['头两年里没有一天符合这些日子', 'no day of its first two years is all of this']
  if (asked(when, bySort) && !sorts.some((sort) => fits(when, bySort, sort)))
    return ['没有这样的日子：节假日不是工作日', 'there is no such day: a holiday is no working day']
  return null
}

/** Why nobody, or no meal, can ever meet all of these at once; null when somebody may. */
const neverMet = ({ when }: SchemeRule): Found | null => {
  const band = ageBandOf(when)
  if (band !== null && band.from > band.last)
    return ['没有人符合这些年龄条件', 'nobody can be of all these ages']
  const least = Math.max(
    0,
    ...when.flatMap((one) => (one.kind === 'minimum_spend' ? (one.fen ?? 0) : 0)),
  )
  const most = Math.min(
    Infinity,
    ...when.flatMap((one) => (one.kind === 'maximum_spend' ? one.fen : Infinity)),
  )
  if (least > most) return ['没有一餐符合这些金额条件', 'no meal can cost all of this']
  const kept = when.filter((one) => one.kind !== 'none_of').map((one) => JSON.stringify(one))
  const barred = when.flatMap((one) => (one.kind === 'none_of' ? insideOf(one) : []))
  if (barred.some((one) => kept.includes(JSON.stringify(one))))
    return ['同一条件又要符合又不能符合', 'the same is asked for and excluded']
  return null
}

/** Rules that nobody can ever meet. */
export const impossible = (entry: SchemeEntry): Remark[] =>
  entry.terms.rules.flatMap((rule, index) => {
    const found = neverMet(rule) ?? noDay(rule.when, entry)
    return found === null ? [] : remark('doubt', ['rules', index, 'when'], ...found)
  })
