import type { ServiceDay } from '../vocabulary/calendar.ts'
import { keptWords } from '../vocabulary/kept-words.ts'
import type { Meal } from '../vocabulary/meal.ts'
import type { RefusalParams } from '../vocabulary/refusal.ts'
import { skipWords } from '../vocabulary/skip-words.ts'
import type { SkipReason } from '../vocabulary/standing.ts'
import { dayWords, mealWords } from '../vocabulary/when-words.ts'
import type { Words } from '../vocabulary/words.ts'
import { inEnglishToo, kind } from './notice-kind.rules.ts'

const inARow = (days: readonly ServiceDay[]): Words => ({
  zh: days.map((day) => dayWords(day).zh).join('、'),
  en: days.map((day) => dayWords(day).en).join(', '),
})

/** What is said of meals that repeat. */
export const standingNoticeKinds = {
  /** Her standing order could not be booked on these days. */
  standing_skipped: kind<{
    readonly meal: Meal
    readonly days: readonly ServiceDay[]
    readonly reason: SkipReason
    readonly figures: RefusalParams
  }>({
    ways: ['message', 'call'],
    template: {
      zh: '您长期订的{days}的{meal}没有订上：{why}',
      en: 'Your standing order for {meal} was not booked for {days}: {why}',
    },
    blanks: ({ meal, days, reason, figures }) => ({
      meal: mealWords[meal],
      days: inARow(days),
      why: skipWords(reason, figures),
    }),
  }),
  /** It could after all. */
  standing_booked: kind<{ readonly day: ServiceDay; readonly meal: Meal }>({
    ways: ['message', 'call'],
    template: {
      zh: '您长期订的{day}的{meal}，现在订上了，按时来吃就行。',
      en: 'Your standing order for {meal} on {day} is booked after all.',
    },
    blanks: ({ day, meal }) => ({ day: dayWords(day), meal: mealWords[meal] }),
  }),
  /** She changed it, and a booked meal could not follow: she keeps what she had. */
  standing_kept: kind<{
    readonly meal: Meal
    readonly days: readonly ServiceDay[]
    readonly dish: Words
    readonly reason: SkipReason
    readonly figures: RefusalParams
  }>({
    ways: ['message', 'call'],
    template: {
      zh: '您长期订的饭改好了，就是{days}的{meal}没能跟着改：{why}。原来的{dish}还给您留着，照常来吃就行。',
      en: 'Your standing order is changed, only {meal} on {days} could not follow: {why}. You keep the {dish} you had.',
    },
    blanks: ({ meal, days, dish, reason, figures }) => ({
      meal: mealWords[meal],
      days: inARow(days),
      dish: inEnglishToo(dish),
      why: keptWords(reason, figures),
    }),
  }),
} as const
