import type { ServiceDay } from '../../backend/vocabulary/calendar.ts'
import type { Gender } from './names.ts'

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const
const checkDigits = '10X98765432'

/** The last digit of an 18-digit number, from its first 17 (GB 11643). */
export function checkDigitOf(seventeen: string): string {
  const sum = weights.reduce((total, weight, i) => total + weight * Number(seventeen[i]), 0)
  return checkDigits[sum % 11] ?? ''
}

/**
 * A number of the right form. Sequence numbers from 900 up keep the demonstration away from those
 * that are in use; odd ones are men's.
 */
export function demoIdNumber(
  area: string,
  birthDate: ServiceDay,
  gender: Gender,
  nth: number,
): string {
  const sequence = 900 + ((nth * 2) % 98) + (gender === 'male' ? 1 : 0)
  const seventeen = `${area}${birthDate.replaceAll('-', '')}${sequence}`
  return seventeen + checkDigitOf(seventeen)
}
