import { ageOn, type ServiceDay } from '../vocabulary/calendar.ts'
import { callNameOf, type Named } from '../vocabulary/call-name.ts'
import type { Words } from '../vocabulary/words.ts'

export interface TheDiner extends Omit<Named, 'age'> {
  readonly birthDate: ServiceDay
  readonly today: ServiceDay
}

/** How one calls the diner a notice is about: 陈奶奶. A message to a telephone says no more of her name. */
export const aboutWhom = ({ birthDate, today, ...named }: TheDiner): Words =>
  callNameOf({ ...named, age: ageOn(birthDate, today) })
