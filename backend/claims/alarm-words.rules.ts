import { isServiceDay, serviceDay } from '../vocabulary/calendar.ts'
import { meals } from '../vocabulary/meal.ts'
import { fen, yuan } from '../vocabulary/money.ts'
import { dayWords, mealWords } from '../vocabulary/when-words.ts'
import type { Words } from '../vocabulary/words.ts'

/** What a query found, by name; a name it did not write reads as nothing rather than as an error on the page. */
export interface Said {
  readonly text: (name: string) => string
  readonly number: (name: string) => number
  readonly day: (name: string) => Words
  readonly meal: (name: string) => Words
  readonly yuan: (name: string) => string
}

const none: Words = { zh: '', en: '' }

export const saidIn = (evidence: Readonly<Record<string, string | number>>): Said => {
  const text = (name: string): string => String(evidence[name] ?? '')
  const number = (name: string): number => Number(evidence[name] ?? 0)
  return {
    text,
    number,
    day: (name) => (isServiceDay(text(name)) ? dayWords(serviceDay(text(name))) : none),
    meal: (name) => mealWords[meals.find((meal) => meal === text(name)) ?? 'lunch'],
    yuan: (name) => yuan(fen(number(name))),
  }
}
