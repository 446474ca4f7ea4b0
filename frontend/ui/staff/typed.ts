import { isServiceDay } from '../../../backend/vocabulary/calendar.ts'
import type { ServiceDay } from '../../../backend/vocabulary/calendar.ts'

/** What was typed into a field of a form; empty when there is nothing. */
export const typed = (form: FormData, name: string): string => {
  const value = form.get(name)
  return typeof value === 'string' ? value.trim() : ''
}

/** A day that was chosen; null when none was. */
export const typedDay = (form: FormData, name: string): ServiceDay | null => {
  const value = typed(form, name)
  return isServiceDay(value) ? value : null
}
