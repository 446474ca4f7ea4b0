import type { ServiceDay } from '../vocabulary/calendar.ts'
import type { Meal } from '../vocabulary/meal.ts'
import { dayWords, mealWords } from '../vocabulary/when-words.ts'
import type { Words } from '../vocabulary/words.ts'
import { begun, familyKind, inEnglishToo, kind } from './notice-kind.rules.ts'

interface Clashing {
  readonly day: ServiceDay
  readonly meal: Meal
  readonly dish: Words
  /** What of it she should not eat: by the name of the ingredient where it is known. */
  readonly what: Words
}

const blanks = ({ day, meal, dish, what }: Clashing): Readonly<Record<string, Words>> => ({
  day: dayWords(day),
  meal: begun(mealWords[meal]),
  dish: inEnglishToo(dish),
  what: inEnglishToo(what),
})

/** What she booked came to hold something she should not eat. */
export const mealClashes = kind<Clashing>({
  ways: ['message', 'call'],
  template: {
    zh: '{day}的{meal}，{dish}跟您的忌口对不上：{what}。来个电话，我们给您换一样。',
    en: '{meal} on {day}: {dish} goes against what you may eat: {what}. Ring us and we will find you something else.',
  },
  blanks,
})

/** The same to whoever she lets book for her. */
export const herMealClashes = familyKind<Clashing>({
  ways: ['message', 'call'],
  topic: 'meal_clashes',
  template: {
    zh: '{name}{day}的{meal}，{dish}跟忌口对不上：{what}。帮她换一样，或者给食堂来个电话。',
    en: '{meal} of {name} on {day}: {dish} goes against what she may eat: {what}. Please choose another dish or ring the canteen.',
  },
  blanks: (params, about) => ({ ...blanks(params), name: about }),
})
