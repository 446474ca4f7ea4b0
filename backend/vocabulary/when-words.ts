import type { ServiceDay } from './calendar.ts'
import { englishMonth } from './english-month.ts'
import type { Meal } from './meal.ts'
import type { Words } from './words.ts'

export const mealWords: Readonly<Record<Meal, Words>> = {
  breakfast: { zh: '早饭', en: 'breakfast' },
  lunch: { zh: '午饭', en: 'lunch' },
  dinner: { zh: '晚饭', en: 'dinner' },
}

/** '2026-10-03' → 10月3日, 3 October. */
export const dayWords = (day: ServiceDay): Words => ({
  zh: `${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`,
  en: `${Number(day.slice(8))} ${englishMonth(day)}`,
})
