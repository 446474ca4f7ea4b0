import { dialled } from '../vocabulary/phone-number.ts'
import { Refusal } from '../vocabulary/refusal.ts'

/** Mainland mobile, or a landline with or without its area code: elders dictate both. */
const number = /^(1[3-9]\d{9}|0\d{9,11}|[2-9]\d{6,7})$/

/** Digits only, or null when none was given. Refuses `malformed`, naming the field. */
export const readPhone = (text: string, field: string): string | null => {
  const local = dialled(text)
  if (local === '') return null
  if (!number.test(local)) throw new Refusal('malformed', { where: field })
  return local
}
