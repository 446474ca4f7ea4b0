import { isBirthday } from '../subsidies/calendar-day.rules.ts'
import type { ServiceDay } from '../vocabulary/calendar.ts'

/** A record names one day of birth; families keep it by the sun or by the moon, and nobody minds being wished well twice. */
export const keepsBirthday = (birth: ServiceDay, day: ServiceDay): boolean =>
  isBirthday(birth, day, 'solar') || isBirthday(birth, day, 'lunar')

/** Long noodles for a long life, by whatever a canteen calls them: 长寿面, 寿面套餐. */
export const isBirthdayDish = ({ name }: { readonly name: string }): boolean =>
  name.includes('寿面')
