import { isServiceDay, type ServiceDay } from '../vocabulary/calendar.ts'
import { Refusal } from '../vocabulary/refusal.ts'

/** What a resident identity number (GB 11643-1999) says of its holder. */
export interface IdNumber {
  /** 18 characters, the check character in upper case. */
  readonly number: string
  readonly birthDate: ServiceDay
  readonly gender: 'female' | 'male'
}

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const
const checkCharacters = '10X98765432'

const checkOf = (digits: string): string => {
  const sum = weights.reduce<number>(
    (total, weight, place) => total + weight * Number(digits[place]),
    0,
  )
  return checkCharacters[sum % 11] ?? ''
}

/** Full-width digits from a Chinese keyboard, spaces between groups, a small x: all as people write it. */
const asWritten = (text: string): string =>
  text.normalize('NFKC').replaceAll(/[\s-]/g, '').toUpperCase()

/**
 * Reads a number, or refuses `id_number_wrong`. Numbers of 15 digits ended in 2013; what is on the old card no
 * longer identifies anybody, so they are refused with a sentence of their own. No birth year is too early.
 */
export const readIdNumber = (text: string): IdNumber => {
  const number = asWritten(text)
  if (/^\d{15}$/.test(number)) throw new Refusal('id_number_wrong', { digits: 15 })
  if (!/^\d{17}[\dX]$/.test(number)) throw new Refusal('id_number_wrong')
  if (checkOf(number) !== number[17]) throw new Refusal('id_number_wrong')
  const birthDate = `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`
  if (!isServiceDay(birthDate)) throw new Refusal('id_number_wrong')
  return { number, birthDate, gender: Number(number[16]) % 2 === 1 ? 'male' : 'female' }
}

/** 310107********1234: enough to recognise, not enough to use. */
export const maskedIdNumber = (number: string): string =>
  `${number.slice(0, 6)}********${number.slice(-4)}`
