import { ICalCalendarMethod, ICalCalendar } from 'ical-generator'
import type { Meal } from '../vocabulary/meal.ts'
import type { Language } from '../vocabulary/role.ts'
import { mealWords } from '../vocabulary/when-words.ts'

export interface CalendarMeal {
  readonly bookingId: number
  readonly revision: number
  readonly meal: Meal
  readonly starts: Date
  readonly ends: Date
  readonly placedAt: Date
}

const names = { 'zh-CN': '暖餐', en: 'Nuancan' } as const

/**
 * The meals as iCalendar text. Where and when somebody old goes out lies on servers of others from then on: so the
 * meal is named, and neither she, nor her canteen, nor her dish. Times in UTC; an UID is the booking's own for ever.
 */
export const calendarText = (meals: readonly CalendarMeal[], language: Language): string => {
  const calendar = new ICalCalendar({
    name: names[language],
    prodId: { company: 'nuancan', product: 'meals', language: language === 'en' ? 'EN' : 'ZH' },
    method: ICalCalendarMethod.PUBLISH,
    // Phones ask again after an hour at the soonest.
    ttl: 60 * 60,
  })
  for (const { bookingId, revision, meal, starts, ends, placedAt } of meals) {
    calendar.createEvent({
      id: `booking-${bookingId}@nuancan`,
      sequence: revision - 1,
      stamp: placedAt,
      start: starts,
      end: ends,
      summary: `${names[language]} ${mealWords[meal][language === 'en' ? 'en' : 'zh']}`,
    })
  }
  return calendar.toString()
}
