import { fen, yuan } from '../vocabulary/money.ts'
import type { Words } from '../vocabulary/words.ts'
import type { CarryEnd, Limit, Period } from './limit.rules.ts'

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
export const usedUpWords = ({ per, times, fen: money, days, carriedUntil }: Limit): Words => {
  if (days !== undefined)
    return {
      zh: `${periodWords[per].zh}的 ${days} 天已经用完`,
      en: `all ${days} days used up ${periodWords[per].en}`,
    }
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

const plainLimitWords = ({ per, times, fen: money, days }: Limit): Words => {
  const { zh, en } = eachWords[per]
  if (days !== undefined)
    return { zh: `${zh} ${days} 天`, en: days === 1 ? `one day ${en}` : `${days} days ${en}` }
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
