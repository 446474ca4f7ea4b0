import type { Condition } from './condition.kinds.ts'

/** Whether a condition holds; null where nobody can say. Never asked about those that join others. */
export type Judge = (one: Condition) => boolean | null

/** Whether it may hold, whatever comes of those nobody can judge. */
export const mayHold = (one: Condition, judge: Judge): boolean => {
  if (one.kind === 'any_of') return one.of.some((part) => mayHold(part, judge))
  if (one.kind === 'all_of') return one.of.every((part) => mayHold(part, judge))
  if (one.kind === 'none_of') return !one.of.some((part) => mustHold(part, judge))
  return judge(one) ?? true
}

const mustHold = (one: Condition, judge: Judge): boolean => {
  if (one.kind === 'any_of') return one.of.some((part) => mustHold(part, judge))
  if (one.kind === 'all_of') return one.of.every((part) => mustHold(part, judge))
  if (one.kind === 'none_of') return !one.of.some((part) => mayHold(part, judge))
  return judge(one) ?? false
}
