import type { Words } from './words.ts'

/** Why a standing order did not book a meal. Stored for ever: add, never rename. */
export const skipReasons = [
  'closed_day',
  'not_offered',
  'clashes',
  'sold_out',
  'way_full',
  'way_not_offered',
  'wallet_short',
  'above_limit',
  'conditions',
  'too_late',
  'not_possible',
] as const
export type SkipReason = (typeof skipReasons)[number]

/** What happens to meals that are booked already when an order changes or ends. */
export const bookedChoices = ['keep', 'cancel'] as const
export type BookedChoice = (typeof bookedChoices)[number]

/** 1 Monday … 7 Sunday, as people say them in a row. */
export const weekdayNames: readonly Words[] = [
  { zh: '周一', en: 'Mon' },
  { zh: '周二', en: 'Tue' },
  { zh: '周三', en: 'Wed' },
  { zh: '周四', en: 'Thu' },
  { zh: '周五', en: 'Fri' },
  { zh: '周六', en: 'Sat' },
  { zh: '周日', en: 'Sun' },
]

const runs: readonly { readonly days: string; readonly words: Words }[] = [
  { days: '1,2,3,4,5,6,7', words: { zh: '每天', en: 'every day' } },
  { days: '1,2,3,4,5', words: { zh: '周一到周五', en: 'Monday to Friday' } },
  { days: '1,2,3,4,5,6', words: { zh: '周一到周六', en: 'Monday to Saturday' } },
  { days: '6,7', words: { zh: '周六、周日', en: 'Saturday and Sunday' } },
]

/** [1, 3, 5] → 周一、周三、周五. */
export const weekdayWords = (weekdays: readonly number[]): Words => {
  const days = weekdays.toSorted((a, b) => a - b)
  const run = runs.find((candidate) => candidate.days === days.join())
  if (run) return run.words
  const names = days.flatMap((day) => weekdayNames[day - 1] ?? [])
  return { zh: names.map(({ zh }) => zh).join('、'), en: names.map(({ en }) => en).join(', ') }
}
