import { money, text } from './refusal-sentence.ts'
import type { RefusalParams } from './refusal.ts'
import type { SkipReason } from './standing.ts'
import type { Words } from './words.ts'

/** Why a booked meal could not follow its changed standing order: a clause, because the sentence says what she keeps. */
const clauses: Readonly<Record<SkipReason, Words | ((figures: RefusalParams) => Words)>> = {
  closed_day: { zh: '这天食堂休息', en: 'the canteen is closed that day' },
  not_offered: { zh: '这天的菜单上没有您新选的', en: 'your new dish is not on the menu that day' },
  clashes: { zh: '新选的不合您的忌口', en: 'the new dish does not fit your diet' },
  sold_out: ({ name }) => ({
    zh: `${name ? text(name) : '新选的'}已经订完了`,
    en: 'the new dish is sold out',
  }),
  way_full: { zh: '那时候的位子满了', en: 'there is no place left' },
  way_not_offered: { zh: '这一顿不能这样取', en: 'it cannot be had that way' },
  wallet_short: ({ shortFen }) => ({
    zh: `卡里还差 ${money(shortFen)} 元`,
    en: `the card is ${money(shortFen)} yuan short`,
  }),
  above_limit: ({ ownFen, limitFen }) => ({
    zh: `要付 ${money(ownFen)} 元，超过了您说的 ${money(limitFen)} 元`,
    en: `it costs ${money(ownFen)} yuan, more than the ${money(limitFen)} you named`,
  }),
  conditions: { zh: '补贴规定不让这样订', en: 'a rule of your subsidy does not allow it' },
  too_late: { zh: '没赶上改的时间', en: 'it was too late to change' },
  not_possible: { zh: '这一顿没有改成', en: 'it could not be changed' },
}

export const keptWords = (reason: SkipReason, figures: RefusalParams): Words => {
  const clause = clauses[reason]
  return typeof clause === 'function' ? clause(figures) : clause
}
