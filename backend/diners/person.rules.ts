import { addDays, type ServiceDay } from '../vocabulary/calendar.ts'
import { Refusal } from '../vocabulary/refusal.ts'
import type { IdNumber } from './id-number.rules.ts'

interface Stated {
  readonly gender: 'female' | 'male'
  readonly birthDate: ServiceDay
}

/** Nobody is registered before being born, nor at an age nobody has reached. */
export const checkBirthDate = (birthDate: ServiceDay, today: ServiceDay): void => {
  if (birthDate > today || birthDate < addDays(today, -130 * 365)) {
    throw new Refusal('birth_date_wrong')
  }
}

/** The number and what was filled in beside it must tell of the same person. */
export const checkAgainstIdNumber = (stated: Stated, idNumber: IdNumber): void => {
  if (stated.birthDate !== idNumber.birthDate) throw new Refusal('birth_date_wrong')
  if (stated.gender !== idNumber.gender) throw new Refusal('birth_date_wrong', { part: 'gender' })
}

/** Death is known when it has happened; moving away may be announced. Neither comes before birth. */
export const checkEnd = (
  why: 'died' | 'left',
  on: ServiceDay,
  birthDate: ServiceDay,
  today: ServiceDay,
): void => {
  if (on < birthDate || (why === 'died' && on > today)) throw new Refusal('date_impossible')
}

/** Dead, or moved away by this day. */
export const isGone = (
  diner: { readonly diedOn: ServiceDay | null; readonly leftOn: ServiceDay | null },
  day: ServiceDay,
): boolean => diner.diedOn !== null || (diner.leftOn !== null && diner.leftOn <= day)
